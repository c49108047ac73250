package enum FindingKind: String, CaseIterable, Codable, Sendable {
    case missingGuardrail = "missing_guardrail"
    case weakGuardrail = "weak_guardrail"
    case bypassedGuardrail = "bypassed_guardrail"
    case guardrailHeld = "guardrail_held"
    case detectionGap = "detection_gap"
    case responseGap = "response_gap"
    case accessTooWide = "access_too_wide"
    case surprise
    case wentWell = "went_well"
    case gotLucky = "got_lucky"
    case openQuestion = "open_question"

    package var label: String {
        switch self {
        case .missingGuardrail: "Missing guardrail"
        case .weakGuardrail: "Weak guardrail"
        case .bypassedGuardrail: "Bypassed guardrail"
        case .guardrailHeld: "Guardrail held"
        case .detectionGap: "Detection gap"
        case .responseGap: "Response gap"
        case .accessTooWide: "Access too wide"
        case .surprise: "Surprise"
        case .wentWell: "Went well"
        case .gotLucky: "Got lucky"
        case .openQuestion: "Open question"
        }
    }

    /// Whether the finding is a gap that a guardrail should close.
    package var asksForGuardrail: Bool {
        switch self {
        case .missingGuardrail, .weakGuardrail, .bypassedGuardrail, .detectionGap, .responseGap, .accessTooWide,
            .gotLucky:
            true
        case .guardrailHeld, .surprise, .wentWell, .openQuestion: false
        }
    }
}
