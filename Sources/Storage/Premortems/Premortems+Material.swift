import Domain
import Foundation

extension Reading {
    /// So many of the latest incidents of the services are looked at.
    private static let mostPast = 1_000

    /// Incidents that touched the services of a pre-mortem since it was closed.
    package func incidentsSince(_ premortem: Premortem, atMost limit: Int = 50) throws -> [IncidentSummary] {
        guard let closedAt = premortem.closedAt else { return [] }
        return try rows(
            """
            SELECT \(IncidentSummary.columns) FROM incident AS i
            WHERE i.happened_at >= ?2 AND i.state NOT IN ('dismissed', 'merged') AND \(visibleIncident("i"))
                AND i.id IN (SELECT y.incident_id FROM premortem_service AS x
                    JOIN incident_service AS y ON y.service_id = x.service_id WHERE x.premortem_id = ?1)
            ORDER BY i.happened_at LIMIT \(limit)
            """, [premortem.id.rawValue, closedAt.milliseconds]
        ) { try IncidentSummary(&$0) }
    }

    /// Past incidents that touched the services of a pre-mortem, to consider while grouping: the worst of the latest. Private
    /// ones are not among them, since everybody in the room sees the screen.
    package func pastIncidents(for premortem: ID<Premortem>, atMost limit: Int = 6) throws -> [IncidentSummary] {
        try rows(
            """
            SELECT \(IncidentSummary.columns) FROM incident AS i
            WHERE i.state NOT IN ('dismissed', 'merged') AND i.kind <> 'drill' AND i.is_private = 0 AND \(visibleIncident("i"))
                AND i.id IN (SELECT y.incident_id FROM premortem_service AS x
                        JOIN incident_service AS y ON y.service_id = x.service_id WHERE x.premortem_id = ?
                    ORDER BY y.incident_id DESC LIMIT \(Reading.mostPast))
            ORDER BY i.severity, i.happened_at DESC LIMIT \(limit)
            """, [premortem.rawValue]
        ) { try IncidentSummary(&$0) }
    }

    /// Guardrails of the same services that nobody should rely on: weak, stale, degraded, or not in place yet.
    package func shakyGuardrails(
        for premortem: ID<Premortem>, at now: Date, atMost limit: Int = 8
    ) throws -> [GuardrailSummary] {
        try rows(
            """
            SELECT \(GuardrailSummary.columns) FROM guardrail AS g
            WHERE g.state <> 'retired' AND \(visibleGuardrail("g"))
                AND (g.strength = 'policy_or_training' OR g.state IN ('proposed', 'building', 'degraded')
                    OR \(Staleness.isStale(at: "?2")))
                AND g.id IN (SELECT y.guardrail_id FROM premortem_service AS x
                    JOIN guardrail_service AS y ON y.service_id = x.service_id WHERE x.premortem_id = ?1)
            ORDER BY g.state = 'degraded' DESC, g.name COLLATE NOCASE LIMIT \(limit)
            """, [premortem.rawValue, now.milliseconds]
        ) { try GuardrailSummary(&$0) }
    }
}
