/// When a guardrail acts, seen from the failure.
package enum GuardrailPosition: String, CaseIterable, Codable, Sendable {
    case prevent
    case detect
    case limit
    case recover

    package var label: String {
        switch self {
        case .prevent: "Prevents"
        case .detect: "Detects"
        case .limit: "Limits"
        case .recover: "Recovers"
        }
    }

    package var help: String {
        switch self {
        case .prevent: "Prevents the failure."
        case .detect: "Makes the failure known."
        case .limit: "Keeps the failure small."
        case .recover: "Undoes the failure."
        }
    }
}
