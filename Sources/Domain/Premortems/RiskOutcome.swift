/// The outcome of a risk, according to the look-back.
package enum RiskOutcome: String, CaseIterable, Sendable {
    case cameTrue = "came_true"
    case prevented
    case didNot = "did_not"
    case unknown

    package var label: String {
        switch self {
        case .cameTrue: "It came true"
        case .prevented: "A guardrail prevented it"
        case .didNot: "It did not come true"
        case .unknown: "Nobody knows"
        }
    }
}
