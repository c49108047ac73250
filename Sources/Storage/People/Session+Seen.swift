import Domain
import Foundation

extension Store {
    /// Who a request comes from, by the digest of its cookie's token, and the note that the session was used.
    package func openSession(digest: [UInt8], at now: Date) async throws -> SignedIn? {
        let found = try await read(as: .nobody) { try $0.signedIn(sessionDigest: digest, at: now) }
        if let found { try await noteSeen(found.session, at: now) }
        return found
    }

    /// Notes that a session is in use, which puts off its end. Most requests come too soon after the last and write nothing.
    ///
    /// This is bookkeeping, not a change of data, and the audit log does not show it. So the row is updated behind an empty
    /// change, where ``Change`` no longer asks for an entry. If it fails the session merely looks a little less used.
    func noteSeen(_ session: Session, at now: Date) async throws {
        guard session.isWorthNoting(at: now) else { return }
        try await change(by: .nobody, at: now) { change in
            change.db.afterNextTransaction { db in
                try? db.execute(
                    sql:
                        "UPDATE session SET last_seen_at = ?, expires_at = ? WHERE id = ? AND ended_at IS NULL AND last_seen_at < ?",
                    arguments: [
                        now.milliseconds, now.addingTimeInterval(Session.lifetime).milliseconds, session.id.rawValue,
                        now.milliseconds,
                    ])
            }
        }
    }
}
