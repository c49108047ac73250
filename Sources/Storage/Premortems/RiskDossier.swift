import Domain

/// A risk with the guardrails and follow-ups that answer it.
package struct RiskDossier: Sendable {
    package let risk: Risk
    package let cards: [Card]
    /// The guardrails that the asker may see.
    package let guardrails: [GuardrailSummary]
    package let followUps: [FollowUpSummary]
    package let incidents: [IncidentSummary]
    /// The number of guardrails and follow-ups that answer it, for guests, who do not see them.
    package let answerCount: Int

    package var isAnswered: Bool { risk.acceptance != nil || answerCount > 0 }
}

extension Reading {
    func guardrails(against risk: ID<Risk>) throws -> [GuardrailSummary] {
        try rows(
            """
            SELECT \(GuardrailSummary.columns) FROM guardrail_link AS k JOIN guardrail AS g ON g.id = k.guardrail_id
            WHERE k.risk_id = ? AND k.deleted_at IS NULL AND \(visibleGuardrail("g")) ORDER BY k.id
            """, [risk.rawValue]
        ) { try GuardrailSummary(&$0) }
    }

    func followUps(against risk: ID<Risk>) throws -> [FollowUpSummary] {
        try rows(
            """
            SELECT \(FollowUpSummary.columns) FROM \(FollowUpSummary.tables)
            JOIN risk_follow_up AS x ON x.follow_up_id = f.id
            WHERE x.risk_id = ? AND \(visibleFollowUp("f")) ORDER BY f.id
            """, [risk.rawValue]
        ) { try FollowUpSummary(&$0) }
    }

    func incidents(foreseenBy risk: ID<Risk>) throws -> [IncidentSummary] {
        try rows(
            """
            SELECT \(IncidentSummary.columns) FROM foresight AS s JOIN incident AS i ON i.id = s.incident_id
            WHERE s.risk_id = ? AND \(visibleIncident("i")) ORDER BY i.id
            """, [risk.rawValue]
        ) { try IncidentSummary(&$0) }
    }

    func answerCount(of risk: ID<Risk>) throws -> Int {
        try first(
            """
            SELECT (SELECT count(*) FROM guardrail_link AS k JOIN guardrail AS g ON g.id = k.guardrail_id
                    WHERE k.risk_id = ?1 AND k.deleted_at IS NULL AND g.deleted_at IS NULL)
                + (SELECT count(*) FROM risk_follow_up AS x JOIN follow_up AS f ON f.id = x.follow_up_id
                    WHERE x.risk_id = ?1 AND f.deleted_at IS NULL)
            """, [risk.rawValue]
        ) { $0.int() } ?? 0
    }
}
