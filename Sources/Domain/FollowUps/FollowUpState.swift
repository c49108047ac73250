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

    /// Somebody has promised it and it is not finished.
    package var isCommitted: Bool { self == .committed || self == .inProgress }

    package var isOpen: Bool { self == .proposed || isCommitted }

    /// Where it can go from here. Ways back are there because people mistype, and the history keeps every step.
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

/// What a follow-up needs to be in a state.
package enum FollowUpRule {
    /// - Throws: ``Refusal`` naming each field that is missing.
    package static func check(_ followUp: FollowUp, movingTo state: FollowUpState, from: FollowUpState) throws(Refusal)
    {
        var problems = Problems()
        if state != from && !from.choices.contains(state) {
            problems.add(
                field: "state",
                "A follow-up that is \(from.label.lowercased()) cannot become \(state.label.lowercased()).")
        }
        if state.isCommitted || (state != from && (state == .done || state == .verified)) {
            if followUp.ownerID == nil {
                problems.add(field: "owner", "Choose who owns it: a commitment has one owner.")
            }
            if followUp.due == nil { problems.add(field: "due", "Enter the day it is due: a commitment has a date.") }
        }
        if state == .declined && followUp.declinedReason.isEmpty {
            problems.add(field: "reason", "Write down why it is declined.")
        }
        if state == .superseded && followUp.supersededBy == nil {
            problems.add(field: "superseded_by", "Enter the key of the follow-up that takes its place, such as FU-12.")
        }
        try problems.throwIfAny()
    }
}
