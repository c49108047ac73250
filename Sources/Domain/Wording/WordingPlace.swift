/// A text in which hints are shown, such as a section of a postmortem.
package struct WordingPlace: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case section
        case finding
        case followUp = "follow_up"
        case timelineEvent = "timeline_event"
        case incident

        package var label: String {
            switch self {
            case .section: "a section of a postmortem"
            case .finding: "a finding"
            case .followUp: "a follow-up"
            case .timelineEvent: "an entry of a timeline"
            case .incident: "the description of an incident"
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
    package static func incident(_ id: ID<Incident>) -> Self { Self(.incident, id.rawValue) }

    /// Reads ``description`` back from an address.
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
