import Foundation

/// A text in which hints are shown, such as a section of a postmortem.
package struct WordingPlace: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case section
        case finding
        case followUp = "follow_up"
        case timelineEvent = "timeline_event"

        package var label: String {
            switch self {
            case .section: "a section of a postmortem"
            case .finding: "a finding"
            case .followUp: "a follow-up"
            case .timelineEvent: "an entry of a timeline"
            }
        }
    }

    package let kind: Kind
    package let number: Int64

    package init(_ kind: Kind, _ number: Int64) {
        self.kind = kind
        self.number = number
    }

    package static func section(_ id: ID<PostmortemSection>) -> Self { Self(.section, id.rawValue) }
    package static func finding(_ id: ID<Finding>) -> Self { Self(.finding, id.rawValue) }
    package static func followUp(_ id: ID<FollowUp>) -> Self { Self(.followUp, id.rawValue) }
    package static func timelineEvent(_ id: ID<TimelineEvent>) -> Self { Self(.timelineEvent, id.rawValue) }

    /// From what ``description`` gives, as it stands in an address.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), let number = Int64(parts[1]), number > 0
        else { return nil }
        self.init(kind, number)
    }
}

extension WordingPlace: CustomStringConvertible {
    /// `section-12`
    package var description: String { "\(kind.rawValue)-\(number)" }
}

/// A hint that somebody does not want to see again, with the reason: these words in one place, or a rule for the whole team.
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

    package func covers(_ hint: WordingHint, at place: WordingPlace?) -> Bool {
        guard rule == hint.rule.id else { return false }
        guard let own = self.place else { return true }
        return own == place && WordingDismissal.folded(words) == WordingDismissal.folded(hint.words)
    }

    /// The same words after a new line break or with another capital are the same words.
    private static func folded(_ words: String) -> String {
        words.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension [WordingHint] {
    /// Without those that somebody has dismissed here or for the team.
    package func without(_ dismissals: [WordingDismissal], at place: WordingPlace?) -> [WordingHint] {
        filter { hint in !dismissals.contains { $0.covers(hint, at: place) } }
    }
}
