import Domain

/// A guardrail with its links to one incident, to the incident's findings and to its follow-ups.
package struct ExportedGuardrail: Sendable {
    package struct Link: Sendable {
        package let relation: GuardrailRelation
        /// The other end; nil for the incident itself.
        package let finding: ID<Finding>?
        package let followUp: ID<FollowUp>?
        package let note: String
    }

    package let guardrail: Guardrail
    package let ownerTeam: String?
    package let services: [Service]
    package let evidence: [Evidence]
    /// In the order in which they were made.
    package let links: [Link]
}

extension Reading {
    /// The guardrails that have something to do with an incident, by key.
    package func guardrailsLinked(toIncident id: ID<Incident>) throws -> [ExportedGuardrail] {
        let links: [(guardrail: ID<Guardrail>, link: ExportedGuardrail.Link)] = try rows(
            """
            SELECT l.guardrail_id, l.relation, l.finding_id, l.follow_up_id, l.note, l.id AS number FROM guardrail_link AS l
            WHERE l.incident_id = ?1 AND l.deleted_at IS NULL AND \(visibleThroughIncident("l.incident_id"))
            UNION ALL
            SELECT l.guardrail_id, l.relation, l.finding_id, l.follow_up_id, l.note, l.id
            FROM finding AS n JOIN guardrail_link AS l ON l.finding_id = n.id AND l.deleted_at IS NULL
            WHERE n.incident_id = ?1 AND n.deleted_at IS NULL AND \(visibleThroughIncident("n.incident_id"))
            UNION ALL
            SELECT l.guardrail_id, l.relation, l.finding_id, l.follow_up_id, l.note, l.id
            FROM follow_up AS f JOIN guardrail_link AS l ON l.follow_up_id = f.id AND l.deleted_at IS NULL
            WHERE f.incident_id = ?1 AND \(visibleFollowUp("f"))
            ORDER BY number
            """, [id.rawValue]
        ) {
            let guardrail: ID<Guardrail> = $0.id()
            return (
                guardrail,
                ExportedGuardrail.Link(
                    relation: try $0.value(), finding: $0.optionalID(), followUp: $0.optionalID(), note: $0.text())
            )
        }
        return try Dictionary(grouping: links, by: \.guardrail).sorted { $0.key < $1.key }.compactMap { id, links in
            guard let guardrail = try guardrail(id) else { return nil }
            return ExportedGuardrail(
                guardrail: guardrail,
                ownerTeam: try guardrail.ownerTeamID.flatMap { team in
                    try first("SELECT name FROM team WHERE id = ? AND deleted_at IS NULL", [team.rawValue]) {
                        $0.text()
                    }
                },
                services: try services(of: id), evidence: try evidence(of: id), links: links.map(\.link))
        }
    }
}
