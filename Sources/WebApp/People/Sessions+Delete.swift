import HTML
import WebServer

extension Sessions {
    /// Signing out. It works for a session that has ended as well.
    static func delete(_ visit: Visit) async throws -> Response {
        if let digest = visit.sessionDigest {
            try await visit.change { try $0.endSession(digest: digest) }
        }
        var response = Response.redirect(to: Paths.signIn, notice: FlashNotice("You are signed out."))
        response.removeCookie(named: Visitor.sessionCookie)
        return response
    }
}
