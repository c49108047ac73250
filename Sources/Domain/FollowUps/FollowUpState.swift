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

/// The conditions for a follow-up to enter a state.
package enum FollowUpRule {
    /// - Throws: ``Refusal`` naming each field that is missing.
    package static func check(_ followUp: FollowUp, movingTo state: FollowUpState, from: FollowUpState) throws(Refusal)
    {
        var problems = Problems()
        if state != from && !from.choices.contains(state) {
            problems.add(
                field: "state",
                "A follow-up in the state “\(from.label.lowercased())” cannot become “\(state.label.lowercased())”.")
        }
        if state.isCommitted || (state != from && (state == .done || state == .verified)) {
            if followUp.ownerID == nil {
                problems.add(field: "owner", "Choose an owner: every commitment has one owner.")
            }
            if followUp.due == nil { problems.add(field: "due", "Enter a due date: every commitment has one.") }
        }
        if state == .declined && followUp.declinedReason.isEmpty {
            problems.add(field: "reason", "Enter the reason for declining it.")
        }
        if state == .superseded && followUp.supersededBy == nil {
            problems.add(field: "superseded_by", "Enter the key of the follow-up that replaces it, such as FU-12.")
        }
        try problems.throwIfAny()
    }
}
