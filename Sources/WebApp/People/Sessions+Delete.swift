import HTML
import WebServer

extension Sessions {
    /// Signs out. This also works for a session that has already ended.
    static func delete(_ visit: Visit) async throws -> Response {
        let wasByProvider = try await visit.isByProvider()
        if let digest = visit.sessionDigest {
            try await visit.change { try $0.endSession(digest: digest) }
        }
        var response = Response.redirect(
            to: wasByProvider ? Paths.signInAfterProvider : Paths.signIn, notice: FlashNotice("You have signed out."))
        response.removeCookie(named: Visitor.sessionCookie)
        return response
    }
}
