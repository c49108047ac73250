import Domain

extension Reading {
    /// The guardrails made from an entry of the catalogue, latest first.
    package func guardrails(madeFrom entry: String, atMost limit: Int = 50) throws -> [GuardrailSummary] {
        try rows(
            """
            SELECT \(GuardrailSummary.columns)
            FROM guardrail_origin AS o JOIN guardrail AS g ON g.id = o.guardrail_id
            WHERE o.entry = ? AND \(visibleGuardrail("g")) ORDER BY o.guardrail_id DESC LIMIT ?
            """, [entry, limit]
        ) { try GuardrailSummary(&$0) }
    }

    /// The catalogue entries already used for a finding's guardrails, so that they are not suggested again.
    package func entries(answering finding: ID<Finding>) throws -> Set<String> {
        Set(
            try rows(
                """
                SELECT o.entry FROM guardrail_link AS l JOIN guardrail_origin AS o ON o.guardrail_id = l.guardrail_id
                    JOIN guardrail AS g ON g.id = l.guardrail_id
                WHERE l.finding_id = ? AND l.deleted_at IS NULL AND g.state <> 'retired' AND \(visibleGuardrail("g"))
                """, [finding.rawValue]
            ) { $0.text() })
    }
}
