import Domain
import Foundation

/// A browser in which somebody is signed in.
package struct Session: Equatable, Sendable {
    package let id: ID<Session>
    /// The browser's own name for itself, at most 300 characters.
    package let userAgent: String
    package let createdAt: Date
    package let lastSeenAt: Date

    /// The time without a request after which a session ends.
    package static let lifetime: TimeInterval = 30 * 86_400

    /// How far the recorded time of the last request may lag behind, so that most requests write nothing.
    static let seenInterval: TimeInterval = 10 * 60

    /// Whether `Store.noteSeen` would write something.
    func isWorthNoting(at now: Date) -> Bool {
        now.timeIntervalSince(lastSeenAt) >= Session.seenInterval
    }
}

/// The person and the session behind a request.
package struct SignedIn: Equatable, Sendable {
    package let session: Session
    package let person: Person
    /// Whether everybody must have a second factor, and this person has none although they have a password.
    package let lacksSecondFactor: Bool

    package var asker: Asker { .person(person.id, person.role) }
}

extension Reading {
    /// Looks up the person behind a request by the digest of the cookie's token. Nil if the session has ended or
    /// expired, or the person was deactivated.
    package func signedIn(sessionDigest digest: [UInt8], at now: Date) throws -> SignedIn? {
        try first(
            """
            SELECT s.id, s.user_agent, s.created_at, s.last_seen_at, \(Person.columns),
                EXISTS (SELECT 1 FROM installation WHERE name = 'second_factor_required' AND value = 'yes')
                AND p.password_hash IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM second_factor AS f WHERE f.person_id = p.id)
            FROM session AS s JOIN person AS p ON p.id = s.person_id
            WHERE s.token_digest = ? AND s.ended_at IS NULL AND s.expires_at > ? AND p.deactivated_at IS NULL
            """, [Data(digest), now.milliseconds]
        ) { SignedIn(session: Session(&$0), person: try Person(&$0), lacksSecondFactor: $0.bool()) }
    }

    /// The asker's own sessions, most recently used first.
    package func ownSessions(at now: Date) throws -> [Session] {
        guard let person = asker.personID else { return [] }
        return try rows(
            """
            SELECT s.id, s.user_agent, s.created_at, s.last_seen_at FROM session AS s
            WHERE s.person_id = ? AND s.ended_at IS NULL AND s.expires_at > ? ORDER BY s.last_seen_at DESC, s.id DESC
            """, [person.rawValue, now.milliseconds]
        ) { Session(&$0) }
    }
}

extension Session {
    fileprivate init(_ columns: inout Columns) {
        self.init(
            id: columns.id(), userAgent: columns.text(), createdAt: columns.date(), lastSeenAt: columns.date())
    }
}
