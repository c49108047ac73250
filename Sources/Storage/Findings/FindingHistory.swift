import Domain

extension Reading {
    /// The history of a finding, latest first.
    package func history(of finding: ID<Finding>, atMost limit: Int = 100) throws -> [AuditEntry] {
        try rows(
            """
            SELECT a.at, coalesce(p.name, a.actor), a.action, a.changes
            FROM audit_entry AS a LEFT JOIN person AS p ON p.id = a.person_id
            WHERE a.subject = 'finding' AND a.subject_id = ? AND EXISTS (
                SELECT 1 FROM finding AS n JOIN incident AS i ON i.id = n.incident_id
                WHERE n.id = a.subject_id AND n.deleted_at IS NULL AND \(visibleIncident("i")))
            ORDER BY a.id DESC LIMIT ?
            """, [finding.rawValue, limit]
        ) {
            AuditEntry(
                at: $0.date(), actor: $0.text(), subject: .finding(finding), action: $0.text(),
                changes: try [FieldChange].decoding($0.text()))
        }
    }
}
