import Domain

/// A guardrail linked to an incident, with the relation.
package struct GuardrailInIncident: Sendable {
    package let relation: GuardrailRelation
    package let guardrail: GuardrailSummary
    package let note: String
    package let link: ID<GuardrailLink>
}

extension Reading {
    func guardrails(linkedToIncident id: ID<Incident>) throws -> [GuardrailInIncident] {
        try rows(
            """
            SELECT l.relation, l.id, l.note, \(GuardrailSummary.columns)
            FROM guardrail_link AS l JOIN guardrail AS g ON g.id = l.guardrail_id
            WHERE l.incident_id = ? AND l.deleted_at IS NULL AND \(visibleGuardrail("g")) ORDER BY l.id
            """, [id.rawValue]
        ) {
            let relation: GuardrailRelation = try $0.value()
            let link: ID<GuardrailLink> = $0.id()
            let note = $0.text()
            return GuardrailInIncident(relation: relation, guardrail: try GuardrailSummary(&$0), note: note, link: link)
        }
    }
}
