import Domain

extension Reading {
    /// The number of guardrails missing in each service, of all that the filter leaves, whether or not they are shown.
    func gaps(in services: [ID<Service>], _ query: CoverageQuery) throws -> [ID<Service>: Int] {
        let pairs = try rows(
            """
            WITH asked AS MATERIALIZED (SELECT value AS id FROM json_each(?3)), pair AS (
                SELECT 0 AS fact, l.guardrail_id AS guardrail, l.service_id AS service
                FROM asked JOIN guardrail_service AS l ON l.service_id = asked.id
                UNION ALL
                SELECT 1, e.guardrail_id, e.service_id FROM asked JOIN guardrail_exemption AS e
                    ON e.service_id = asked.id AND e.deleted_at IS NULL
                UNION ALL
                SELECT CASE WHEN f.state = 'proposed' THEN 3 ELSE 2 END, p.guardrail_id, p.service_id
                FROM asked JOIN guardrail_gap AS p ON p.service_id = asked.id JOIN follow_up AS f ON f.id = p.follow_up_id
                WHERE f.state IN ('proposed', 'committed', 'in_progress') AND \(visibleFollowUp("f"))
                UNION ALL
                SELECT 3, l.guardrail_id, x.service_id
                FROM asked JOIN incident_service AS x ON x.service_id = asked.id
                    JOIN incident AS i ON i.id = x.incident_id
                    JOIN guardrail_link AS l ON l.incident_id = i.id AND l.deleted_at IS NULL
                WHERE l.relation <> 'held_in' AND \(visibleIncident("i"))
                UNION ALL
                SELECT 3, l.guardrail_id, x.service_id
                FROM asked JOIN incident_service AS x ON x.service_id = asked.id
                    JOIN incident AS i ON i.id = x.incident_id
                    JOIN finding AS n ON n.incident_id = i.id
                    JOIN guardrail_link AS l ON l.finding_id = n.id AND l.deleted_at IS NULL
                WHERE l.relation <> 'held_in' AND \(visibleIncident("i"))
            )
            SELECT pair.service, g.state, max(pair.fact = 0), max(pair.fact = 1), max(pair.fact = 2)
            FROM pair JOIN guardrail AS g ON g.id = pair.guardrail
            WHERE \(guardrailConditions(query).joined(separator: " AND "))
            GROUP BY pair.service, pair.guardrail
            """, [query.kind?.rawValue, query.strengths, Reading.list(services)]
        ) { columns in
            let service: ID<Service> = columns.id()
            let state: GuardrailState = try columns.value()
            let mark = CoverageMark.of(
                state, protects: columns.bool(), isExempt: columns.bool(), isBeingBrought: columns.bool())
            return (service: service, isGap: mark.isGap)
        }
        return pairs.reduce(into: [:]) { if $1.isGap { $0[$1.service, default: 0] += 1 } }
    }
}
