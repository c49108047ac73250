import Storage

/// The parts that one guardrail had in an incident, in words.
struct GuardrailPart: Sendable {
    let guardrail: GuardrailSummary
    var parts: [String]
}
