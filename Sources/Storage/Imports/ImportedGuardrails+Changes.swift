import Domain

extension Change {
    /// Links the guardrails that an export of ours tells of to the findings and the incident. One of the same name is the
    /// same; others are added. Nobody here has proven them, and an old incident takes nothing from those that are here.
    func addGuardrails(of read: ImportedPostmortem, _ records: ImportedRecords) throws {
        // By key, so that the order in which they were made stays the same.
        let guardrails = (read.export?.guardrails ?? []).sorted { $0.key.number < $1.key.number }
        for guardrail in guardrails {
            let id = try guardrailID(of: guardrail)
            if let links = guardrail.links {
                for link in links { try add(link, to: id, records) }
            } else {
                for (finding, added) in records.findings where finding.guardrails.contains(guardrail.key) {
                    _ = try addLink(id, .proposedBy, .finding(added))
                }
            }
            for part in guardrail.parts {
                _ = try addLink(id, part.relation, .incident(records.incident), note: part.note)
            }
        }
    }

    private func add(_ link: ImportedGuardrail.Link, to id: ID<Guardrail>, _ records: ImportedRecords) throws {
        let finding = link.finding.flatMap { number in records.findings.first { $0.read.number == number }?.id }
        let followUp = link.followUp.flatMap { records.followUps[$0] }
        switch link.relation.otherEnd {
        case .finding:
            if let finding { _ = try addLink(id, link.relation, .finding(finding), note: link.note) }
        case .followUp:
            if let followUp { _ = try addLink(id, link.relation, .followUp(followUp), note: link.note) }
        case .incident, .risk: break
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
        let team = guardrail.ownerTeam.isEmpty ? nil : try team(named: guardrail.ownerTeam)
        let id = try addGuardrail(
            GuardrailEdit(
                name: guardrail.name, statement: guardrail.statement, kind: guardrail.kind,
                position: guardrail.position, strength: guardrail.strength, ownerTeamID: team,
                proofMethod: guardrail.proofMethod, proofEveryDays: guardrail.proofEveryDays,
                bypass: guardrail.bypass, services: Set(try guardrail.services.map { try service(named: $0) }),
                evidence: guardrail.evidence),
            state: state)
        if guardrail.state == .retired {
            let told = guardrail.retiredReason
            let reason = told.isEmpty ? "Retired before it was imported." : told
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
