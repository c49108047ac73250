import Domain

extension Reading {
    func failingItems(_ query: AgendaQuery) -> AgendaItemQuery {
        let now = query.now
        var source = AgendaItemQuery(
            kind: .guardrail, id: "g.id",
            columns: """
                \(GuardrailSummary.columns), t.name, (SELECT group_concat('INC-' || l.incident_id, ', ')
                    FROM guardrail_link AS l JOIN incident AS li ON li.id = l.incident_id
                    WHERE l.guardrail_id = g.id AND l.deleted_at IS NULL AND l.relation IN ('failed_in', 'bypassed_in')
                        AND \(visibleIncident("li")))
                """,
            tables: "guardrail AS g LEFT JOIN team AS t ON t.id = g.owner_team_id AND t.deleted_at IS NULL",
            conditions: [], arguments: [], order: "g.state = 'proven', \(Staleness.dueAt()), g.id"
        ) { columns in
            let guardrail = try GuardrailSummary(&columns)
            let team = columns.optionalText()
            let incidents = columns.optionalText()
            let state = guardrail.state(at: now)
            return AgendaItem(
                .guardrail(guardrail.id), guardrail.name,
                facts: [
                    state.label,
                    state == .stale
                        ? guardrail.proofDueAt.map { "a proof was due on \(CivilTime(utc: $0).day.words)" } : nil,
                    incidents.map { "failed or was bypassed in \($0)" }, team,
                ], grade: guardrail.strength.grade)
        }
        source.require(
            """
            g.id IN (SELECT d.id FROM guardrail AS d WHERE d.deleted_at IS NULL AND d.state = 'degraded'
                UNION ALL SELECT d.id FROM guardrail AS d WHERE d.deleted_at IS NULL AND \(Staleness.isStale("d")))
            """, [now.milliseconds])
        source.require(visibleGuardrail("g"))
        source.scopeGuardrails(query)
        return source
    }
}
