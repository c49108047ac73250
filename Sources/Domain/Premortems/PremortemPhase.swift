/// How far a pre-mortem has come. It moves one step at a time.
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

    /// What everyone does in it, said to them.
    package var help: String {
        switch self {
        case .lobby: "People arrive. It begins when the facilitator moves on."
        case .brief: "Read what is to be launched. Ask now what you do not understand."
        case .silentWriting:
            "Everyone writes alone. Nobody sees the cards of anybody else yet, only how many there are."
        case .reveal: "All cards, in no particular order. Read them; explain what is not clear."
        case .grouping: "Put together what says the same thing. Each group is one risk."
        case .voting: "Spread your dots over the risks that worry you most. Nobody sees the votes until voting ends."
        case .mitigation: "Each of the leading risks becomes a guardrail, a follow-up, or is accepted with a reason."
        case .decision: "Go, go with conditions, or no go."
        case .closed: "The session is over. What it found is below."
        case .lookedBack: "The launch has happened, and the risks were compared with what came true."
        }
    }

    /// The steps of the session itself, in order.
    package static let session: [PremortemPhase] = [
        .lobby, .brief, .silentWriting, .reveal, .grouping, .voting, .mitigation, .decision, .closed,
    ]

    /// Where the facilitator can go from here. Nothing leads back out of the end: what tied cards to their writers is gone.
    package var next: PremortemPhase? {
        isOver ? nil : PremortemPhase.session.firstIndex(of: self).map { PremortemPhase.session[$0 + 1] }
    }

    package var previous: PremortemPhase? {
        guard !isOver, let index = PremortemPhase.session.firstIndex(of: self), index > 0 else { return nil }
        return PremortemPhase.session[index - 1]
    }

    package var isOver: Bool { self == .closed || self == .lookedBack }

    private var number: Int { PremortemPhase.allCases.firstIndex(of: self) ?? 0 }

    package func isAtLeast(_ other: PremortemPhase) -> Bool { number >= other.number }

    /// Whether everyone sees everyone's cards. Before that they are not sent at all.
    package var showsCards: Bool { isAtLeast(.reveal) }

    package var showsRisks: Bool { isAtLeast(.grouping) }

    /// Whether the totals are known. Before that nobody's dots but one's own are sent.
    package var showsVotes: Bool { isAtLeast(.mitigation) }

    /// A thought that comes late is still taken, until the voting: nothing typed is lost because somebody moved on.
    package var takesCards: Bool { isAtLeast(.silentWriting) && !isAtLeast(.voting) }

    /// The button that leads here, for the facilitator.
    package var actionLabel: String {
        switch self {
        case .lobby: "Back to the lobby"
        case .brief: "Begin with the brief"
        case .silentWriting: "Start the silent writing"
        case .reveal: "Reveal the cards"
        case .grouping: "Start grouping"
        case .voting: "Start voting"
        case .mitigation: "End the voting"
        case .decision: "Go on to the decision"
        case .closed: "Close the session"
        case .lookedBack: "Look back"
        }
    }
}

/// What a session says about who wrote what. It is fixed when the session starts, and shown to everyone.
package enum Anonymity: String, CaseIterable, Sendable {
    case anonymous
    case namedAfterReveal = "named_after_reveal"
    case named

    package var label: String {
        switch self {
        case .anonymous: "Anonymous"
        case .namedAfterReveal: "Names after the reveal"
        case .named: "With names"
        }
    }

    package var help: String {
        switch self {
        case .anonymous:
            "No author is stored with a card. Until the session ends its writer can change it; then what tied them together is destroyed."
        case .namedAfterReveal: "Cards are read without names first. Once the reveal is over, each shows who wrote it."
        case .named: "Each card shows who wrote it as soon as the cards are shown."
        }
    }

    /// Whether a card shows its writer.
    package func showsNames(in phase: PremortemPhase) -> Bool {
        switch self {
        case .anonymous: false
        case .namedAfterReveal: phase.isAtLeast(.grouping)
        case .named: phase.isAtLeast(.reveal)
        }
    }

    /// Whether it is shown who has written something, and how much.
    package func showsWriters(in phase: PremortemPhase) -> Bool { self == .named || showsNames(in: phase) }
}

package enum Pace: String, CaseIterable, Sendable {
    case together
    case overDays = "over_days"

    package var label: String {
        switch self {
        case .together: "Together, in one sitting"
        case .overDays: "Over days"
        }
    }

    package var help: String {
        switch self {
        case .together: "Everyone is there at the same time, in one room or several. About thirty minutes."
        case .overDays: "Writing and voting stay open for days, and everyone takes part when it suits them."
        }
    }

    /// How long a facilitator may be away before somebody else can take over.
    package var patience: Double {
        switch self {
        case .together: 20
        case .overDays: 24 * 3_600
        }
    }
}
