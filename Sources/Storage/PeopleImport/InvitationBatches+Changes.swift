import Domain
import Foundation
import GRDB

extension Change {
    /// Invites everybody on a list who has no account yet, as one action that can be undone as a whole.
    ///
    /// - Parameters:
    ///   - standard: the level of lines that name none.
    ///   - shown: what the dry run showed of each line, see ``PlannedInvitation/shown``. Anything else is refused.
    ///   - digests: the digest of a new token for each of them.
    /// - Throws: ``Refusal`` for the field `list` if accounts or teams have changed since the dry run.
    package func invite(
        _ people: [ListedPerson], level standard: Level, shown: [String], digests: [[UInt8]]
    ) throws -> (batch: ID<Batch>, emails: [String]) {
        try require(.administrator)
        let planned = try reading.plannedInvitations(people, level: standard).filter(\.isNew)
        if planned.isEmpty { throw Refusal(field: "list", "Nobody on this list would be invited.") }
        guard planned.map(\.shown) == shown, digests.count == shown.count else {
            throw Refusal(
                field: "list",
                "Accounts or teams have changed since this dry run. Nobody was invited. Look at it again.")
        }
        let batch: ID<Batch> = try insert(
            "INSERT INTO batch (kind, made_at, made_by) VALUES (?, ?, ?)",
            [BatchKind.invitation.rawValue, now.milliseconds, asker.personID?.rawValue])
        for (person, digest) in zip(planned, digests) {
            let id = try insertInvitation(email: person.email, level: person.level, digest: digest)
            try run(
                "UPDATE invitation SET name = ?, batch_id = ? WHERE id = ?",
                [person.name, batch.rawValue, id.rawValue])
            for team in person.teams {
                try run(
                    "INSERT INTO invitation_team (invitation_id, team_id) VALUES (?, ?)",
                    [id.rawValue, team.id.rawValue])
            }
        }
        try record(
            .setting, "invited \(BatchKind.people(planned.count))",
            changes: planned.map { FieldChange(field: $0.level.label, from: "", to: $0.email) })
        return (batch, planned.map(\.email))
    }

    /// Takes back the invitations of a batch that nobody has used yet.
    func undoInvitations(of id: ID<Batch>) throws -> BatchUndo {
        try require(.administrator)
        let invitations = try reading.invitations(of: id)
        let open = invitations.filter { !$0.isUndone && $0.obstacle == nil }
        if open.isEmpty { throw Refusal("Everybody has joined, or their link was revoked before.") }
        try run(
            """
            UPDATE invitation SET revoked_at = ?
            WHERE batch_id = ? AND accepted_at IS NULL AND revoked_at IS NULL
            """, [now.milliseconds, id.rawValue])
        try run(
            "UPDATE batch SET undone_at = ?, undone_by = ? WHERE id = ?",
            [now.milliseconds, asker.personID?.rawValue, id.rawValue])
        try record(.setting, "took the invitations of \(BatchKind.people(open.count)) back")
        return BatchUndo(undone: open.count, kept: invitations.count(where: { $0.obstacle != nil }))
    }

    /// Adds somebody who has accepted an invitation to its teams, as far as the one who invited them may do that now.
    func joinTeams(of invitation: ID<Invitation>, _ person: ID<Person>) throws {
        let teams = try reading.rows(
            """
            SELECT t.id, t.name, i.invited_by FROM invitation_team AS it JOIN team AS t ON t.id = it.team_id
            JOIN invitation AS i ON i.id = it.invitation_id WHERE it.invitation_id = ? AND t.deleted_at IS NULL
            """, [invitation.rawValue]
        ) { (id: $0.id(Team.self), name: $0.text(), inviter: $0.optionalID(Person.self)) }
        for team in teams where try reading.mayAdd(to: team.id, team.inviter) {
            try run(
                "INSERT INTO team_member (team_id, person_id, added_at, added_by) VALUES (?, ?, ?, ?)",
                [team.id.rawValue, person.rawValue, now.milliseconds, team.inviter?.rawValue])
            try record(.team(team.id), "added somebody who was invited to the team \(team.name)")
        }
    }
}

extension Reading {
    /// The invitations of a batch, in the order of their list; for administrators.
    func invitations(of batch: ID<Batch>) throws -> [BatchInvitation] {
        guard asker.isAdministrator else { return [] }
        return try rows(
            """
            SELECT i.email, i.revoked_at IS NOT NULL, i.accepted_at IS NOT NULL FROM invitation AS i
            WHERE i.batch_id = ? ORDER BY i.id
            """, [batch.rawValue]
        ) { BatchInvitation(email: $0.text(), isUndone: $0.bool(), hasJoined: $0.bool()) }
    }
}

/// An invitation of a batch, and what became of it.
package struct BatchInvitation: Equatable, Sendable {
    package let email: String
    package let isUndone: Bool
    package let hasJoined: Bool

    /// The reason why an undo leaves it as it is; nil if it can be undone.
    package var obstacle: String? { hasJoined ? "Has joined, so the account stays." : nil }
}
