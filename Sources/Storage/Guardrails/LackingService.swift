import Domain

/// A service that lacks a guardrail.
package struct LackingService: Sendable {
    package let service: Service
    /// Whether one of its incidents is related to the guardrail.
    package let wasTouched: Bool
    /// The latest of the open follow-ups that bring it there.
    package let followUp: ID<FollowUp>?
    /// Another guardrail of the same kind that protects it.
    package let alike: ID<Guardrail>?
}

extension Reading {
    /// Every service that lacks a guardrail and to which it may apply: services that its incidents touched come first,
    /// then by name.
    package func servicesLacking(_ guardrail: ID<Guardrail>, atMost limit: Int = 1_000) throws -> [LackingService] {
        try rows(
            """
            SELECT \(Service.columns), s.id IN (
                    SELECT x.service_id FROM incident AS i JOIN incident_service AS x ON x.incident_id = i.id
                    WHERE i.id IN (\(Reading.incidentsOfGuardrail)) AND \(visibleIncident("i"))) AS was_touched,
                (SELECT max(f.id) FROM guardrail_gap AS p JOIN follow_up AS f ON f.id = p.follow_up_id
                 WHERE p.guardrail_id = ?1 AND p.service_id = s.id
                    AND f.state IN ('proposed', 'committed', 'in_progress') AND \(visibleFollowUp("f"))),
                (SELECT max(o.id) FROM guardrail_service AS l JOIN guardrail AS o ON o.id = l.guardrail_id
                 WHERE l.service_id = s.id AND o.kind = g.kind AND o.state <> 'retired' AND \(visibleGuardrail("o")))
            FROM guardrail AS g, service AS s
            WHERE g.id = ?1 AND \(visibleGuardrail("g")) AND s.deleted_at IS NULL AND \(seesOrganisation)
                AND s.id NOT IN (SELECT service_id FROM guardrail_service WHERE guardrail_id = ?1)
                AND s.id NOT IN (
                    SELECT service_id FROM guardrail_exemption WHERE guardrail_id = ?1 AND deleted_at IS NULL)
            ORDER BY was_touched DESC, s.name COLLATE NOCASE, s.id LIMIT ?2
            """, [guardrail.rawValue, limit]
        ) {
            LackingService(
                service: Service(&$0), wasTouched: $0.bool(), followUp: $0.optionalID(), alike: $0.optionalID())
        }
    }
}
