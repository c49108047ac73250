package enum FollowUpState: String, CaseIterable, Sendable {
    case proposed
    case committed
    case inProgress = "in_progress"
    case done
    case verified
    case declined
    case superseded

    package var label: String {
        switch self {
        case .proposed: "Proposed"
        case .committed: "Committed"
        case .inProgress: "In progress"
        case .done: "Done"
        case .verified: "Verified"
        case .declined: "Declined"
        case .superseded: "Superseded"
        }
    }

    /// Whether somebody has committed to it and it is not finished.
    package var isCommitted: Bool { self == .committed || self == .inProgress }

    package var isOpen: Bool { self == .proposed || isCommitted }

    /// The states that can follow this one. Steps back are allowed because people make mistakes, and the history keeps
    /// every step.
    package var choices: [FollowUpState] {
        switch self {
        case .proposed: [.committed, .declined, .superseded]
        case .committed: [.inProgress, .done, .proposed, .declined, .superseded]
        case .inProgress: [.done, .committed, .declined, .superseded]
        case .done: [.verified, .inProgress]
        case .verified: [.inProgress]
        case .declined, .superseded: [.proposed]
        }
    }

    package var actionLabel: String {
        switch self {
        case .proposed: "Back to proposed"
        case .committed: "Commit to it"
        case .inProgress: "Start work"
        case .done: "Mark as done"
        case .verified: "Mark as verified"
        case .declined: "Decline"
        case .superseded: "Superseded by another"
        }
    }
}
