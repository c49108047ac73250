import Domain
import Foundation
import HTML
import Secrets
import Storage
import WebServer

extension Visit {
    /// The digest of the session's token, if the browser sent one.
    var sessionDigest: [UInt8]? {
        request.cookies[Visitor.sessionCookie].flatMap { Token($0) }?.digest
    }

    var isSecure: Bool { app.isSecure(request) }

    /// Starts a session for somebody who has just proved their identity, replacing this browser's earlier session.
    func signIn(_ id: ID<Person>, _ role: Role, to link: Link, notice: FlashNotice? = nil) async throws -> Response {
        let token = Token()
        let old = sessionDigest
        let agent = request.headers["user-agent"] ?? ""
        let browser = browserToken ?? Token()
        let places: [KnownPlace] = [.browser(browser.digest), network(of: id)]
        try await change(by: .person(id, role)) { change in
            if let old { try change.endSession(digest: old) }
            _ = try change.startSession(digest: token.digest, userAgent: agent)
            try change.remember(places)
        }
        var response = Response.redirect(to: link, notice: notice)
        // The longest time that browsers keep a cookie; the server decides when a session ends.
        response.setCookie(named: Visitor.sessionCookie, token.text, maxAge: 400 * 86_400, isSecure: isSecure)
        response.setCookie(named: Visitor.browserCookie, browser.text, maxAge: 400 * 86_400, isSecure: isSecure)
        response.removeCookie(named: Visitor.visitorCookie)
        return response
    }

    /// The asker's present session, to tell it from the others.
    func currentSession(_ reading: Reading) throws -> ID<Session>? {
        try sessionDigest.flatMap { try reading.signedIn(sessionDigest: $0, at: now) }?.session.id
    }
}
