/// The facts from which a suggestion to a finding is made: its own words, its kind, and the incident behind it.
package struct FindingContext: Equatable, Sendable {
    package var kind: FindingKind
    package var title: String
    package var detail: String
    /// The texts about its incident.
    package var incident: String
    /// Whether customers or others from outside saw it first.
    package var wasNoticedOutside: Bool
    /// From the beginning until somebody noticed, where both are known.
    package var minutesUnnoticed: Int?
    /// From being noticed until it no longer hurt, where both are known.
    package var minutesToMitigate: Int?

    package init(
        kind: FindingKind, title: String, detail: String, incident: String = "", wasNoticedOutside: Bool = false,
        minutesUnnoticed: Int? = nil, minutesToMitigate: Int? = nil
    ) {
        self.kind = kind
        self.title = title
        self.detail = detail
        self.incident = incident
        self.wasNoticedOutside = wasNoticedOutside
        self.minutesUnnoticed = minutesUnnoticed
        self.minutesToMitigate = minutesToMitigate
    }

    /// The evidence for a place in time beyond the words.
    package enum Circumstance: Equatable, Sendable {
        case noticedOutside
        case noticedLate(minutes: Int)
        case longRepair(minutes: Int)
    }

    private static let late = 30
    private static let long = 120

    package func circumstance(for position: GuardrailPosition) -> Circumstance? {
        switch position {
        case .detect:
            if let minutesUnnoticed, minutesUnnoticed >= FindingContext.late {
                .noticedLate(minutes: minutesUnnoticed)
            } else {
                wasNoticedOutside ? .noticedOutside : nil
            }
        case .recover:
            if let minutesToMitigate, minutesToMitigate >= FindingContext.long {
                .longRepair(minutes: minutesToMitigate)
            } else {
                nil
            }
        case .prevent, .limit: nil
        }
    }

    private static let longestQuery = 400
    /// A word that counts at least this much is in the finding itself, not only in what is written about its incident.
    static let ownWeight: Float = 0.5

    /// The words with what each of them counts, and each as it was written. Two neighbours count half: each of them
    /// counts already.
    package func query(_ vocabulary: Vocabulary) -> (weights: TermIndex.Query, words: [String: String]) {
        var weights: TermIndex.Query = [:]
        var words: [String: String] = [:]
        for (text, weight) in [(title, Float(1.5)), (detail, 1), (incident, 0.25)] {
            for term in vocabulary.terms(of: text) where weights[term.key] == nil {
                if weights.count >= FindingContext.longestQuery { return (weights, words) }
                weights[term.key] = term.isPair ? weight / 2 : weight
                words[term.key] = term.words
            }
        }
        return (weights, words)
    }
}

extension FindingContext {
    private static let others: Set<String> = Set(
        ["customer", "support", "ticket", "complaint", "caller", "twitter", "outside", "reporter", "public"].map(
            WordForm.stem))

    /// Whether a sentence on how an incident was noticed names people from outside.
    package static func tellsOfOthers(_ howNoticed: String) -> Bool {
        Vocabulary.plain.terms(of: howNoticed, atMost: 200).contains { others.contains($0.key) }
    }
}
