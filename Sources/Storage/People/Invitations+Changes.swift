import Domain
import Foundation

extension Change {
    /// Invites somebody to create an account. An earlier invitation to the same address stops working.
    ///
    /// - Parameter digest: the digest of a new token for the link.
    /// - Throws: ``Refusal`` for the field `email`.
    package func invite(email: String, level: Level, digest: [UInt8]) throws {
        try require(.administrator)
        let email = try EmailAddress.checked(email)
        if try reading.first("SELECT 1 FROM person WHERE email = ?", [email], { $0.int() }) != nil {
            throw Refusal(field: "email", "There is already an account with this e-mail address.")
        }
        try insertInvitation(email: email, level: level, digest: digest)
        try record(.setting, "invited \(email) as \(level.label.lowercased())")
    }

    /// Creates a link with which somebody who forgot their password can choose a new one. Nothing changes until the
    /// link is used.
    package func offerNewPassword(to id: ID<Person>, digest: [UInt8]) throws {
        try require(.administrator)
        let person = try requirePerson(id)
        if person.deactivatedAt != nil {
            throw Refusal("\(person.name) is deactivated. Reactivate the account first.")
        }
        try insertInvitation(email: person.email, level: person.level, digest: digest)
        try record(.person(id), "created a link for \(person.name) to choose a new password")
    }

    package func revokeInvitation(_ id: ID<Invitation>) throws {
        try require(.administrator)
        let email = try reading.first(
            "SELECT email FROM invitation WHERE id = ? AND accepted_at IS NULL AND revoked_at IS NULL", [id.rawValue]
        ) { $0.text() }
        guard let email else { throw Refusal("This invitation has already been used or revoked.") }
        try run("UPDATE invitation SET revoked_at = ? WHERE id = ?", [now.milliseconds, id.rawValue])
        try record(.setting, "revoked the invitation of \(email)")
    }

    @discardableResult
    func insertInvitation(email: String, level: Level, digest: [UInt8]) throws -> ID<Invitation> {
        try revokeInvitations(of: email)
        return try insert(
            """
            INSERT INTO invitation (token_digest, email, level, invited_by, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                Data(digest), email, level.rawValue, asker.personID?.rawValue, now.milliseconds,
                now.addingTimeInterval(Invitation.lifetime).milliseconds,
            ])
    }

    /// Revokes older invitations, which must not work once the address belongs to an account or is no longer in use.
    func revokeInvitations(of email: String) throws {
        try run(
            "UPDATE invitation SET revoked_at = ? WHERE email = ? AND accepted_at IS NULL AND revoked_at IS NULL",
            [now.milliseconds, email])
    }
}

extension Store {
    /// Accepts an invitation on behalf of its holder. It works once.
    ///
    /// - Throws: ``Refusal`` for the fields `name` and `zone`, or without a field if the link no longer works.
    package func acceptInvitation(
        digest: [UInt8], name: String, zone: String, passwordHash: String, at now: Date
    ) async throws -> ID<Person> {
        try await change(by: .command("An invitation"), at: now) { change in
            guard let invitation = try change.reading.invitation(digest: digest, at: now) else {
                throw Refusal("This link has already been used or has expired. Ask for a new one.")
            }
            try change.run(
                "UPDATE invitation SET accepted_at = ? WHERE id = ?", [now.milliseconds, invitation.id.rawValue])
            let person: ID<Person>
            if let known = invitation.resetsPasswordOf {
                try change.setPassword(of: known, hash: passwordHash)
                person = known
            } else {
                person = try change.createPerson(
                    name: name, email: invitation.email, level: invitation.level, zone: zone, passwordHash: passwordHash
                )
                try change.joinTeams(of: invitation.id, person)
            }
            try change.run(
                "UPDATE invitation SET accepted_by = ? WHERE id = ?", [person.rawValue, invitation.id.rawValue])
            return person
        }
    }

    /// Creates the first administrator of an empty installation. Once there is an account, this is closed for good.
    ///
    /// - Throws: ``Refusal`` for the fields `name`, `email` and `zone`, or without a field if it is closed.
    package func createFirstAdministrator(
        name: String, email: String, zone: String, passwordHash: String, at now: Date
    ) async throws -> ID<Person> {
        try await change(by: .command("First visit"), at: now) { change in
            if try change.reading.hasPeople() {
                throw Refusal("Handrail has already been set up. Sign in, or ask an administrator to invite you.")
            }
            return try change.createPerson(
                name: name, email: email, level: .administrator, zone: zone, passwordHash: passwordHash)
        }
    }
}
