import Domain
import HTML
import Storage

extension Paths {
    static let profilePassword = Link(["profile", "password"])
    static let otherSessionsDeletion = Link(["profile", "other-sessions", "deletion"])
    static let knownPlacesDeletion = Link(["profile", "known-places", "deletion"])
    static let acceptance = Link(["invitation"])

    static func sessionDeletion(_ id: ID<Session>) -> Link {
        Link(["profile", "sessions", id.description, "deletion"])
    }
    /// The token is in the query, which our logs do not keep.
    static func invitation(token: String) -> Link { Link(["invitation"], query: [("token", token)]) }
}
