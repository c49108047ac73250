/// A guardrail that a team has, as far as it is compared with a finding.
package struct GuardrailMatch: Equatable, Sendable {
    package let id: ID<Guardrail>
    package let score: Float
    /// The words of the finding that speak for it, as they were written.
    package let words: [String]
}

/// All guardrails of a register by their words, kept up to date by what has changed since it was last asked.
package struct GuardrailIndex: Equatable, Sendable {
    private var index = TermIndex()
    private var ids: [ID<Guardrail>] = []
    /// The latest document of each guardrail; earlier ones are passed over.
    private var latest: [ID<Guardrail>: Int] = [:]

    package init() {}

    package struct Text: Equatable, Sendable {
        package let id: ID<Guardrail>
        package let name: String
        package let statement: String

        package init(id: ID<Guardrail>, name: String, statement: String) {
            self.id = id
            self.name = name
            self.statement = statement
        }
    }

    package mutating func add(_ text: Text, _ vocabulary: Vocabulary) {
        latest[text.id] = index.count
        ids.append(text.id)
        index.add([(vocabulary.terms(of: text.name), 2), (vocabulary.terms(of: text.statement), 1)])
    }

    /// Whether half of it is about guardrails as they no longer are.
    package var isWorn: Bool { ids.count > 100 && ids.count > 2 * latest.count }

    /// Those that share telling words with a finding, the best first.
    package func matches(
        for finding: FindingContext, _ vocabulary: Vocabulary, atMost limit: Int
    ) -> [GuardrailMatch] {
        let query = finding.query(vocabulary)
        let scores = index.scores(query.weights)
        var best: [Int] = []
        for number in scores.indices where scores[number] > 0 && latest[ids[number]] == number {
            if best.count == limit, let last = best.last, scores[last] >= scores[number] { continue }
            let place = best.firstIndex { scores[$0] < scores[number] } ?? best.count
            best.insert(number, at: place)
            if best.count > limit { best.removeLast() }
        }
        return best.map { number in
            // Words that only the incident has are not named: the finding does not say them.
            let telling = index.parts(of: number, query.weights).filter {
                $0.value > 0 && !$0.key.contains(" ") && query.weights[$0.key] ?? 0 >= FindingContext.ownWeight
            }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            return GuardrailMatch(
                id: ids[number], score: scores[number],
                words: telling.prefix(4).compactMap { query.words[$0.key] })
        }
    }
}
