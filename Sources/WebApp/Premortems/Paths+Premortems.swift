import Domain
import HTML

extension Paths {
    static let join = Link(["join"])
    static func join(_ code: JoinCode) -> Link { join(typed: code.spoken) }
    /// - Parameter typed: the code as typed, possibly with mistakes.
    static func join(typed: String) -> Link { Link(["join", typed]) }

    static let premortems = Link(["pre-mortems"])
    /// The address that a new pre-mortem is sent to.
    static func premortems(launch: ID<Launch>?) -> Link {
        Link(["pre-mortems"], query: launch.map { [("launch", $0.description)] } ?? [])
    }
    static func premortems(page: Int) -> Link { Link(["pre-mortems"], query: [("page", String(page))]) }
    static func newPremortem(launch: ID<Launch>? = nil) -> Link {
        Link(["pre-mortems", "new"], query: launch.map { [("launch", $0.description)] } ?? [])
    }
    static func premortem(_ id: ID<Premortem>) -> Link { within(id) }
    static func premortemMarkdown(_ id: ID<Premortem>) -> Link { Link(["pre-mortems", "\(id.key).md"]) }
    static func premortemDecision(_ id: ID<Premortem>) -> Link { within(id, "decision") }
    static func premortemConditions(_ id: ID<Premortem>) -> Link { within(id, "conditions") }
    static func lookBack(_ id: ID<Premortem>) -> Link { within(id, "look-back") }
    static func premortemProjector(_ id: ID<Premortem>) -> Link { within(id, "projector") }
    static func premortemParticipants(_ id: ID<Premortem>) -> Link { within(id, "participants") }
    static func groupingReversals(_ id: ID<Premortem>) -> Link { within(id, "grouping", "reversals") }
    static func premortemDots(_ id: ID<Premortem>) -> Link { within(id, "dots") }
    static func premortemFacilitator(_ id: ID<Premortem>) -> Link { within(id, "facilitator") }
    static func premortemPhase(_ id: ID<Premortem>) -> Link { within(id, "phase") }
    static func premortemEdit(_ id: ID<Premortem>) -> Link { within(id, "edit") }
    static func premortemTimer(_ id: ID<Premortem>) -> Link { within(id, "timer") }
    static func premortemDeletion(_ id: ID<Premortem>) -> Link { within(id, "deletion") }
    static func premortemCards(_ id: ID<Premortem>) -> Link { within(id, "cards") }
    static func ownCard(_ id: ID<Premortem>) -> Link { within(id, "own-card") }
    static func ownCardRestoration(_ id: ID<Premortem>) -> Link { within(id, "own-card", "restoration") }
    static func ownCardWithdrawal(_ id: ID<Premortem>) -> Link { within(id, "own-card", "withdrawal") }
    static func premortemConditionDeletion(_ followUp: ID<FollowUp>, of id: ID<Premortem>) -> Link {
        within(id, "conditions", followUp.key.description, "deletion")
    }
    /// The address for moving a card to another risk.
    static func cardRisk(_ card: ID<Card>, of id: ID<Premortem>) -> Link {
        within(id, "cards", card.description, "risk")
    }
    static func risk(_ id: ID<Risk>) -> Link { Link(["risks", id.description]) }
    /// The risk on the page of its pre-mortem.
    static func risk(_ risk: ID<Risk>, of id: ID<Premortem>) -> Link { premortem(id).anchored("risk-\(risk)") }
    static func riskUpdate(_ risk: ID<Risk>, of id: ID<Premortem>) -> Link {
        within(id, "risks", risk.description)
    }
    static func riskMerger(_ risk: ID<Risk>, of id: ID<Premortem>) -> Link {
        within(id, "risks", risk.description, "merger")
    }
    static func riskAssessment(_ risk: ID<Risk>, of id: ID<Premortem>) -> Link {
        within(id, "risks", risk.description, "assessment")
    }
    static func riskGuardrail(_ risk: ID<Risk>, of id: ID<Premortem>) -> Link {
        within(id, "risks", risk.description, "guardrail")
    }
    static func riskFollowUp(_ risk: ID<Risk>, of id: ID<Premortem>) -> Link {
        within(id, "risks", risk.description, "follow-up")
    }
    static func riskAcceptance(_ risk: ID<Risk>, of id: ID<Premortem>) -> Link {
        within(id, "risks", risk.description, "acceptance")
    }
    static func foresight(_ id: ID<Incident>) -> Link { within(id, "foresight") }

    private static func within(_ id: ID<Premortem>, _ rest: String...) -> Link {
        Link(["pre-mortems", id.key.description] + rest)
    }
}
