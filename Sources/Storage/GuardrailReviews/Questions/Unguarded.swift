import Domain

extension Reading {
    func unguardedItems(_ query: AgendaQuery) -> AgendaItemQuery {
        var source = AgendaItemQuery(
            kind: .incident, id: "i.id",
            columns: "i.id, i.title, i.severity, i.happened_at, i.unguarded_findings", tables: "incident AS i",
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
        source.require("i.unguarded_findings > 0")
        source.scopeIncidents(query)
        return source
    }
}
