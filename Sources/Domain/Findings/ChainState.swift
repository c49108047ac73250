/// How far the answer to a finding has come, from nothing to a guardrail in place.
package enum ChainState: String, Sendable {
    /// No follow-up or guardrail answers the finding yet.
    case open
    /// A follow-up or a guardrail is on its way.
    case underWay = "under_way"
    /// A guardrail is in place.
    case closed
    /// The finding needs no guardrail.
    case notNeeded = "not_needed"

    package static func of(
        _ kind: FindingKind, guardrails: [GuardrailState], hasFollowUp: Bool
    ) -> ChainState {
        if guardrails.contains(where: \.isInPlace) { return .closed }
        if !kind.asksForGuardrail { return .notNeeded }
        return guardrails.contains { $0 != .retired } || hasFollowUp ? .underWay : .open
    }
}
