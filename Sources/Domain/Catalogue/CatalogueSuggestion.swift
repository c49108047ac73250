/// An entry that may answer a finding, with what led to it.
package struct CatalogueSuggestion: Equatable, Sendable {
    package let entry: CatalogueEntry
    package let score: Float
    /// The words of the finding that speak most for it, as they were written, the most telling first.
    package let words: [String]
    /// Those that are only in what is written about the incident.
    package let wordsOfIncident: [String]
    /// The failure of the entry's list that is most like the finding.
    package let likeness: String?
    /// Whether it answers findings of this kind.
    package let fitsKind: Bool
    package let circumstance: FindingContext.Circumstance?
    /// How often this team accepted it, and turned it down, for findings with the same words.
    package let accepted: Int
    package let turnedDown: Int
}

extension Catalogue {
    /// Enough to choose from, and few enough to read.
    package static let suggested = 8
    private static let kindBonus: Float = 1
    private static let circumstanceBonus: Float = 0.5

    /// All entries for a finding, the best first; of those that fit equally, the strongest. There is always an answer:
    /// where no word fits, the kind of finding decides.
    ///
    /// - Parameters:
    ///   - lessons: what the team accepted and turned down for findings with the same words.
    ///   - excluded: the slugs of entries that are not suggested.
    package func suggestions(
        for finding: FindingContext, lessons: [SuggestionLesson] = [], excluding excluded: Set<String> = [],
        atMost limit: Int = Catalogue.suggested
    ) -> [CatalogueSuggestion] {
        let query = finding.query(vocabulary)
        let scores = index.scores(query.weights)
        let lessons = Dictionary(grouping: lessons, by: \.entry)
        let ranked = entries.indices.filter { !excluded.contains(entries[$0].slug) }.map { number in
            (number: number, score: scores[number] + extra(number, finding, lessons))
        }.sorted { ($1.score, $0.number) < ($0.score, $1.number) }
        return ranked.prefix(limit).map { suggestion($0.number, $0.score, finding, query, lessons) }
    }

    /// The score of every entry, by slug, for ranking guardrails that were made from one.
    package func scores(for finding: FindingContext) -> [String: Float] {
        let scores = index.scores(finding.query(vocabulary).weights)
        return Dictionary(zip(entries.map(\.slug), scores)) { first, _ in first }
    }

    /// The words by which a verdict on a suggestion is remembered: the most telling of a finding, in the form in which
    /// they are compared.
    package func tellingTerms(of finding: FindingContext, atMost limit: Int = 12) -> [String] {
        let terms = vocabulary.terms(of: "\(finding.title)\n\(finding.detail)").filter { !$0.isPair }.map(\.key)
        let weights = Dictionary(terms.map { ($0, index.weight(of: $0)) }) { first, _ in first }
        return weights.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(
            \.key)
    }

    private func extra(
        _ number: Int, _ finding: FindingContext, _ lessons: [String: [SuggestionLesson]]
    ) -> Float {
        let entry = entries[number]
        return (entry.findings.contains(finding.kind) ? Catalogue.kindBonus : 0)
            + (finding.circumstance(for: entry.position) == nil ? 0 : Catalogue.circumstanceBonus)
            + SuggestionLesson.effect(of: lessons[entry.slug] ?? [], weight: index.weight(of:))
    }

    private func suggestion(
        _ number: Int, _ score: Float, _ finding: FindingContext,
        _ query: (weights: TermIndex.Query, words: [String: String]), _ lessons: [String: [SuggestionLesson]]
    ) -> CatalogueSuggestion {
        let entry = entries[number]
        let parts = index.parts(of: number, query.weights).filter { $0.value > 0 }
        let telling = parts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        let own = telling.filter { (query.weights[$0] ?? 0) >= FindingContext.ownWeight }
        let incident = telling.filter { (query.weights[$0] ?? 0) < FindingContext.ownWeight }
        let taught = lessons[entry.slug] ?? []
        return CatalogueSuggestion(
            entry: entry, score: score, words: Catalogue.spoken(own, query.words, 4),
            wordsOfIncident: Catalogue.spoken(incident, query.words, 2), likeness: likeness(of: number, parts),
            fitsKind: entry.findings.contains(finding.kind), circumstance: finding.circumstance(for: entry.position),
            accepted: taught.map(\.accepted).max() ?? 0, turnedDown: taught.map(\.turnedDown).max() ?? 0)
    }

    /// The words as they were written, without those that a pair named before has already.
    private static func spoken(_ keys: [String], _ words: [String: String], _ limit: Int) -> [String] {
        var spoken: [String] = []
        var known: Set<Substring> = []
        for key in keys where spoken.count < limit {
            let halves = key.split(separator: " ")
            if halves.allSatisfy(known.contains) { continue }
            known.formUnion(halves)
            if let words = words[key] { spoken.append(words) }
        }
        return spoken
    }

    private func likeness(of number: Int, _ parts: [String: Float]) -> String? {
        var best: (failure: String, sum: Float)?
        for (failure, keys) in zip(entries[number].failures, failureKeys[number]) {
            let sum = parts.reduce(Float(0)) { keys.contains($1.key) ? $0 + $1.value : $0 }
            if sum > best?.sum ?? 0 { best = (failure, sum) }
        }
        return best?.failure
    }
}
