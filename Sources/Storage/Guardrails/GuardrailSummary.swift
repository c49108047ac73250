import Domain
import Foundation

/// A guardrail as a row of the register or a link of a chain.
package struct GuardrailSummary: Equatable, Sendable {
    package let id: ID<Guardrail>
    package let name: String
    package let kind: GuardrailKind
    package let strength: Strength
    package let recordedState: GuardrailState
    package let schedule: ProofSchedule

    static let columns = "g.id, g.name, g.kind, g.strength, g.state, g.proof_every_days, g.last_proven_at"

    init(_ columns: inout Columns) throws {
        id = columns.id()
        name = columns.text()
        kind = try columns.value()
        strength = try columns.value()
        recordedState = try columns.value()
        schedule = ProofSchedule(everyDays: columns.optionalInt(), lastProvenAt: columns.optionalDate())
    }

    package var key: Key { id.key }

    package var lastProvenAt: Date? { schedule.lastProvenAt }
    package var proofDueAt: Date? { schedule.dueAt }

    package func state(at now: Date) -> GuardrailState { schedule.state(recorded: recordedState, at: now) }
    package func step(at now: Date) -> GuardrailStep? { schedule.step(recorded: recordedState, at: now) }
}

extension Reading {
    /// The guardrails to choose from: all that are not retired, by name.
    package func guardrailChoices(atMost limit: Int = 500) throws -> [GuardrailSummary] {
        try rows(
            """
            SELECT \(GuardrailSummary.columns) FROM guardrail AS g
            WHERE g.state <> 'retired' AND \(visibleGuardrail("g")) ORDER BY g.name COLLATE NOCASE LIMIT ?
            """, [limit]
        ) { try GuardrailSummary(&$0) }
    }
}

extension Reading {
    /// The guardrail that a link belongs to.
    package func guardrail(ofLink id: ID<GuardrailLink>) throws -> ID<Guardrail>? {
        try first(
            """
            SELECT l.guardrail_id FROM guardrail_link AS l JOIN guardrail AS g ON g.id = l.guardrail_id
            WHERE l.id = ? AND \(visibleGuardrail("g")) AND \(seesLink("l"))
            """, [id.rawValue]
        ) { $0.id() }
    }
}

extension Reading {
    /// The guardrails that failed or were bypassed, then those whose proof is overdue, longest first.
    package func guardrailsToMend(at now: Date, atMost limit: Int) throws -> [GuardrailSummary] {
        let degraded = try rows(
            """
            SELECT \(GuardrailSummary.columns) FROM guardrail AS g
            WHERE g.state = 'degraded' AND \(visibleGuardrail("g")) ORDER BY g.id LIMIT ?
            """, [limit]
        ) { try GuardrailSummary(&$0) }
        let stale = try rows(
            """
            SELECT \(GuardrailSummary.columns) FROM guardrail AS g
            WHERE \(Staleness.isStale()) AND \(visibleGuardrail("g")) ORDER BY \(Staleness.dueAt()), g.id LIMIT ?
            """, [now.milliseconds, limit - degraded.count]
        ) { try GuardrailSummary(&$0) }
        return degraded + stale
    }
}
