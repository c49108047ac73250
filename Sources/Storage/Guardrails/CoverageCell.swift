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

    /// Incidents related to the guardrail ?1 in which it did not do its job.
    static let incidentsOfGuardrail = """
        SELECT coalesce(l.incident_id, n.incident_id)
        FROM guardrail_link AS l LEFT JOIN finding AS n ON n.id = l.finding_id AND n.deleted_at IS NULL
        WHERE l.guardrail_id = ?1 AND l.deleted_at IS NULL AND l.relation <> 'held_in'
        """
}
