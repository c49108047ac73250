import Domain

/// Everything that the page of one guardrail shows, read from one state of the database.
package struct GuardrailDossier: Sendable {
    package let guardrail: Guardrail
    package let ownerTeam: String?
    package let services: [Service]
    package let evidence: [Evidence]
    /// Its proofs, newest first.
    package let proofs: [GuardrailProof]
    package let askedForBy: [AskedFor]
    package let followUps: [BuiltBy]
    package let incidents: [IncidentOfGuardrail]
    /// The risks from pre-mortems that it mitigates.
    package let risks: [Risk]
    package let replacedByName: String?
    /// The slug of the catalogue entry that it was made from.
    package let entry: String?
    /// Its planned drills, next first.
    package let drills: [PlannedDrill]
    package let history: [AuditEntry]

    /// The page shows so many of the latest links of each sort. One more is read, which tells that there are others.
    package static let mostLinks = 50

    /// A finding that asked for it, with the incident behind it.
    package struct AskedFor: Sendable {
        package let link: ID<GuardrailLink>
        package let finding: Finding
        package let incidentTitle: String
    }

    /// A follow-up that added, repaired or proved it.
    package struct BuiltBy: Sendable {
        package let link: ID<GuardrailLink>
        package let relation: GuardrailRelation
        package let summary: FollowUpSummary
    }

    package struct IncidentOfGuardrail: Sendable {
        package let link: ID<GuardrailLink>
        package let relation: GuardrailRelation
        package let incident: IncidentSummary
        package let note: String
    }
}

extension Reading {
    package func guardrailDossier(_ id: ID<Guardrail>) throws -> GuardrailDossier? {
        guard let guardrail = try guardrail(id) else { return nil }
        return GuardrailDossier(
            guardrail: guardrail,
            ownerTeam: try guardrail.ownerTeamID.flatMap { team in
                try first("SELECT name FROM team WHERE id = ? AND deleted_at IS NULL", [team.rawValue]) { $0.text() }
            },
            services: try services(of: id), evidence: try evidence(of: id), proofs: try proofs(of: id),
            askedForBy: try findings(thatAskedFor: id), followUps: try followUps(thatBuilt: id),
            incidents: try incidents(of: id), risks: try risks(mitigatedBy: id),
            replacedByName: try guardrail.replacedBy.flatMap { try self.guardrail($0)?.name },
            entry: try first("SELECT entry FROM guardrail_origin WHERE guardrail_id = ?", [id.rawValue]) { $0.text() },
            drills: try drills(of: id), history: try history(of: id))
    }

    private func findings(thatAskedFor id: ID<Guardrail>) throws -> [GuardrailDossier.AskedFor] {
        try rows(
            """
            SELECT l.id, \(Finding.columns), i.title
            FROM guardrail_link AS l JOIN finding AS n ON n.id = l.finding_id JOIN incident AS i ON i.id = n.incident_id
            WHERE l.guardrail_id = ? AND l.deleted_at IS NULL AND n.deleted_at IS NULL AND \(visibleIncident("i"))
            ORDER BY l.id DESC LIMIT \(GuardrailDossier.mostLinks + 1)
            """, [id.rawValue]
        ) { GuardrailDossier.AskedFor(link: $0.id(), finding: try Finding(&$0), incidentTitle: $0.text()) }
        .reversed()
    }

    private func followUps(thatBuilt id: ID<Guardrail>) throws -> [GuardrailDossier.BuiltBy] {
        try rows(
            """
            SELECT l.id, l.relation, \(FollowUpSummary.columns)
            FROM \(FollowUpSummary.tables) JOIN guardrail_link AS l ON l.follow_up_id = f.id
            WHERE l.guardrail_id = ? AND l.deleted_at IS NULL AND \(visibleFollowUp("f"))
            ORDER BY l.id DESC LIMIT \(GuardrailDossier.mostLinks + 1)
            """, [id.rawValue]
        ) {
            GuardrailDossier.BuiltBy(link: $0.id(), relation: try $0.value(), summary: try FollowUpSummary(&$0))
        }
        .reversed()
    }

    private func incidents(of id: ID<Guardrail>) throws -> [GuardrailDossier.IncidentOfGuardrail] {
        try rows(
            """
            SELECT l.id, l.relation, l.note, \(IncidentSummary.columns)
            FROM guardrail_link AS l JOIN incident AS i ON i.id = l.incident_id
            WHERE l.guardrail_id = ? AND l.deleted_at IS NULL AND \(visibleIncident("i"))
            ORDER BY i.happened_at DESC LIMIT \(GuardrailDossier.mostLinks + 1)
            """, [id.rawValue]
        ) {
            let link: ID<GuardrailLink> = $0.id()
            let relation: GuardrailRelation = try $0.value()
            let note = $0.text()
            return GuardrailDossier.IncidentOfGuardrail(
                link: link, relation: relation, incident: try IncidentSummary(&$0), note: note)
        }
    }
}
