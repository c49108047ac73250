import Domain
import Foundation
import GRDB

/// An account at a provider that is linked to a person.
package struct LinkedIdentity: Equatable, Sendable {
    package let issuer: String
    /// The words by which the person recognises it: the e-mail address or the name there.
    package let label: String
    package let since: Date
}

extension Reading {
    /// The asker's own account at a provider; nil if none is linked.
    package func ownIdentity(at issuer: String) throws -> LinkedIdentity? {
        guard let person = asker.personID else { return nil }
        return try first(
            "SELECT issuer, label, linked_at FROM identity WHERE person_id = ? AND issuer = ?",
            [person.rawValue, issuer]
        ) { LinkedIdentity(issuer: $0.text(), label: $0.text(), since: $0.date()) }
    }

    /// The number of people who could sign in with a password and not through the provider; for administrators.
    package func peopleWithoutIdentity(at issuer: String) throws -> Int {
        guard asker.isAdministrator else { return 0 }
        return try first(
            """
            SELECT count(*) FROM person AS p
            WHERE p.deactivated_at IS NULL AND p.is_demo = 0 AND p.password_hash IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM identity AS i WHERE i.person_id = p.id AND i.issuer = ?)
            """, [issuer]
        ) { $0.int() } ?? 0
    }

    /// The person to whom an account at a provider is linked.
    func person(with identity: Identity) throws -> Person? {
        try first(
            """
            SELECT \(Person.columns) FROM identity AS i JOIN person AS p ON p.id = i.person_id
            WHERE i.issuer = ? AND i.subject = ?
            """, [identity.issuer, identity.subject]
        ) { try Person(&$0) }
    }
}

extension Change {
    /// Links an account at a provider to a person: their own, or by a command on behalf of somebody who has proved that
    /// they are this person.
    ///
    /// - Throws: ``Refusal`` if the account belongs to somebody else, or the person has another one there.
    package func link(_ account: ProviderAccount, to id: ID<Person>) throws {
        guard asker.personID == id || asker.isAdministrator else { throw Refusal("Only an administrator can do this.") }
        let person = try requirePerson(id)
        let identity = account.identity
        if let owner = try reading.person(with: identity) {
            if owner.id == id { return }
            throw Refusal("This account at the provider belongs to another account here, that of \(owner.name).")
        }
        let other = try reading.first(
            "SELECT 1 FROM identity WHERE person_id = ? AND issuer = ?", [id.rawValue, identity.issuer]
        ) { $0.int() }
        if other != nil {
            throw Refusal("\(person.name) has another account at the provider. Unlink that one first.")
        }
        try run(
            "INSERT INTO identity (person_id, issuer, subject, label, linked_at) VALUES (?, ?, ?, ?, ?)",
            [id.rawValue, identity.issuer, identity.subject, account.label, now.milliseconds])
        // Without the name there, which an erasure of the name here would not find.
        try record(.person(id), "linked an account at the provider to \(person.name)")
    }

    /// Takes a person's account at a provider off, and ends the sessions that the provider began, except one.
    package func unlinkIdentity(of id: ID<Person>, at issuer: String, keeping session: ID<Session>? = nil) throws {
        guard asker.personID == id || asker.isAdministrator else { throw Refusal("Only an administrator can do this.") }
        let person = try requirePerson(id)
        try run("DELETE FROM identity WHERE person_id = ? AND issuer = ?", [id.rawValue, issuer])
        guard db.changesCount > 0 else { throw Refusal("\(person.name) has no account at the provider.") }
        try run(
            "UPDATE session SET ended_at = ? WHERE person_id = ? AND ended_at IS NULL AND is_by_provider = 1 AND id <> ?",
            [now.milliseconds, id.rawValue, session?.rawValue ?? 0])
        try record(.person(id), "unlinked the account at the provider from \(person.name)")
    }
}
