import Domain
import Foundation
import GRDB

/// The way in which a session began.
package enum SessionOrigin: Equatable, Sendable {
    /// With a password, and a code if there is a second factor.
    case password
    /// A trusted proxy said who this is.
    case proxy
    /// A provider signed the person in.
    case provider
}

/// A browser in which somebody is signed in.
package struct Session: Equatable, Sendable {
    package let id: ID<Session>
    /// The browser's own name for itself, at most 300 characters.
    package let userAgent: String
    /// Roughly where it was last used, such as `198.51.100.…`; empty if that is not known.
    package let network: String
    package let createdAt: Date
    package let lastSeenAt: Date
    /// A session by a proxy holds only for as long as the proxy goes on saying who this is.
    package let origin: SessionOrigin

    /// The time without a request after which a session ends.
    package static let idle: TimeInterval = 30 * 86_400
    /// The time after which a session ends however much it is used.
    package static let longest: TimeInterval = 90 * 86_400
    /// The same for a session that a provider began: what has changed there, such as groups, counts at the next sign-in.
    package static let longestByProvider: TimeInterval = 86_400

    /// How far the recorded time of the last request may lag behind, so that most requests write nothing.
    static let seenInterval: TimeInterval = 10 * 60

    /// The end of a session that is used now.
    static func end(_ origin: SessionOrigin, createdAt: Date, usedAt now: Date) -> Date {
        min(
            now.addingTimeInterval(idle),
            createdAt.addingTimeInterval(origin == .provider ? longestByProvider : longest))
    }

    /// Whether `Store.noteSeen` would write something.
    func isWorthNoting(at now: Date) -> Bool {
        now.timeIntervalSince(lastSeenAt) >= Session.seenInterval
    }
}

/// The person and the session behind a request.
package struct SignedIn: Equatable, Sendable {
    package let session: Session
    /// With the level that counts at the moment.
    package var person: Person
    /// Whether everybody must have a second factor, and this person has none although they have a password.
    package let lacksSecondFactor: Bool
    /// Whether the person sees records that others may not.
    package var seesPrivateRecords = false

    package var asker: Asker { .person(person.id, person.level) }
}

extension Reading {
    /// Looks up the person behind a request by the digest of the cookie's token. Nil if the session has ended or
    /// expired, or the person was deactivated.
    package func signedIn(sessionDigest digest: [UInt8], at now: Date) throws -> SignedIn? {
        let found = try first(
            """
            SELECT \(Session.columns), \(Person.columns),
                EXISTS (SELECT 1 FROM installation WHERE name = 'second_factor_required' AND value = 'yes')
                AND p.password_hash IS NOT NULL AND s.is_by_proxy = 0 AND s.is_by_provider = 0
                AND NOT EXISTS (SELECT 1 FROM second_factor AS f WHERE f.person_id = p.id)
            FROM session AS s JOIN person AS p ON p.id = s.person_id
            WHERE s.token_digest = ? AND \(Session.isOpen) AND p.deactivated_at IS NULL
            """, StatementArguments([Data(digest)]) + Session.open(at: now)
        ) { SignedIn(session: Session(&$0), person: try Person(&$0), lacksSecondFactor: $0.bool()) }
        guard var signedIn = found else { return nil }
        signedIn.person.level = try level(of: signedIn.person, at: now)
        signedIn.seesPrivateRecords = try Sight.of(signedIn.asker, db, at: now).isPersonal
        return signedIn
    }

    /// The asker's own sessions, most recently used first.
    package func ownSessions(at now: Date) throws -> [Session] {
        guard let person = asker.personID else { return [] }
        return try rows(
            """
            SELECT \(Session.columns) FROM session AS s
            WHERE s.person_id = ? AND \(Session.isOpen) ORDER BY s.last_seen_at DESC, s.id DESC
            """, StatementArguments([person.rawValue]) + Session.open(at: now)
        ) { Session(&$0) }
    }
}

extension Session {
    fileprivate static let columns =
        "s.id, s.user_agent, s.network, s.created_at, s.last_seen_at, s.is_by_proxy, s.is_by_provider"

    /// Sessions from before there was a longest time have an end that is too late, so the beginning counts as well.
    fileprivate static let isOpen = "s.ended_at IS NULL AND s.expires_at > ? AND s.created_at > ?"

    fileprivate static func open(at now: Date) -> StatementArguments {
        [now.milliseconds, now.addingTimeInterval(-longest).milliseconds]
    }

    fileprivate init(_ columns: inout Columns) {
        self.init(
            id: columns.id(), userAgent: columns.text(), network: columns.text(), createdAt: columns.date(),
            lastSeenAt: columns.date(), origin: SessionOrigin(isByProxy: columns.bool(), isByProvider: columns.bool()))
    }
}

extension SessionOrigin {
    fileprivate init(isByProxy: Bool, isByProvider: Bool) {
        self = isByProxy ? .proxy : isByProvider ? .provider : .password
    }

    /// As the history says it.
    var words: String {
        switch self {
        case .password: "signed in"
        case .proxy: "signed in through the proxy"
        case .provider: "signed in through the provider"
        }
    }
}
