/// The rules of one language, and what they are made of. `Templates/wording/en.md` holds them.
package struct WordingRulebook: Equatable, Sendable {
    package let language: TextLanguage
    package let rules: [WordingRule]
    let lexicon: WordingLexicon
    let index: WordingIndex

    package static let empty = WordingRulebook(language: .english, rules: [], lexicon: WordingLexicon())

    /// Reads a rules file behind its front matter. The file says itself how it is written.
    ///
    /// - Parameters:
    ///   - firstLine: the number of the first line of `body` in its file.
    ///   - names: first and last names of people, beside those in the class `name`.
    /// - Throws: ``WordingRulesProblem``, which names the line.
    package init(
        language: TextLanguage, body: String, firstLine: Int = 1, names: [String] = []
    ) throws(WordingRulesProblem) {
        self = try WordingRulebook.read(language, body, firstLine, names)
    }

    /// The hints for a text, in the order of the text; none where it is written in another language.
    ///
    /// - Parameter people: who may be spoken of by name, beyond the names that come with the rules.
    package func hints(
        for text: String, as kind: WordingTextKind = .prose, people: WordingPeople = .nobody
    ) -> [WordingHint] {
        reading(of: text, as: kind, people: people).hints
    }
}

/// The kind of a text, which decides the measure it is judged by.
package enum WordingTextKind: Sendable {
    /// An analysis, a finding, a follow-up; its lines that begin with a time are entries of a timeline all the same.
    case prose
    /// An entry of a timeline: what was done and thought at the time.
    case timeline
}

/// The people that a text may speak of by name, beyond the names that come with the rules, and their teams.
package struct WordingPeople: Equatable, Sendable {
    private var names: Set<String> = []
    /// The words of the teams' names, the longer names first.
    private(set) var teams: [[String]] = []

    /// - Parameters:
    ///   - names: as they are written, such as “Lena Fischer”; each part of a name is known by itself.
    ///   - teams: as they are written, such as “Falcon” or “Search and Storage”.
    package init(names: some Sequence<String>, teams: [String] = []) {
        for name in names {
            for part in name.split(whereSeparator: { $0 == " " || $0 == "." || $0 == "," }) where part.utf8.count > 1 {
                self.names.insert(part.lowercased())
            }
        }
        self.teams = teams.map { $0.lowercased().split(separator: " ").map(String.init) }
            .filter { !$0.isEmpty }
            .sorted { $0.count > $1.count }
    }

    package static let nobody = WordingPeople(names: EmptyCollection())

    func contains(_ word: String) -> Bool { names.contains(word) }
}

/// A place in a text, and the rule that found it.
package struct WordingHint: Equatable, Sendable {
    package let rule: WordingRule
    /// In UTF-16 units, as scripts count.
    package let range: Range<Int>
    /// The words found, as they were written.
    package let words: String
    /// The pattern that found them, as the rules file has it.
    package let pattern: String
    /// Both counted from 1; the column in characters as an editor shows them.
    package let line: Int
    package let column: Int
}

/// One way of blaming somebody, with why it does harm and how it could be said about the system instead.
package struct WordingRule: Equatable, Sendable {
    /// Its name in the rules file, in the database and in the output of `handrail lint`.
    package let id: String
    package let title: String
    package let category: WordingCategory
    /// A sentence that gets the hint, and one that looks like it and does not.
    package let example: String
    package let counterExample: String
    package let why: String
    package let instead: String
    /// Whether it is also looked for in the entries of a timeline.
    let isForTimelines: Bool
    /// Whether it is also looked for in what somebody else is quoted with.
    let isForQuotations: Bool
    /// The possible subjects of the first word found. Empty: it does not matter.
    let who: Set<WordingActor>
    let says: [WordingPattern]
    /// Words in the same sentence that take the hint back.
    let unless: [WordingPattern]
}

/// The subject of a wording hint.
package enum WordingCategory: String, CaseIterable, Codable, Sendable {
    case humanError = "human_error"
    case individual
    case team
    case shouldHave = "should_have"
    case carelessness
    case hindsight
    case beCareful = "be_careful"
    case punishment
    case sarcasm
    case singleCause = "single_cause"

    package var label: String {
        switch self {
        case .humanError: "Human error as the cause"
        case .individual: "An individual singled out"
        case .team: "A team singled out"
        case .shouldHave: "“Should have” about people"
        case .carelessness: "Carelessness or judgement"
        case .hindsight: "Obvious in hindsight"
        case .beCareful: "“Be more careful” as an action"
        case .punishment: "Punishment and trust"
        case .sarcasm: "Sarcasm"
        case .singleCause: "One person as the single cause"
        }
    }
}

/// The language a text is written in, as far as its small words tell.
package enum TextLanguage: String, CaseIterable, Sendable {
    case english = "en"
    case german = "de"
    case french = "fr"
    case spanish = "es"
    case italian = "it"
    case portuguese = "pt"
    case dutch = "nl"
    case scandinavian = "sv"
    case polish = "pl"
    case other = "und"

    package static func of(_ text: String) -> TextLanguage { of(WordingTokens.sentences(of: WordingMask(text))) }
}

/// A mistake in a file of wording rules, in a sentence for its author.
package struct WordingRulesProblem: Error, Equatable {
    package let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}
