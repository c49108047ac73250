import Domain
import HTML

extension Paths {
    static let launches = Link(["launches"])
    static let newLaunch = Link(["launches", "new"])
    static func launch(_ id: ID<Launch>) -> Link { Link(["launches", id.description]) }
    static func launchEdit(_ id: ID<Launch>) -> Link { Link(["launches", id.description, "edit"]) }
    static func launchDeletion(_ id: ID<Launch>) -> Link { Link(["launches", id.description, "deletion"]) }
    static func launchCheck(_ guardrail: ID<Guardrail>, of id: ID<Launch>) -> Link {
        Link(["launches", id.description, "checks", guardrail.key.description])
    }

    static let join = Link(["join"])
    static func join(_ code: JoinCode) -> Link { Link(["join", code.spoken]) }

    static let premortems = Link(["pre-mortems"])
    static func newPremortem(launch: ID<Launch>? = nil) -> Link {
        Link(["pre-mortems", "new"], query: launch.map { [("launch", $0.description)] } ?? [])
    }
    static func premortem(_ id: ID<Premortem>) -> Link { premortem(id, []) }
    static func premortem(_ id: ID<Premortem>, _ rest: [String]) -> Link {
        Link(["pre-mortems", id.key.description] + rest)
    }
    static func premortemMarkdown(_ id: ID<Premortem>) -> Link { Link(["pre-mortems", "\(id.key).md"]) }
    static func card(_ card: ID<Card>, of id: ID<Premortem>, _ rest: [String] = []) -> Link {
        premortem(id, ["cards", card.description] + rest)
    }
    /// The risk on the page of its session.
    static func risk(_ risk: ID<Risk>, of id: ID<Premortem>) -> Link { premortem(id).anchored("risk-\(risk)") }
    static func risk(_ risk: ID<Risk>, of id: ID<Premortem>, _ rest: [String]) -> Link {
        premortem(id, ["risks", risk.description] + rest)
    }
    static func foresight(_ id: ID<Incident>) -> Link { Link(["incidents", id.key.description, "foresight"]) }
}
