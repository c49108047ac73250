import Domain
import Foundation

/// The reason why somebody whom the provider has signed in gets no further.
package enum NotAdmitted: Error, Equatable, Sendable {
    /// None of their groups gives a level.
    case noLevel
    /// Accounts are made by invitation, and nobody has invited them yet.
    case notInvited
    case deactivated
    /// The name of the person to whom it was linked has been erased.
    case erased
    /// An account is to be made, and the provider gave no e-mail address that is theirs for certain.
    case noAddress
    /// Somebody here has the e-mail address, which proves nothing about who they are.
    case addressTaken(String)
}

extension Store {
    /// Finds the person with an account at the provider, or makes one as far as the rule allows, and sets their level as
    /// their groups say. The only administrator stays one.
    ///
    /// - Parameter account: what the provider has proved.
    /// - Throws: ``NotAdmitted``.
    package func admit(
        _ account: ProviderAccount, _ rule: AdmissionRule, at now: Date
    ) async throws -> (ID<Person>, Level) {
        try await change(by: .command("Sign-in through the provider"), at: now) { change in
            guard let person = try change.reading.person(with: account.identity) else {
                return try change.makePerson(for: account, rule)
            }
            return try (person.id, change.admit(person, account, rule))
        }
    }

    /// Accepts an invitation on behalf of its holder, whom the provider has signed in: makes the account, or links an
    /// existing one. It works once.
    ///
    /// - Throws: ``NotAdmitted``, or ``Refusal`` if the link no longer works.
    package func acceptInvitation(
        digest: [UInt8], _ account: ProviderAccount, _ rule: AdmissionRule, at now: Date
    ) async throws -> (ID<Person>, Level) {
        try await change(by: .command("An invitation"), at: now) { change in
            guard let invitation = try change.reading.invitation(digest: digest, at: now) else {
                throw Refusal("This link has already been used or has expired. Ask for a new one.")
            }
            try change.run(
                "UPDATE invitation SET accepted_at = ? WHERE id = ?", [now.milliseconds, invitation.id.rawValue])
            let person: Person
            if let known = invitation.resetsPasswordOf {
                person = try change.requirePerson(known)
                // The link stands for a password, and a password does not replace the code.
                if try change.reading.hasSecondFactor(known) {
                    throw Refusal(
                        "This account has a second factor, which a link does not replace. Set a new password with the link, sign in, and link the account in your profile."
                    )
                }
                _ = try change.endSessions(of: known)
                _ = try change.forgetKnownPlaces(of: known)
            } else {
                guard let level = rule.level(account.groups, now: invitation.level) else { throw NotAdmitted.noLevel }
                person = try change.requirePerson(
                    change.createPerson(for: account, email: invitation.email, level: level))
                try change.joinTeams(of: invitation.id, person.id)
            }
            try change.link(account, to: person.id)
            try change.run(
                "UPDATE invitation SET accepted_by = ? WHERE id = ?", [person.id.rawValue, invitation.id.rawValue])
            return try (person.id, change.admit(person, account, rule))
        }
    }
}

extension Change {
    /// - Returns: the level of somebody who may come in.
    fileprivate func admit(_ person: Person, _ account: ProviderAccount, _ rule: AdmissionRule) throws -> Level {
        if person.deactivatedAt != nil { throw NotAdmitted.deactivated }
        guard let level = rule.level(account.groups, now: person.level) else { throw NotAdmitted.noLevel }
        if level == person.level { return level }
        if level < .administrator, try isLastAdministrator(person) { return person.level }
        try setLevel(of: person.id, to: level)
        return level
    }

    fileprivate func makePerson(for account: ProviderAccount, _ rule: AdmissionRule) throws -> (ID<Person>, Level) {
        guard let level = rule.newLevel(account.groups) else {
            throw rule == .linked ? NotAdmitted.notInvited : NotAdmitted.noLevel
        }
        if try isOfErased(account.identity) { throw NotAdmitted.erased }
        guard !account.isEmailUnverified, let typed = account.email, let email = try? EmailAddress.checked(typed) else {
            throw NotAdmitted.noAddress
        }
        if try reading.first("SELECT 1 FROM person WHERE email = ?", [email], { $0.int() }) != nil {
            throw NotAdmitted.addressTaken(email)
        }
        let id = try createPerson(for: account, email: email, level: level)
        try link(account, to: id)
        return (id, level)
    }

    /// The name and the zone are the provider's where they are usable, and otherwise something that the person can change.
    fileprivate func createPerson(for account: ProviderAccount, email: String, level: Level) throws -> ID<Person> {
        try createPerson(
            name: account.name.flatMap { try? PersonRule.name($0) } ?? email, email: email, level: level,
            zone: account.zone.flatMap { try? PersonRule.zone($0) } ?? "UTC", passwordHash: nil)
    }
}
