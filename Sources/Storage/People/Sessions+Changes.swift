import Domain
import Foundation

extension Change {
    /// Signs in the asker. The caller has checked who they are.
    ///
    /// - Parameters:
    ///   - digest: the digest of a new token for the cookie.
    ///   - network: roughly where the browser is.
    ///   - origin: who has checked who this is.
    /// - Returns: whether the person has to be told that their second factor was removed.
    package func startSession(
        digest: [UInt8], userAgent: String, network: String = "", origin: SessionOrigin = .password
    ) throws -> Bool {
        guard let person = asker.personID, let found = try reading.person(person), found.deactivatedAt == nil else {
            throw Refusal("Sign in to do this.")
        }
        try run(
            """
            INSERT INTO session
                (token_digest, person_id, user_agent, network, created_at, last_seen_at, expires_at, is_by_proxy,
                is_by_provider)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                Data(digest), person.rawValue, String(userAgent.unicodeScalars.prefix(300)), network,
                now.milliseconds, now.milliseconds, Session.end(origin, createdAt: now, usedAt: now).milliseconds,
                origin == .proxy, origin == .provider,
            ])
        try record(.person(person), origin.words)
        return try tellOfSecondFactorRemoval(person)
    }

    /// Signs out by the session's digest. Does nothing if there is no such session.
    package func endSession(digest: [UInt8]) throws {
        let owner = try reading.first(
            "SELECT person_id FROM session WHERE token_digest = ? AND ended_at IS NULL", [Data(digest)]
        ) { $0.id(Person.self) }
        guard let owner else { return }
        try run(
            "UPDATE session SET ended_at = ? WHERE token_digest = ? AND ended_at IS NULL",
            [now.milliseconds, Data(digest)])
        try record(.person(owner), "signed out")
    }

    /// Ends one of the asker's own sessions, in any browser.
    package func endOwnSession(_ id: ID<Session>) throws {
        guard let person = asker.personID else { throw Refusal("Sign in to do this.") }
        try run(
            "UPDATE session SET ended_at = ? WHERE id = ? AND person_id = ? AND ended_at IS NULL",
            [now.milliseconds, id.rawValue, person.rawValue])
        if db.changesCount > 0 { try record(.person(person), "ended a session in another browser") }
    }

    /// - Returns: the number of sessions ended.
    package func endOwnSessions(except session: ID<Session>) throws -> Int {
        guard let person = asker.personID else { throw Refusal("Sign in to do this.") }
        let count = try endSessions(of: person, except: session)
        if count > 0 { try record(.person(person), "ended all sessions in other browsers") }
        return count
    }

    @discardableResult
    func endSessions(of person: ID<Person>, except session: ID<Session>? = nil) throws -> Int {
        try endPendingSignIns(of: person)
        try run(
            "UPDATE session SET ended_at = ? WHERE person_id = ? AND ended_at IS NULL AND id <> ?",
            [now.milliseconds, person.rawValue, session?.rawValue ?? 0])
        return db.changesCount
    }
}
