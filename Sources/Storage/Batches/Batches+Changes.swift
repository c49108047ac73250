import Domain
import Foundation
import GRDB

/// The result of undoing a batch.
package struct BatchUndo: Equatable, Sendable {
    package let undone: Int
    /// The number of records that were left as they are.
    package let kept: Int
}

extension Change {
    /// Records that several follow-ups were changed or opened in one action, so that the action can be undone as a
    /// whole. Called in the transaction of the action.
    ///
    /// - Parameter rows: each follow-up as it was before; nil for one that was opened.
    func recordBatch(_ kind: BatchKind, _ rows: [(id: ID<FollowUp>, before: FollowUp?)]) throws -> ID<Batch> {
        let batch: ID<Batch> = try insert(
            "INSERT INTO batch (kind, made_at, made_by) VALUES (?, ?, ?)",
            [kind.rawValue, now.milliseconds, asker.personID?.rawValue])
        for row in rows {
            let before = try row.before.map { try FollowUpBefore($0).json } ?? ""
            try run(
                """
                INSERT INTO batch_row (batch_id, follow_up_id, version, before)
                SELECT ?, id, version, ? FROM follow_up WHERE id = ?
                """, [batch.rawValue, before, row.id.rawValue])
        }
        return batch
    }

    /// Undoes the whole batch: changed records get their former values, opened ones go to the bin. Records that
    /// somebody has changed since stay as they are.
    ///
    /// - Throws: ``Refusal`` if it was undone before, or if nothing in it can be undone, with a sentence for each row.
    package func undo(_ id: ID<Batch>) throws -> BatchUndo {
        try require(.contributor)
        guard let batch = try reading.batch(id)?.batch else { throw Refusal("This change does not exist.") }
        try require(.editorOrAuthor, madeBy: maker(of: id))
        if batch.undoneAt != nil { throw Refusal("This change has already been undone.") }
        if batch.kind == .invitation { return try undoInvitations(of: id) }
        var refused: [Refusal.Problem] = []
        var undone: [Reading.StoredBatchRow] = []
        for row in try reading.batchRows(id) where !row.isUndone {
            if let obstacle = try reading.obstacle(to: row) {
                refused.append(.init("\(row.id.key): \(obstacle)"))
            } else {
                undone.append(row)
            }
        }
        if undone.isEmpty { throw refused.isEmpty ? Refusal("Everything in it is in the bin.") : Refusal(refused) }
        for row in undone { try undo(row, of: batch) }
        try run(
            "UPDATE batch SET undone_at = ?, undone_by = ? WHERE id = ?",
            [now.milliseconds, asker.personID?.rawValue, id.rawValue])
        return BatchUndo(undone: undone.count, kept: refused.count)
    }

    private func maker(of id: ID<Batch>) throws -> ID<Person>? {
        try reading.first("SELECT made_by FROM batch WHERE id = ?", [id.rawValue]) { $0.optionalID(Person.self) } ?? nil
    }

    private func undo(_ row: Reading.StoredBatchRow, of batch: Batch) throws {
        try run(
            "UPDATE batch_row SET undone_at = ? WHERE batch_id = ? AND follow_up_id = ?",
            [now.milliseconds, batch.id.rawValue, row.id.rawValue])
        if row.before.isEmpty { return try delete(.followUp(row.id)) }
        let old = try requireFollowUp(row.id)
        let before = try FollowUpBefore(json: row.before)
        let owner = before.owner.map { ID<Person>($0) }
        let team = before.team.map { ID<Team>($0) }
        var changes = ChangeList()
        changes.add(
            "Owner", old.ownerName ?? "", try owner.flatMap { try reading.personName($0) } ?? "",
            isChanged: owner != old.followUp.ownerID)
        changes.add(
            "Team", old.teamName ?? "", try team.flatMap { try teamName($0) } ?? "",
            isChanged: team != old.followUp.teamID)
        changes.add("Due", old.followUp.due?.iso ?? "", before.due ?? "")
        try run(
            """
            UPDATE follow_up SET owner_id = ?, team_id = ?, due = ?, owner_day = ?, promised_due = ?, due_moves = ?,
                version = version + 1, updated_at = ? WHERE id = ?
            """,
            [
                before.owner, before.team, before.due, before.ownerDay, before.promisedDue, before.dueMoves,
                now.milliseconds, row.id.rawValue,
            ])
        let edit = FollowUpEdit(old.followUp)
        var reverted = edit
        (reverted.ownerID, reverted.teamID, reverted.due) = (owner, team, before.due.flatMap { Day(iso: $0) })
        try keep(edit, reverted, of: .followUp(row.id), version: old.followUp.version + 1)
        try record(
            .followUp(row.id), "undid a change of \(row.id.key)", incident: row.incidentID, changes: changes.changes)
    }
}

/// The fields that a bulk change may set, and the fields that follow from them.
///
/// It is stored as JSON with each bulk change, so a property that is added must be optional, or earlier ones can no
/// longer be undone.
private struct FollowUpBefore: Codable {
    let owner: Int64?
    let team: Int64?
    let due: String?
    let ownerDay: String?
    let promisedDue: String?
    let dueMoves: Int

    init(_ followUp: FollowUp) {
        owner = followUp.ownerID?.rawValue
        team = followUp.teamID?.rawValue
        due = followUp.due?.iso
        ownerDay = followUp.ownerDay?.iso
        promisedDue = followUp.promisedDue?.iso
        dueMoves = followUp.dueMoves
    }

    init(json: String) throws { self = try JSONDecoder().decode(FollowUpBefore.self, from: Data(json.utf8)) }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
