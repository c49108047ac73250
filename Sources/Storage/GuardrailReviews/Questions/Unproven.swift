import Domain

extension Reading {
    /// Guardrails in place without a proof, those that have waited longest first.
    func unprovenItems(_ query: AgendaQuery) -> AgendaItemQuery {
        var source = AgendaItemQuery(
            kind: .guardrail, id: "g.id", columns: "\(GuardrailSummary.columns), g.created_at, t.name",
            tables: "guardrail AS g LEFT JOIN team AS t ON t.id = g.owner_team_id AND t.deleted_at IS NULL",
            conditions: [], arguments: [], order: "g.id"
        ) { columns in
            let guardrail = try GuardrailSummary(&columns)
            let added = CivilTime(utc: columns.date()).day
            return AgendaItem(
                .guardrail(guardrail.id), guardrail.name,
                facts: ["added on \(added.words)", columns.optionalText() ?? "no owner"],
                grade: guardrail.strength.grade)
        }
        source.require("g.state = 'in_place'")
        source.require(visibleGuardrail("g"))
        source.scopeGuardrails(query)
        return source
    }
}
