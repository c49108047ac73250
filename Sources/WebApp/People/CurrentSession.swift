import WebServer

/// The answer at `/session`.
enum CurrentSession {
    /// Says who is signed in in this browser, and the token for the forms of their open pages.
    static func show(_ visit: Visit) async throws -> Response {
        guard let viewer = visit.frame.viewer else { return try .json([String: String]()) }
        return try .json(["person": viewer.id.description, "name": viewer.name, "token": visit.frame.csrfToken])
    }
}
