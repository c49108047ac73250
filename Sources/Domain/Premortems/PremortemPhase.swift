/// A phase of a pre-mortem. The pre-mortem moves one phase at a time.
package enum PremortemPhase: String, CaseIterable, Sendable {
    case lobby
    case brief
    case silentWriting = "silent_writing"
    case reveal
    case grouping
    case voting
    case mitigation
    case decision
    case closed
    case lookedBack = "looked_back"

    package var label: String {
        switch self {
        case .lobby: "Lobby"
        case .brief: "Brief"
        case .silentWriting: "Silent writing"
        case .reveal: "Reveal"
        case .grouping: "Grouping"
        case .voting: "Voting"
        case .mitigation: "Mitigation"
        case .decision: "Decision"
        case .closed: "Closed"
        case .lookedBack: "Looked back"
        }
    }

    /// Instructions for everyone in this phase.
    package var help: String {
        switch self {
        case .lobby: "People arrive. The pre-mortem begins when the facilitator moves on."
        case .brief: "Read about the launch. Ask now about anything you do not understand."
        case .silentWriting:
            "Everyone writes alone. You cannot see anybody else's cards yet, only how many there are."
        case .reveal: "Here are all cards, in random order. Read them and explain anything unclear."
        case .grouping: "Group cards that say the same thing. Each group is one risk."
        case .voting:
            "Each dot is a vote. Spread yours over the risks that worry you most, several on one if you like. "
                + "The totals are shown when voting ends."
        case .mitigation: "Each leading risk becomes a guardrail or a follow-up, or is accepted with a reason."
        case .decision: "Go, go with conditions, or no go."
        case .closed: "The pre-mortem is over. Its results are below."
        case .lookedBack: "The launch has happened, and the risks have been compared with what came true."
        }
    }

    /// The steps of the pre-mortem itself, in order.
    package static let steps: [PremortemPhase] = [
        .lobby, .brief, .silentWriting, .reveal, .grouping, .voting, .mitigation, .decision, .closed,
    ]

    /// The phase that the facilitator can move to. There is no way back after the end, because the link between cards
    /// and their writers is destroyed.
    package var next: PremortemPhase? {
        isOver ? nil : PremortemPhase.steps.firstIndex(of: self).map { PremortemPhase.steps[$0 + 1] }
    }

    package var previous: PremortemPhase? {
        guard !isOver, let index = PremortemPhase.steps.firstIndex(of: self), index > 0 else { return nil }
        return PremortemPhase.steps[index - 1]
    }

    package var isOver: Bool { self == .closed || self == .lookedBack }

    private var number: Int { PremortemPhase.allCases.firstIndex(of: self) ?? 0 }

    package func isAtLeast(_ other: PremortemPhase) -> Bool { number >= other.number }

    /// Whether everyone sees everyone's cards. Before that, other people's cards are not sent at all.
    package var showsCards: Bool { isAtLeast(.reveal) }

    package var showsRisks: Bool { isAtLeast(.grouping) }

    /// Whether the totals are shown. Before that, each person is sent only their own dots.
    package var showsVotes: Bool { isAtLeast(.mitigation) }

    /// Whether cards are accepted. Late cards are accepted until voting, so that nothing typed is lost because somebody
    /// moved on.
    package var takesCards: Bool { isAtLeast(.silentWriting) && !isAtLeast(.voting) }

    /// The label of the facilitator's button that leads here.
    package var actionLabel: String {
        switch self {
        case .lobby: "Back to the lobby"
        case .brief: "Start with the brief"
        case .silentWriting: "Start the silent writing"
        case .reveal: "Reveal the cards"
        case .grouping: "Start grouping"
        case .voting: "Start voting"
        case .mitigation: "End the voting"
        case .decision: "Move on to the decision"
        case .closed: "Close the pre-mortem"
        case .lookedBack: "Look back"
        }
    }
}
