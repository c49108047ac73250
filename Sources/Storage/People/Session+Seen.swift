import Domain
import Foundation

extension Store {
    /// Finds the person behind a request by the digest of the cookie's token, and notes that the session was used.
    ///
    /// - Parameters:
    ///   - network: roughly where the request comes from.
    ///   - leavesTrace: false for a request that must not be found in the session afterwards.
    package func openSession(
        digest: [UInt8], at now: Date, network: String = "", leavesTrace: Bool = true
    ) async throws -> SignedIn? {
        let found = try await read(as: .nobody) { try $0.signedIn(sessionDigest: digest, at: now) }
        // People who can only read go on reading.
        if let found, leavesTrace {
            do { try await noteSeen(found.session, at: now, network: network) } catch is StoreUnavailable {}
        }
        return found
    }

    /// Notes that a session is in use, which extends it. Most requests come too soon after the last and write nothing.
    ///
    /// This is bookkeeping and not a change of data, so it is not in the audit log: the row is updated after an empty
    /// change, when ``Change`` no longer requires an entry. If the update fails, the session merely looks a little
    /// older.
    func noteSeen(_ session: Session, at now: Date, network: String) async throws {
        guard session.isWorthNoting(at: now) else { return }
        try await change(by: .nobody, at: now) { change in
            change.db.afterNextTransaction { db in
                try? db.execute(
                    sql:
                        "UPDATE session SET last_seen_at = ?, expires_at = ?, network = ? WHERE id = ? AND ended_at IS NULL AND last_seen_at < ?",
                    arguments: [
                        now.milliseconds,
                        Session.end(session.origin, createdAt: session.createdAt, usedAt: now).milliseconds, network,
                        session.id.rawValue, now.milliseconds,
                    ])
            }
        }
    }
}
