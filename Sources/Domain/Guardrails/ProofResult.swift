package enum ProofResult: String, CaseIterable, Sendable {
    case held
    case failed

    package var label: String {
        switch self {
        case .held: "Held"
        case .failed: "Failed"
        }
    }

    /// The words of somebody who tried the guardrail.
    package var sentence: String { "It \(label.lowercased())" }

    /// The state that the guardrail is in afterwards.
    package var help: String {
        switch self {
        case .held: "The guardrail becomes proven."
        case .failed: "The guardrail becomes degraded."
        }
    }
}
