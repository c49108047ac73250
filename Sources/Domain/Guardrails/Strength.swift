/// How much a guardrail relies on people being perfect, after the hierarchy of controls (NIOSH): from removing the
/// hazard down to asking people to take care.
package enum Strength: String, CaseIterable, Codable, Sendable {
    case eliminate
    case substitute
    case forcingFunction = "forcing_function"
    case automaticLimit = "automatic_limit"
    case engineeredWarning = "engineered_warning"
    case checklistOrReview = "checklist_or_review"
    case policyOrTraining = "policy_or_training"

    package enum Grade: String, CaseIterable, Sendable {
        case strong, medium, weak

        package var label: String {
            switch self {
            case .strong: "Strong"
            case .medium: "Medium"
            case .weak: "Weak"
            }
        }

        /// The number of rails in the glyph.
        package var rails: Int {
            switch self {
            case .strong: 3
            case .medium: 2
            case .weak: 1
            }
        }
    }

    package var grade: Grade {
        switch self {
        case .eliminate, .substitute, .forcingFunction: .strong
        case .automaticLimit, .engineeredWarning, .checklistOrReview: .medium
        case .policyOrTraining: .weak
        }
    }

    package var label: String {
        switch self {
        case .eliminate: "Eliminate"
        case .substitute: "Substitute"
        case .forcingFunction: "Forcing function"
        case .automaticLimit: "Automatic limit"
        case .engineeredWarning: "Engineered warning"
        case .checklistOrReview: "Checklist or review"
        case .policyOrTraining: "Policy or training"
        }
    }

    package var help: String {
        switch self {
        case .eliminate: "The dangerous action no longer exists."
        case .substitute: "A safer way has taken its place."
        case .forcingFunction: "The action requires proof of intent."
        case .automaticLimit: "It stops or limits the damage automatically."
        case .engineeredWarning: "It warns somebody in time, automatically."
        case .checklistOrReview: "A second look, by a list or a colleague."
        case .policyOrTraining: "People are asked to know and to take care."
        }
    }

    /// 0 for the strongest.
    package var rank: Int { Strength.allCases.firstIndex(of: self) ?? Strength.allCases.count }
}
