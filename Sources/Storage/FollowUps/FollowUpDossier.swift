import Domain

/// A follow-up with both ends of its chain: the finding behind it and the guardrails it leaves behind.
package struct FollowUpDossier: Sendable {
    package let summary: FollowUpSummary
    package let finding: Finding?
    package let quotation: Quotation?
    package let guardrails: [(relation: GuardrailRelation, guardrail: GuardrailSummary, link: ID<GuardrailLink>)]
    package let history: [AuditEntry]
}

extension Reading {
    package func followUpDossier(_ id: ID<FollowUp>) throws -> FollowUpDossier? {
        guard let summary = try followUp(id).map({ try hidingSuccessor(of: $0) }) else { return nil }
        return FollowUpDossier(
            summary: summary, finding: try summary.followUp.findingID.flatMap { try finding($0) },
            quotation: try quotation(in: id),
            guardrails: try rows(
                """
                SELECT l.relation, l.id, \(GuardrailSummary.columns)
                FROM guardrail_link AS l JOIN guardrail AS g ON g.id = l.guardrail_id
                WHERE l.follow_up_id = ? AND l.deleted_at IS NULL AND \(visibleGuardrail("g")) ORDER BY l.id
                """, [id.rawValue]
            ) {
                let relation: GuardrailRelation = try $0.value()
                let link: ID<GuardrailLink> = $0.id()
                return (relation, try GuardrailSummary(&$0), link)
            }, history: try history(of: id))
    }
}
