import Domain

extension Reading {
    func unguardedItems(_ query: AgendaQuery) -> AgendaItemQuery {
        let open = """
            FROM finding AS n WHERE n.incident_id = i.id AND n.deleted_at IS NULL AND n.kind IN (\(askingKinds))
                AND NOT EXISTS (SELECT 1 FROM guardrail_link AS l JOIN guardrail AS g ON g.id = l.guardrail_id
                    WHERE l.finding_id = n.id AND l.deleted_at IS NULL AND g.state <> 'retired'
                        AND \(visibleGuardrail("g")))
                AND NOT EXISTS (SELECT 1 FROM follow_up AS w JOIN guardrail_link AS l ON l.follow_up_id = w.id
                        JOIN guardrail AS g ON g.id = l.guardrail_id
                    WHERE w.finding_id = n.id AND w.deleted_at IS NULL AND l.deleted_at IS NULL
                        AND g.state <> 'retired' AND \(visibleGuardrail("g")))
            """
        var source = AgendaItemQuery(
            kind: .incident, id: "i.id",
            columns: "i.id, i.title, i.severity, i.happened_at, (SELECT count(*) \(open))", tables: "incident AS i",
            conditions: [], arguments: [], order: "i.happened_at DESC, i.id DESC"
        ) { columns in
            let id: ID<Incident> = columns.id()
            let title = columns.text()
            let severity = try columns.severity()
            let day = CivilTime(utc: columns.date()).day
            let count = columns.int()
            return AgendaItem(
                .incident(id), title,
                facts: [
                    severity.code, day.words,
                    count == 1 ? "one finding has no guardrail" : "\(count) findings have no guardrail",
                ])
        }
        source.require(visibleIncident("i"))
        source.require("i.state IN ('mitigated', 'resolved', 'in_review', 'closed')")
        source.require("EXISTS (SELECT 1 \(open))")
        source.scopeIncidents(query)
        return source
    }

    private var askingKinds: String {
        FindingKind.allCases.filter(\.asksForGuardrail).map { "'\($0.rawValue)'" }
            .joined(separator: ", ")
    }
}
