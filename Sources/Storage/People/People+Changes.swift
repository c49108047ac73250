import Domain
import Foundation

/// The profile that people fill in about themselves.
package struct Profile: Equatable, Sendable {
    package var name: String
    /// IANA name, such as `Europe/Stockholm`.
    package var zone: String
    package var isNamedInPublic: Bool

    package init(name: String, zone: String, isNamedInPublic: Bool) {
        self.name = name
        self.zone = zone
        self.isNamedInPublic = isNamedInPublic
    }
}

extension Change {
    /// - Parameter passwordHash: nil for somebody who cannot sign in.
    /// - Throws: ``Refusal`` for the fields `name`, `email` and `zone`.
    package func createPerson(
        name: String, email: String, level: Level, zone: String, passwordHash: String?
    ) throws -> ID<Person> {
        try require(.administrator)
        var problems = Problems()
        let name = problems.checking { () throws(Refusal) in try PersonRule.name(name) }
        let email = problems.checking { () throws(Refusal) in try EmailAddress.checked(email) }
        let zone = problems.checking { () throws(Refusal) in try PersonRule.zone(zone) }
        try problems.throwIfAny()
        guard let name, let email, let zone else { throw Refusal("Fill in the form.") }
        if try reading.first("SELECT 1 FROM person WHERE email = ?", [email], { $0.int() }) != nil {
            throw Refusal(field: "email", "There is already an account with this e-mail address.")
        }
        try revokeInvitations(of: email)
        let id: ID<Person> = try insert(
            "INSERT INTO person (name, email, password_hash, level, zone, created_at) VALUES (?, ?, ?, ?, ?, ?)",
            [name, email, passwordHash, level.rawValue, zone, now.milliseconds])
        try record(.person(id), "added \(name) as \(level.label.lowercased())")
        return id
    }

    /// Edits a person's own profile; administrators may edit anybody's.
    ///
    /// - Throws: ``Refusal`` for the fields `name` and `zone`.
    package func edit(_ id: ID<Person>, _ profile: Profile) throws {
        guard asker.personID == id || asker.isAdministrator else { throw Refusal("Only an administrator can do this.") }
        let old = try requirePerson(id)
        var problems = Problems()
        let name = problems.checking { () throws(Refusal) in try PersonRule.name(profile.name) }
        let zone = problems.checking { () throws(Refusal) in try PersonRule.zone(profile.zone) }
        try problems.throwIfAny()
        guard let name, let zone else { throw Refusal("Fill in the form.") }
        var changes = ChangeList()
        changes.add("Name", old.name, name)
        changes.add("Time zone", old.zone, zone)
        changes.add(
            "Named in published pages", old.isNamedInPublic ? "yes" : "no", profile.isNamedInPublic ? "yes" : "no")
        if changes.changes.isEmpty { return }
        try run(
            "UPDATE person SET name = ?, zone = ?, is_named_in_public = ? WHERE id = ?",
            [name, zone, profile.isNamedInPublic, id.rawValue])
        try record(.person(id), "changed the profile of \(name)", changes: changes.changes)
    }

    package func setLevel(of id: ID<Person>, to level: Level) throws {
        try require(.administrator)
        let person = try requirePerson(id)
        if person.level == level { return }
        if level != .administrator { try requireAnotherAdministrator(than: person) }
        try run("UPDATE person SET level = ? WHERE id = ?", [level.rawValue, id.rawValue])
        try record(
            .person(id), "changed the level of \(person.name)",
            changes: [FieldChange(field: "Level", from: person.level.label, to: level.label)])
    }

    /// Ends the person's sessions and blocks sign-in. Everything the person did stays, and so does their name.
    package func deactivate(_ id: ID<Person>) throws {
        try require(.administrator)
        let person = try requirePerson(id)
        if person.deactivatedAt != nil { return }
        try requireAnotherAdministrator(than: person)
        try run("UPDATE person SET deactivated_at = ? WHERE id = ?", [now.milliseconds, id.rawValue])
        try endSessions(of: id)
        try forgetKnownPlaces(of: id)
        try revokeInvitations(of: person.email)
        try record(.person(id), "deactivated \(person.name)")
    }

    package func reactivate(_ id: ID<Person>) throws {
        try require(.administrator)
        let person = try requirePerson(id)
        if person.deactivatedAt == nil { return }
        if try reading.isErased(id) {
            throw Refusal("The name of this account was erased, so nobody can use it again.")
        }
        try run("UPDATE person SET deactivated_at = NULL WHERE id = ?", [id.rawValue])
        try record(.person(id), "reactivated \(person.name)")
    }

    func requirePerson(_ id: ID<Person>) throws -> Person {
        guard let person = try reading.person(id) else { throw Refusal("This person does not exist.") }
        return person
    }

    /// At least one active administrator must remain.
    private func requireAnotherAdministrator(than person: Person) throws {
        if try isLastAdministrator(person) {
            throw Refusal(
                "\(person.name) is the last administrator. Make somebody else an administrator first, so that people can still be invited."
            )
        }
    }

    /// Whether nobody else could administer this installation. Others count if they can get in: with a password, unless
    /// passwords are switched off, or through the present provider.
    func isLastAdministrator(_ person: Person) throws -> Bool {
        guard person.level == .administrator, person.deactivatedAt == nil else { return false }
        let arePasswordsOff = try issuer != nil && reading.arePasswordsOff()
        let other = try reading.first(
            """
            SELECT 1 FROM person AS p WHERE level = 'administrator' AND id <> ? AND deactivated_at IS NULL AND is_demo = 0
                AND (password_hash IS NOT NULL AND ? = 0
                    OR EXISTS (SELECT 1 FROM identity AS i WHERE i.person_id = p.id AND i.issuer = ?)) LIMIT 1
            """, [person.id.rawValue, arePasswordsOff, issuer]
        ) { $0.int() }
        return other == nil
    }
}
