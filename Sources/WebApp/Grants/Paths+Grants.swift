import Domain
import HTML

extension Paths {
    static let grants = Link(["settings", "grants"])
    static let ownLevel = Link(["profile", "level"])

    static func personGrants(_ id: ID<Person>) -> Link { Link(["settings", "people", id.description, "grants"]) }
    static func grantDecision(_ id: ID<Grant>) -> Link { Link(["settings", "grants", id.description, "decision"]) }
    static func grantEnding(_ id: ID<Grant>) -> Link { Link(["settings", "grants", id.description, "ending"]) }
    static func ownGrantEnding(_ id: ID<Grant>) -> Link { Link(["profile", "grants", id.description, "ending"]) }
}
