import Foundation

/// A hint that somebody does not want to see again, with the reason: these words in one place, or a rule for the whole
/// team.
package struct WordingDismissal: Equatable, Sendable {
    package enum Scope: String, CaseIterable, Sendable {
        case place, team
    }

    package let id: ID<WordingDismissal>
    /// The name of the rule in the rules file; it may be gone from there.
    package let rule: String
    /// Nil for the whole team.
    package let place: WordingPlace?
    /// The incident the place belongs to.
    package let incidentID: ID<Incident>?
    /// As they stood there; empty for the whole team.
    package let words: String
    package let reason: String
    package let at: Date
    package let by: String?

    package init(
        id: ID<WordingDismissal>, rule: String, place: WordingPlace?, incidentID: ID<Incident>?, words: String,
        reason: String, at: Date, by: String?
    ) {
        self.id = id
        self.rule = rule
        self.place = place
        self.incidentID = incidentID
        self.words = words
        self.reason = reason
        self.at = at
        self.by = by
    }

    /// Whether it takes away the hint of a rule on these words in this place.
    package func covers(rule: String, words: String, at place: WordingPlace?) -> Bool {
        guard rule == self.rule else { return false }
        guard let own = self.place else { return true }
        return own == place && WordingDismissal.folded(self.words) == WordingDismissal.folded(words)
    }

    /// The same words after a new line break or with another capital are the same words.
    private static func folded(_ words: String) -> String {
        words.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
