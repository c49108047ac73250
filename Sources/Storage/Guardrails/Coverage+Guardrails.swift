import Domain

extension Reading {
    /// The number of latest links that decide which guardrails come first.
    private static let weighedLinks = 100

    /// Returns one more than fits, if there are more.
    func guardrails(across query: CoverageQuery) throws -> [GuardrailSummary] {
        let limit = CoverageQuery.guardrailsAcross + 1
        let page = min(max(query.columns, 1), ListLimits.counted / CoverageQuery.guardrailsAcross)
        let offset = (page - 1) * CoverageQuery.guardrailsAcross
        if query.kind == nil && query.grade == nil && query.service == nil && query.team == nil {
            let first = try guardrailsOfLatestIncidents()
            let shown = Array(first.dropFirst(offset).prefix(limit))
            if shown.count == limit { return shown }
            let rest = try rows(
                """
                SELECT \(GuardrailSummary.columns) FROM guardrail AS g
                WHERE g.state <> 'retired' AND \(visibleGuardrail("g")) AND g.id NOT IN (SELECT value FROM json_each(?))
                ORDER BY g.id DESC LIMIT ? OFFSET ?
                """, [Reading.list(first.map(\.id)), limit - shown.count, max(offset - first.count, 0)]
            ) { try GuardrailSummary(&$0) }
            return shown + rest
        }
        var conditions = guardrailConditions(query)
        if query.service != nil || query.team != nil { conditions.append("g.id IN (\(guardrailsThatMatter))") }
        return try rows(
            """
            SELECT \(GuardrailSummary.columns) FROM guardrail AS g
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY g.id DESC LIMIT ?5 OFFSET ?6
            """,
            [
                query.kind?.rawValue, query.strengths, query.service, query.team, limit, offset,
            ]
        ) { try GuardrailSummary(&$0) }
    }

    /// Of guardrails `g` with the kind ?1 and one of the strengths ?2, where the filter asks for them.
    func guardrailConditions(_ query: CoverageQuery) -> [String] {
        var conditions = ["g.state <> 'retired'", visibleGuardrail("g")]
        if query.kind != nil { conditions.append("g.kind = ?1") }
        if query.grade != nil { conditions.append("instr(?2, ' ' || g.strength || ' ') > 0") }
        return conditions
    }

    /// The guardrails related to the latest incidents, by the number of those incidents, then latest first.
    private func guardrailsOfLatestIncidents() throws -> [GuardrailSummary] {
        try rows(
            """
            WITH latest AS MATERIALIZED (
                SELECT l.guardrail_id AS guardrail, l.id AS link, coalesce(l.incident_id, n.incident_id) AS incident
                FROM (SELECT * FROM guardrail_link WHERE deleted_at IS NULL AND follow_up_id IS NULL
                      ORDER BY id DESC LIMIT \(Reading.weighedLinks)) AS l
                    LEFT JOIN finding AS n ON n.id = l.finding_id
            )
            SELECT \(GuardrailSummary.columns)
            FROM latest JOIN incident AS i ON i.id = latest.incident JOIN guardrail AS g ON g.id = latest.guardrail
            WHERE g.state <> 'retired' AND \(visibleIncident("i")) AND \(visibleGuardrail("g"))
            GROUP BY g.id ORDER BY count(DISTINCT i.id) DESC, max(latest.link) DESC
            """
        ) { try GuardrailSummary(&$0) }
    }

    /// Of the services with the slug ?3, or of the team with the slug ?4.
    private var guardrailsThatMatter: String {
        let services = """
            SELECT s.id FROM service AS s LEFT JOIN team AS t ON t.id = s.team_id
            WHERE s.deleted_at IS NULL AND (?3 IS NULL OR s.slug = ?3) AND (?4 IS NULL OR t.slug = ?4)
            """
        let seenPrivately = isSeenPrivately(incident: "i").map { condition in
            let incidents = """
                FROM incident AS i JOIN incident_service AS x ON x.incident_id = i.id AND x.service_id IN (\(services))
                """
            return """
                UNION SELECT l.guardrail_id \(incidents)
                    JOIN guardrail_link AS l ON l.incident_id = i.id AND l.deleted_at IS NULL AND l.relation <> 'held_in'
                    WHERE \(condition) AND \(visibleIncident("i"))
                UNION SELECT l.guardrail_id \(incidents)
                    JOIN finding AS n ON n.incident_id = i.id AND n.deleted_at IS NULL
                    JOIN guardrail_link AS l ON l.finding_id = n.id AND l.deleted_at IS NULL
                    WHERE \(condition) AND \(visibleIncident("i"))
                """
        }
        return """
            SELECT guardrail_id FROM guardrail_service WHERE service_id IN (\(services))
            UNION SELECT guardrail_id FROM guardrail_exemption WHERE deleted_at IS NULL AND service_id IN (\(services))
            UNION SELECT p.guardrail_id FROM guardrail_gap AS p JOIN follow_up AS f ON f.id = p.follow_up_id
                WHERE p.service_id IN (\(services)) AND \(seesFollowUp("f"))
            UNION SELECT r.guardrail_id FROM related_guardrail AS r WHERE r.service_id IN (\(services)) AND r.links > 0
            \(seenPrivately ?? "")
            """
    }
}

extension CoverageQuery {
    /// The strengths of its grade, each between spaces, as one argument of a statement.
    var strengths: String? {
        grade.map { grade in
            " \(Strength.allCases.filter { $0.grade == grade }.map(\.rawValue).joined(separator: " ")) "
        }
    }
}
