/// Whether a pre-mortem shows who wrote what. The choice is fixed when the pre-mortem starts, and shown to everyone.
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
            "Nobody is shown who wrote a card. Until the pre-mortem ends, Handrail remembers which cards are yours, so that you can change them; then it forgets that for good."
        case .namedAfterReveal: "Cards are first read without names. After the reveal, each card shows who wrote it."
        case .named: "Each card shows who wrote it as soon as the cards are revealed."
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

    /// Whether the pre-mortem shows who has written something, and how much.
    package func showsWriters(in phase: PremortemPhase) -> Bool { self == .named || showsNames(in: phase) }
}
