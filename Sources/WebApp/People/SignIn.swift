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

    /// Signs in somebody whose password was right, or who has just chosen one. If they have a second factor, they are asked
    /// for its code first.
    func signIn(_ id: ID<Person>, _ level: Level, to link: Link, notice: FlashNotice? = nil) async throws -> Response {
        if try await read({ try $0.hasSecondFactor(id) }) {
            return try await askForCode(id, level, to: link, notice: notice)
        }
        return try await startSession(id, level, to: link, notice: notice)
    }

    /// Starts a session for somebody who has proved their identity, replacing this browser's earlier session.
    ///
    /// - Parameters:
    ///   - origin: who has checked who this is.
    ///   - prove: uses up a proof in the same transaction.
    func startSession(
        _ id: ID<Person>, _ level: Level, to link: Link, notice: FlashNotice? = nil, origin: SessionOrigin = .password,
        proving prove: @escaping @Sendable (Change) throws -> Void = { _ in }
    ) async throws -> Response {
        let token = Token()
        let old = sessionDigest
        let agent = request.headers["user-agent"] ?? ""
        let browser = browserToken ?? Token()
        let places: [KnownPlace] = [.browser(browser.digest), network(of: id)]
        let isUnprotected = try await change(by: .person(id, level)) { change in
            try prove(change)
            if let old { try change.endSession(digest: old) }
            let isUnprotected = try change.startSession(
                digest: token.digest, userAgent: agent, network: request.neighbourhood, origin: origin)
            try change.remember(places)
            return isUnprotected
        }
        var response = Response.redirect(
            to: link, notice: isUnprotected ? SecondFactorRemovals.notice : notice)
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
