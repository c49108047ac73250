import WebServer

/// The people who may request a page at all. What they see on it is decided when it is read, see `Reading`.
enum Policy: Sendable {
    /// Everybody, including people who are not signed in.
    case anyone
    /// A member, or a guest of a pre-mortem; a guest then finds only that pre-mortem, see `Reading.visiblePremortem`.
    case participant
    case member
    case administrator
    /// A program with an API token. It does not need one of our forms, and it can reach only these addresses.
    case token
}

/// One line of the table of routes.
struct Route: Sendable {
    typealias Handler = @Sendable (Visit) async throws -> Response

    let method: Method
    let pattern: String
    let policy: Policy
    let handler: Handler

    static func get(_ pattern: String, _ policy: Policy, _ handler: @escaping Handler) -> Route {
        Route(method: .get, pattern: pattern, policy: policy, handler: handler)
    }

    static func post(_ pattern: String, _ policy: Policy, _ handler: @escaping Handler) -> Route {
        Route(method: .post, pattern: pattern, policy: policy, handler: handler)
    }
}
