import Secrets
import Storage

extension Visit {
    /// Asks whether the session or the guest of this request is still there, for an answer that takes longer than a
    /// request.
    var sessionCheck: @Sendable () async throws -> Bool {
        let digest = request.cookies[Visitor.sessionCookie].flatMap { Token($0) }?.digest ?? []
        let guestDigest = request.cookies[Visitor.guestCookie].flatMap { Token($0) }?.digest ?? []
        let (app, asker) = (app, asker)
        return {
            let now = app.clock()
            if asker.isGuest { return try await app.store.guest(digest: guestDigest, at: now) != nil }
            return try await app.store.read(as: .nobody) { try $0.signedIn(sessionDigest: digest, at: now) } != nil
        }
    }
}
