import Domain

extension Change {
    /// Links the guardrails that an export of ours tells of to the findings and the incident. One of the same name is the
    /// same; others are added. Nobody here has proven them, and an old incident takes nothing from those that are here.
    func addGuardrails(of read: ImportedPostmortem, _ records: ImportedRecords) throws {
        for guardrail in read.export?.guardrails ?? [] {
            let id = try guardrailID(of: guardrail)
            for (finding, added) in records.findings where finding.guardrails.contains(guardrail.key) {
                _ = try addLink(id, .proposedBy, .finding(added))
            }
            for part in guardrail.parts {
                _ = try addLink(id, part.relation, .incident(records.incident), note: part.note)
            }
        }
    }

    private func guardrailID(of guardrail: ImportedGuardrail) throws -> ID<Guardrail> {
        let known: ID<Guardrail>? = try reading.first(
            "SELECT id FROM guardrail WHERE name = ? COLLATE NOCASE AND deleted_at IS NULL ORDER BY id LIMIT 1",
            [guardrail.name]
        ) { $0.id() }
        if let known { return known }
        let state: GuardrailState
        switch guardrail.state {
        case .proposed, .building: state = guardrail.state
        case .inPlace, .proven, .stale, .degraded, .retired: state = .inPlace
        }
        let id = try addGuardrail(
            GuardrailEdit(
                name: guardrail.name, kind: guardrail.kind, position: guardrail.position, strength: guardrail.strength),
            state: state)
        if guardrail.state == .retired {
            let reason = "Retired before it was imported."
            try run(
                "UPDATE guardrail SET state = 'retired', retired_reason = ? WHERE id = ?", [reason, id.rawValue])
            try record(
                .guardrail(id), "imported \(id.key) as retired",
                changes: [FieldChange(field: "Reason", from: "", to: reason)])
        }
        return id
    }

    /// Moves the guardrails to the bin that came with an import, unless somebody has worked on them since or they answer
    /// for something else.
    func deleteGuardrails(of id: ID<Import>) throws {
        let added = try reading.rows(
            """
            SELECT DISTINCT a.subject_id FROM imported_document AS d
                JOIN audit_entry AS a ON a.subject = 'guardrail' AND a.action LIKE 'added GR-%' AND a.id <= d.last_entry
                    AND a.id > (SELECT min(f.id) FROM audit_entry AS f
                        WHERE f.incident_id = d.incident_id AND f.action LIKE 'imported it%')
                JOIN guardrail AS g ON g.id = a.subject_id AND g.deleted_at IS NULL
            WHERE d.import_id = ?1 AND d.is_update = 0 AND NOT EXISTS (SELECT 1 FROM audit_entry AS l
                WHERE l.subject = 'guardrail' AND l.subject_id = a.subject_id AND l.id > (
                    SELECT max(o.last_entry) FROM imported_document AS o WHERE o.import_id = ?1))
                AND NOT EXISTS (SELECT 1 FROM guardrail_link AS k
                    LEFT JOIN finding AS n ON n.id = k.finding_id
                    JOIN incident AS i ON i.id = coalesce(k.incident_id, n.incident_id)
                    WHERE k.guardrail_id = a.subject_id AND k.deleted_at IS NULL AND i.deleted_at IS NULL)
            """, [id.rawValue]
        ) { $0.id(Guardrail.self) }
        for guardrail in added { try delete(.guardrail(guardrail)) }
    }
}
