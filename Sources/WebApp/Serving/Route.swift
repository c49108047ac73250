import Domain
import WebServer

/// The people who may request a page at all. What they see on it is decided when it is read, see `Reading`; what they
/// may change is decided again by the change itself, see `Change.require`.
enum Policy: Equatable, Sendable {
    /// Everybody, including people who are not signed in.
    case anyone
    /// People with a level on the ladder of access, which may be lower for records of their own.
    case person(Need)
    /// Such a person, or a guest of a pre-mortem; a guest then finds only that pre-mortem, see
    /// `Reading.visiblePremortem`.
    case participant(Need)
    /// A program with an API token. It does not need one of our forms, and it can reach only these addresses.
    case token

    static let observer = Policy.person(.observer)
    static let contributor = Policy.person(.contributor)
    static let editor = Policy.person(.editor)
    static let editorOrInvolved = Policy.person(.editorOrInvolved)
    static let editorOrAuthor = Policy.person(.editorOrAuthor)
    static let reviewer = Policy.person(.reviewer)
    static let administrator = Policy.person(.administrator)
}

/// One line of the table of routes.
struct Route: Sendable {
    typealias Handler = @Sendable (Visit) async throws -> Response

    let method: Method
    let pattern: String
    let policy: Policy
    let handler: Handler
    /// Whether a request leaves nothing that leads to its sender: no line in the log, no use of the session, and a form
    /// key without them.
    private(set) var isUntraced = false

    static func get(_ pattern: String, _ policy: Policy, _ handler: @escaping Handler) -> Route {
        Route(method: .get, pattern: pattern, policy: policy, handler: handler)
    }

    /// The same route, whose requests leave nothing that leads to their sender.
    var untraced: Route {
        var route = self
        route.isUntraced = true
        return route
    }

    static func post(_ pattern: String, _ policy: Policy, _ handler: @escaping Handler) -> Route {
        Route(method: .post, pattern: pattern, policy: policy, handler: handler)
    }
}
