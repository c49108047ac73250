/// The state of an incident, from the first report to its last open question.
package enum IncidentState: String, CaseIterable, Sendable {
    case reported
    case active
    case mitigated
    case resolved
    /// The incident is over, and its postmortem and its follow-ups are being finished. Stored and sent as `in_review`,
    /// the word of earlier releases.
    case postIncident = "in_review"
    case closed
    case dismissed
    case merged

    package var label: String {
        switch self {
        case .reported: "Reported"
        case .active: "Active"
        case .mitigated: "Mitigated"
        case .resolved: "Resolved"
        case .postIncident: "Post-incident"
        case .closed: "Closed"
        case .dismissed: "Dismissed"
        case .merged: "Merged"
        }
    }

    /// Whether the incident is still doing harm, or might be.
    package var isOngoing: Bool {
        switch self {
        case .reported, .active, .mitigated: true
        case .resolved, .postIncident, .closed, .dismissed, .merged: false
        }
    }

    /// Whether there is something left to do or to learn.
    package var isOpen: Bool {
        switch self {
        case .reported, .active, .mitigated, .resolved, .postIncident: true
        case .closed, .dismissed, .merged: false
        }
    }

    /// The position in the normal sequence; nil for states outside it.
    var step: Int? {
        switch self {
        case .reported: 0
        case .active: 1
        case .mitigated: 2
        case .resolved: 3
        case .postIncident: 4
        case .closed: 5
        case .dismissed, .merged: nil
        }
    }
}
