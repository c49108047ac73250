import Domain
import Foundation
import Storage

/// The answers to a finding, split into the pair that a chain shows and the rest.
struct ChainAnswer: Sendable {
    let followUp: FollowUp?
    let guardrail: GuardrailSummary?
    let otherFollowUps: [FollowUp]
    let otherGuardrails: [GuardrailSummary]

    /// Guardrails in place come before others, guardrails built by a follow-up before existing ones, and stronger ones
    /// before weaker ones.
    init(_ chain: FindingChain, at now: Date) {
        let followUps = chain.followUps.map(\.followUp)
        func builder(of guardrail: GuardrailSummary) -> FollowUp? {
            followUps.first { chain.built[$0.id]?.contains(guardrail.id) ?? false }
        }
        let ranked = chain.guardrails.map { guardrail in
            let distance = (guardrail.state(at: now).isInPlace ? 0 : 2) + (builder(of: guardrail) == nil ? 1 : 0)
            return (guardrail: guardrail, rank: (distance, guardrail.strength.rank, guardrail.id))
        }
        let guardrail = ranked.min { $0.rank < $1.rank }?.guardrail
        let followUp = guardrail.map(builder) ?? followUps.first { $0.state.isOpen } ?? followUps.first
        self.guardrail = guardrail
        self.followUp = followUp
        otherFollowUps = followUps.filter { $0.id != followUp?.id }
        otherGuardrails = chain.guardrails.filter { $0.id != guardrail?.id }
    }
}
