import Domain
import HTML

extension Paths {
    static let join = Link(["join"])
    static func join(_ code: JoinCode) -> Link { join(typed: code.spoken) }
    /// - Parameter typed: as somebody typed it, who may have been mistaken.
    static func join(typed: String) -> Link { Link(["join", typed]) }

    static let premortems = Link(["pre-mortems"])
    /// Where a new one is sent.
    static func premortems(launch: ID<Launch>?) -> Link {
        Link(["pre-mortems"], query: launch.map { [("launch", $0.description)] } ?? [])
    }
    static func premortems(page: Int) -> Link { Link(["pre-mortems"], query: [("page", String(page))]) }
    static func newPremortem(launch: ID<Launch>? = nil) -> Link {
        Link(["pre-mortems", "new"], query: launch.map { [("launch", $0.description)] } ?? [])
    }
    static func premortem(_ id: ID<Premortem>) -> Link { premortem(id, []) }
    static func premortem(_ id: ID<Premortem>, _ rest: [String]) -> Link {
        Link(["pre-mortems", id.key.description] + rest)
    }
    static func premortemMarkdown(_ id: ID<Premortem>) -> Link { Link(["pre-mortems", "\(id.key).md"]) }
    static func card(_ card: ID<Card>, of id: ID<Premortem>, _ rest: [String]) -> Link {
        premortem(id, ["cards", card.description] + rest)
    }
    static func risk(_ id: ID<Risk>) -> Link { Link(["risks", id.description]) }
    /// The risk on the page of its session.
    static func risk(_ risk: ID<Risk>, of id: ID<Premortem>) -> Link { premortem(id).anchored("risk-\(risk)") }
    static func risk(_ risk: ID<Risk>, of id: ID<Premortem>, _ rest: [String]) -> Link {
        premortem(id, ["risks", risk.description] + rest)
    }
    static func foresight(_ id: ID<Incident>) -> Link { Link(["incidents", id.key.description, "foresight"]) }
}
