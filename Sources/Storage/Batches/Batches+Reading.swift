import Domain
import Foundation

/// A batch with the present state of each record it changed.
package struct BatchDossier: Sendable {
    package let batch: Batch
    package let rows: [BatchRow]
    /// Of a batch that invited people.
    package var invitations: [BatchInvitation] = []

    package var count: Int { rows.count + invitations.count }
}

package struct BatchRow: Sendable {
    package let followUp: ID<FollowUp>
    package let title: String
    package let isUndone: Bool
    /// The reason why an undo would leave it as it is; nil if it can be undone.
    package let obstacle: String?
}

extension Reading {
    /// A batch by its number, or nil. Records that the asker may not see are left out.
    package func batch(_ id: ID<Batch>) throws -> BatchDossier? {
        let found = try first(
            """
            SELECT b.made_by IS ?, b.id, b.kind, b.made_at, coalesce(p.name, ''), b.undone_at
            FROM batch AS b LEFT JOIN person AS p ON p.id = b.made_by WHERE b.id = ? AND \(seesOrganisation)
            """, [asker.personID?.rawValue, id.rawValue]
        ) {
            let isOwn = $0.bool()
            let batch = Batch(
                id: $0.id(), kind: try $0.value(), madeAt: $0.date(), madeBy: $0.text(), undoneAt: $0.optionalDate())
            return (batch, isOwn)
        }
        guard let (batch, isOwn) = found else { return nil }
        if batch.kind == .invitation {
            let invitations = try invitations(of: id)
            return invitations.isEmpty ? nil : BatchDossier(batch: batch, rows: [], invitations: invitations)
        }
        let stored = try batchRows(id)
        let rows = try stored.map { row in
            BatchRow(
                followUp: row.id, title: row.title, isUndone: row.isUndone,
                obstacle: row.isUndone ? nil : try obstacle(to: row))
        }
        return rows.isEmpty && !isOwn ? nil : BatchDossier(batch: batch, rows: rows)
    }

    struct StoredBatchRow {
        let id: ID<FollowUp>
        let title: String
        /// The version that the batch created.
        let version: Int
        let currentVersion: Int
        let before: String
        let isUndone: Bool
        let incidentID: ID<Incident>?
    }

    func batchRows(_ id: ID<Batch>) throws -> [StoredBatchRow] {
        try rows(
            """
            SELECT f.id, f.title, r.version, f.version, r.before, r.undone_at IS NOT NULL, f.incident_id
            FROM batch_row AS r JOIN follow_up AS f ON f.id = r.follow_up_id
            WHERE r.batch_id = ? AND \(visibleFollowUp("f"))
            ORDER BY f.id
            """, [id.rawValue]
        ) {
            StoredBatchRow(
                id: $0.id(), title: $0.text(), version: $0.int(), currentVersion: $0.int(), before: $0.text(),
                isUndone: $0.bool(), incidentID: $0.optionalID())
        }
    }

    /// Later work by other people is not undone with the batch.
    func obstacle(to row: StoredBatchRow) throws -> String? {
        if row.version == row.currentVersion { return nil }
        return "\(try lastChange(of: .followUp(row.id)) ?? "Somebody changed it") since, so it stays as it is."
    }
}
