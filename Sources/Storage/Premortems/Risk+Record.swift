import Domain
import Foundation

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

extension Risk {
    static let columns = """
        r.id, r.premortem_id, r.title, r.dots, r.likelihood, r.impact, r.warning_sign, r.accepted_reason, r.accepted_by, \
        (SELECT name FROM person WHERE id = r.accepted_by), r.look_again_on, r.outcome, r.outcome_note
        """

    init(_ columns: inout Columns) throws {
        let id: Domain.ID<Risk> = columns.id()
        let premortem: Domain.ID<Premortem> = columns.id()
        let title = columns.text()
        let dots = columns.optionalInt()
        let likelihood: RiskLevel? = columns.optionalValue()
        let impact: RiskLevel? = columns.optionalValue()
        let sign = columns.text()
        let reason = columns.text()
        let person: Domain.ID<Person>? = columns.optionalID()
        let name = columns.optionalText() ?? ""
        let day = columns.optionalDay()
        let acceptance = person.flatMap { person in
            day.map { RiskAcceptance(reason: reason, personID: person, personName: name, lookAgainOn: $0) }
        }
        self.init(
            id: id, premortemID: premortem, title: title, dots: dots, likelihood: likelihood, impact: impact,
            warningSign: sign, acceptance: acceptance, outcome: columns.optionalValue(), outcomeNote: columns.text())
    }
}

extension Reading {
    package func risk(_ id: ID<Risk>) throws -> Risk? {
        try first(
            "SELECT \(Risk.columns) FROM risk AS r WHERE r.id = ? AND \(visibleThroughPremortem("r.premortem_id"))",
            [id.rawValue]
        ) { try Risk(&$0) }
    }

    /// The condition that `r` is an accepted risk whose day to look again has come. Bind one value: today.
    var acceptanceIsDue: String {
        "r.look_again_on <= ? AND \(hasCards("r")) AND \(visibleThroughPremortem("r.premortem_id"))"
    }

    /// Accepted risks whose day to look again has come, for the home pages of those who accepted them.
    package func acceptedRisksDue(today: Day, atMost limit: Int = 200) throws -> [Risk] {
        guard asker.isMember else { return [] }
        return try rows(
            """
            SELECT \(Risk.columns) FROM risk AS r
            WHERE \(acceptanceIsDue)
            ORDER BY r.look_again_on, r.id LIMIT ?
            """, [today.iso, limit]
        ) { try Risk(&$0) }
    }

    /// Ordered by their dots or, before there are any, by creation, which is random.
    func risks(of premortem: ID<Premortem>) throws -> [Risk] {
        try rows(
            """
            SELECT \(Risk.columns) FROM risk AS r
            WHERE r.premortem_id = ? AND \(hasCards("r")) AND \(visibleThroughPremortem("r.premortem_id"))
            ORDER BY r.dots DESC, r.id
            """, [premortem.rawValue]
        ) { try Risk(&$0) }
    }

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

    /// The risks that a guardrail mitigates, with the session each comes from.
    package func risks(mitigatedBy guardrail: ID<Guardrail>) throws -> [Risk] {
        try rows(
            """
            SELECT \(Risk.columns) FROM guardrail_link AS k JOIN risk AS r ON r.id = k.risk_id
            WHERE k.guardrail_id = ? AND k.deleted_at IS NULL AND \(visibleThroughGuardrail("k.guardrail_id"))
                AND \(visibleThroughPremortem("r.premortem_id")) ORDER BY k.id
            """, [guardrail.rawValue]
        ) { try Risk(&$0) }
    }

    /// The pre-mortems behind a follow-up: it answers a risk or is a condition.
    package func premortems(behind followUp: ID<FollowUp>) throws -> [PremortemBehind] {
        try rows(
            """
            SELECT p.id, p.title, r.title, c.follow_up_id IS NOT NULL
            FROM premortem AS p
            LEFT JOIN (risk_follow_up AS x JOIN risk AS r ON r.id = x.risk_id) ON x.follow_up_id = ?1
                AND r.premortem_id = p.id
            LEFT JOIN premortem_condition AS c ON c.follow_up_id = ?1 AND c.premortem_id = p.id
            WHERE p.id IN (
                    SELECT z.premortem_id FROM risk_follow_up AS y JOIN risk AS z ON z.id = y.risk_id
                    WHERE y.follow_up_id = ?1
                    UNION SELECT w.premortem_id FROM premortem_condition AS w WHERE w.follow_up_id = ?1)
                AND \(visiblePremortem("p"))
                AND EXISTS (SELECT 1 FROM follow_up AS f WHERE f.id = ?1 AND \(visibleFollowUp("f"))) ORDER BY p.id
            """, [followUp.rawValue]
        ) {
            PremortemBehind(id: $0.id(), title: $0.text(), risk: $0.optionalText(), isCondition: $0.bool())
        }
    }
}

/// The pre-mortem that a follow-up comes from.
package struct PremortemBehind: Equatable, Sendable {
    package let id: ID<Premortem>
    package let title: String
    package let risk: String?
    package let isCondition: Bool
}
