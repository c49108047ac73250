import Foundation

/// A safeguard the organisation has, is building or lacks.
package struct Guardrail: Equatable, Sendable {
    package let id: ID<Guardrail>
    package var name: String
    /// One or two sentences: what it stops, and how.
    package var statement: String
    package var kind: GuardrailKind
    package var position: GuardrailPosition
    package var strength: Strength
    /// The stored state, which is never `stale`.
    package var recordedState: GuardrailState
    package var ownerTeamID: ID<Team>?
    package var proofMethod: ProofMethod?
    /// Days between proofs; nil if it does not have to be proven again.
    package var proofEveryDays: Int?
    package var lastProvenAt: Date?
    /// The people who can bypass it, and how.
    package var bypass: String
    package var retiredReason: String
    package var replacedBy: ID<Guardrail>?
    package var version: Int
    package var createdAt: Date
    package var updatedAt: Date

    package init(
        id: ID<Guardrail>, name: String, statement: String, kind: GuardrailKind, position: GuardrailPosition,
        strength: Strength, recordedState: GuardrailState, ownerTeamID: ID<Team>? = nil,
        proofMethod: ProofMethod? = nil, proofEveryDays: Int? = nil, lastProvenAt: Date? = nil, bypass: String = "",
        retiredReason: String = "", replacedBy: ID<Guardrail>? = nil, version: Int = 1, createdAt: Date, updatedAt: Date
    ) {
        self.id = id
        self.name = name
        self.statement = statement
        self.kind = kind
        self.position = position
        self.strength = strength
        self.recordedState = recordedState
        self.ownerTeamID = ownerTeamID
        self.proofMethod = proofMethod
        self.proofEveryDays = proofEveryDays
        self.lastProvenAt = lastProvenAt
        self.bypass = bypass
        self.retiredReason = retiredReason
        self.replacedBy = replacedBy
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    package var key: Key { id.key }

    var schedule: ProofSchedule { ProofSchedule(everyDays: proofEveryDays, lastProvenAt: lastProvenAt) }

    /// The time at which the next proof is due, if it was ever proven and has to be proven again.
    package var proofDueAt: Date? { schedule.dueAt }

    /// The state as it is now: a proven guardrail whose proof is overdue is stale.
    package func state(at now: Date) -> GuardrailState { schedule.state(recorded: recordedState, at: now) }
}
