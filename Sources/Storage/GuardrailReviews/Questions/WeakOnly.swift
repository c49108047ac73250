import Domain

extension Reading {
    func weakOnlyItems(_ query: AgendaQuery) -> AgendaItemQuery {
        var source = AgendaItemQuery(
            kind: .incident, id: "i.id", columns: "i.id, i.title, i.severity, i.weak_guardrails_reason",
            tables: "incident AS i", conditions: [], arguments: [], order: "i.happened_at DESC, i.id DESC"
        ) { columns in
            let id: ID<Incident> = columns.id()
            let title = columns.text()
            return AgendaItem(
                .incident(id), title, facts: [try columns.severity().code, "reason: \(columns.text())"])
        }
        source.require(visibleIncident("i"))
        source.require("i.state = 'closed'")
        source.require("i.weak_guardrails_reason <> ''")
        // A stronger guardrail may have been added since.
        source.require(
            """
            NOT EXISTS (SELECT 1 FROM finding AS n JOIN guardrail_link AS l ON l.finding_id = n.id
                    JOIN guardrail AS g ON g.id = l.guardrail_id
                WHERE n.incident_id = i.id AND n.deleted_at IS NULL AND \(stronger))
            """)
        source.require(
            """
            NOT EXISTS (SELECT 1 FROM follow_up AS w JOIN guardrail_link AS l ON l.follow_up_id = w.id
                    JOIN guardrail AS g ON g.id = l.guardrail_id
                WHERE w.incident_id = i.id AND w.deleted_at IS NULL AND \(stronger))
            """)
        source.scopeIncidents(query)
        return source
    }

    private var stronger: String {
        let weak = Strength.allCases.filter { $0.grade == .weak }.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return """
            l.deleted_at IS NULL AND g.state <> 'retired' AND g.strength NOT IN (\(weak)) \
            AND \(visibleGuardrail("g"))
            """
    }
}
