import Domain
import Foundation

/// The stored data that a sign-in is checked against. It never leaves the handler that checks it.
package struct Credentials: Sendable {
    package let personID: ID<Person>
    package let level: Level
    package let passwordHash: String
}

extension Reading {
    /// The credentials for signing in, no matter who asks. Nil if nobody has this e-mail address, and for people who
    /// cannot sign in: deactivated people and people in the demo story.
    package func credentials(email: String) throws -> Credentials? {
        try first(
            """
            SELECT id, level, password_hash FROM person
            WHERE email = ? AND password_hash IS NOT NULL AND deactivated_at IS NULL
            """, [email.trimmed.lowercased()]
        ) { Credentials(personID: $0.id(), level: try $0.value(), passwordHash: $0.text()) }
    }

    /// The asker's own credentials, to confirm a new password with the old one.
    package func ownCredentials() throws -> Credentials? {
        guard let id = asker.personID else { return nil }
        return try first(
            "SELECT id, level, password_hash FROM person WHERE id = ? AND password_hash IS NOT NULL", [id.rawValue]
        ) { Credentials(personID: $0.id(), level: try $0.value(), passwordHash: $0.text()) }
    }
}

extension Change {
    /// Sets a person's own password; administrators and commands may set anybody's. Ends every session of the person
    /// and forgets their known browsers and networks.
    ///
    /// - Parameters:
    ///   - hash: the result of `Passwords.hash`.
    ///   - session: the session to keep, of the browser in which the person is doing this.
    package func setPassword(of id: ID<Person>, hash: String, keeping session: ID<Session>? = nil) throws {
        guard asker.personID == id || asker.isAdministrator else { throw Refusal("Only an administrator can do this.") }
        let person = try requirePerson(id)
        try run("UPDATE person SET password_hash = ? WHERE id = ?", [hash, id.rawValue])
        try endSessions(of: id, except: session)
        try forgetKnownPlaces(of: id)
        try record(.person(id), "set a new password for \(person.name) and ended their sessions")
    }
}
