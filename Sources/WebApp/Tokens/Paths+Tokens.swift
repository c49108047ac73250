import Domain
import HTML

extension Paths {
    static let tokens = Link(["settings", "tokens"])
    static func tokenRevocation(_ id: ID<APIToken>) -> Link {
        Link(["settings", "tokens", id.description, "revocation"])
    }
}
