/// The five times of an incident. *Raised* is separate from *noticed* because the time between seeing a problem and
/// telling others is the time that a team can shorten most easily.
package enum IncidentMark: String, CaseIterable, Sendable {
    case started
    case noticed
    case raised
    case mitigated
    case resolved

    package var label: String {
        switch self {
        case .started: "Started"
        case .noticed: "Noticed"
        case .raised: "Alarm raised"
        case .mitigated: "Mitigated"
        case .resolved: "Resolved"
        }
    }

    package var help: String {
        switch self {
        case .started: "When the harm began, often known only later."
        case .noticed: "When somebody or something first saw it."
        case .raised: "When the others were told."
        case .mitigated: "When the harm stopped."
        case .resolved: "When it was over."
        }
    }

    /// The verb for a gap that ends at this mark: "noticed after 45 min".
    package var verb: String {
        switch self {
        case .started: "started"
        case .noticed: "noticed"
        case .raised: "raised"
        case .mitigated: "mitigated"
        case .resolved: "resolved"
        }
    }
}
