package enum ProofResult: String, CaseIterable, Sendable {
    case held
    case failed

    package var label: String {
        switch self {
        case .held: "Held"
        case .failed: "Failed"
        }
    }

    /// What somebody who tried the guardrail says of it.
    package var sentence: String { "It \(label.lowercased())" }

    /// What becomes of the guardrail.
    package var help: String {
        switch self {
        case .held: "The guardrail becomes proven."
        case .failed: "The guardrail becomes degraded."
        }
    }
}
