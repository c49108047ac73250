import Domain
import Foundation

extension Reading {
    /// The latest removal of the asker's second factor by somebody else; nil if they have one again.
    package func ownSecondFactorRemoval() throws -> SecondFactorRemoval? {
        guard let person = asker.personID else { return nil }
        return try first(
            """
            SELECT r.removed_at, coalesce(b.name, 'A command on the server'), r.reason
            FROM second_factor_removal AS r LEFT JOIN person AS b ON b.id = r.removed_by
            WHERE r.person_id = ? AND NOT EXISTS (SELECT 1 FROM second_factor AS f WHERE f.person_id = r.person_id)
            ORDER BY r.id DESC LIMIT 1
            """, [person.rawValue]
        ) { SecondFactorRemoval(at: $0.date(), by: $0.text(), reason: $0.text()) }
    }
}

extension Change {
    /// Removes the second factor of somebody who can no longer use it, and ends their sessions. They are told when they
    /// next sign in.
    ///
    /// - Throws: ``Refusal`` for the field `reason`, and for one's own: that takes a code.
    package func removeSecondFactor(of id: ID<Person>, reason: String) throws {
        try require(.administrator)
        let person = try requirePerson(id)
        if asker.personID == id {
            throw Refusal("Switch your own second factor off in your profile, with your password and a code.")
        }
        let reason = try Text.line(
            reason, field: "reason", called: "a reason", atMost: SecondFactorRemoval.longestReason, required: true)
        guard try reading.hasSecondFactor(id) else { throw Refusal("\(person.name) has no second factor.") }
        try deleteSecondFactor(of: id)
        try endSessions(of: id)
        try run(
            "INSERT INTO second_factor_removal (person_id, removed_at, removed_by, reason) VALUES (?, ?, ?, ?)",
            [id.rawValue, now.milliseconds, asker.personID?.rawValue, reason])
        try record(
            .person(id), "removed the second factor of \(person.name) and ended their sessions",
            changes: [FieldChange(field: "Reason", from: "", to: reason)])
    }

    /// Whether the asker's second factor was removed since they last signed in; they count as told from now on.
    func tellOfSecondFactorRemoval(_ person: ID<Person>) throws -> Bool {
        try run(
            "UPDATE second_factor_removal SET told_at = ? WHERE person_id = ? AND told_at IS NULL",
            [now.milliseconds, person.rawValue])
        return db.changesCount > 0
    }
}
