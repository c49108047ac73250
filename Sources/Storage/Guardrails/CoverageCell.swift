import Domain
import Foundation

/// Everything that the page about one guardrail in one service shows.
package struct CoverageCell: Sendable {
    package let guardrail: Guardrail
    package let service: Service
    package let protects: Bool
    package let exemption: GuardrailExemption?
    /// The follow-ups that bring it there, latest first.
    package let followUps: [FollowUpSummary]
    /// The incidents of this service that are related to the guardrail, latest first.
    package let incidents: [IncidentSummary]
    /// Other guardrails of the same kind that protect this service.
    package let alike: [GuardrailSummary]

    /// The mark of the guardrail in the service; nil if nothing on record makes it matter there.
    package func mark(at now: Date) -> CoverageMark? {
        if !protects && exemption == nil && followUps.isEmpty && incidents.isEmpty { return nil }
        return CoverageMark.of(
            guardrail.state(at: now), protects: protects, isExempt: exemption != nil,
            isBeingBrought: followUps.contains { $0.followUp.state.isCommitted })
    }
}

/// The reason why a guardrail does not apply to a service.
package struct GuardrailExemption: Equatable, Sendable {
    package let id: ID<GuardrailExemption>
    package let reason: String
    package let at: Date
    package let by: String?
}

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
    package func coverageCell(_ id: ID<Guardrail>, _ service: ID<Service>) throws -> CoverageCell? {
        guard let guardrail = try guardrail(id), let service = try self.service(service) else { return nil }
        let pair = [id.rawValue, service.id.rawValue]
        return CoverageCell(
            guardrail: guardrail, service: service,
            protects: try first(
                "SELECT 1 FROM guardrail_service WHERE guardrail_id = ? AND service_id = ?", .init(pair)
            ) { $0.int() } != nil,
            exemption: try exemption(of: id, in: service.id),
            followUps: try rows(
                """
                SELECT \(FollowUpSummary.columns) FROM \(FollowUpSummary.tables) JOIN guardrail_gap AS p ON p.follow_up_id = f.id
                WHERE p.guardrail_id = ? AND p.service_id = ? AND \(visibleFollowUp("f")) ORDER BY f.id DESC LIMIT 20
                """, .init(pair)
            ) { try FollowUpSummary(&$0) },
            incidents: try rows(
                """
                SELECT \(IncidentSummary.columns) FROM incident AS i JOIN incident_service AS x ON x.incident_id = i.id
                WHERE i.id IN (\(Reading.incidentsOfGuardrail)) AND x.service_id = ?2 AND \(visibleIncident("i"))
                ORDER BY i.id DESC LIMIT 20
                """, .init(pair)
            ) { try IncidentSummary(&$0) },
            alike: try rows(
                """
                SELECT \(GuardrailSummary.columns) FROM guardrail AS g JOIN guardrail_service AS l ON l.guardrail_id = g.id
                WHERE l.service_id = ?2 AND g.id <> ?1 AND g.state <> 'retired' AND \(visibleGuardrail("g"))
                    AND g.kind = (SELECT kind FROM guardrail WHERE id = ?1) ORDER BY g.id DESC LIMIT 20
                """, .init(pair)
            ) { try GuardrailSummary(&$0) })
    }

    package func exemption(of guardrail: ID<Guardrail>, in service: ID<Service>) throws -> GuardrailExemption? {
        try first(
            """
            SELECT e.id, e.reason, e.created_at, p.name
            FROM guardrail_exemption AS e LEFT JOIN person AS p ON p.id = e.created_by
            WHERE e.guardrail_id = ? AND e.service_id = ? AND e.deleted_at IS NULL
                AND \(visibleThroughGuardrail("e.guardrail_id"))
            """, [guardrail.rawValue, service.rawValue]
        ) { GuardrailExemption(id: $0.id(), reason: $0.text(), at: $0.date(), by: $0.optionalText()) }
    }

    /// The services to which a guardrail does not apply, by name.
    package func exemptions(of guardrail: ID<Guardrail>) throws -> [(service: Service, exemption: GuardrailExemption)] {
        try rows(
            """
            SELECT \(Service.columns), e.id, e.reason, e.created_at, p.name
            FROM guardrail_exemption AS e JOIN service AS s ON s.id = e.service_id LEFT JOIN person AS p ON p.id = e.created_by
            WHERE e.guardrail_id = ? AND e.deleted_at IS NULL AND s.deleted_at IS NULL
                AND \(visibleThroughGuardrail("e.guardrail_id"))
            ORDER BY s.name COLLATE NOCASE, s.id LIMIT 500
            """, [guardrail.rawValue]
        ) {
            (
                Service(&$0),
                GuardrailExemption(id: $0.id(), reason: $0.text(), at: $0.date(), by: $0.optionalText())
            )
        }
    }

    /// The pair that an exemption belongs to.
    package func coverageCell(
        ofExemption id: ID<GuardrailExemption>
    ) throws -> (guardrail: ID<Guardrail>, service: ID<Service>)? {
        try first(
            """
            SELECT e.guardrail_id, e.service_id FROM guardrail_exemption AS e
            WHERE e.id = ? AND \(visibleThroughGuardrail("e.guardrail_id"))
            """, [id.rawValue]
        ) { ($0.id(), $0.id()) }
    }

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

    /// Incidents related to the guardrail ?1 in which it did not do its job.
    private static let incidentsOfGuardrail = """
        SELECT coalesce(l.incident_id, n.incident_id)
        FROM guardrail_link AS l LEFT JOIN finding AS n ON n.id = l.finding_id AND n.deleted_at IS NULL
        WHERE l.guardrail_id = ?1 AND l.deleted_at IS NULL AND l.relation <> 'held_in'
        """
}
