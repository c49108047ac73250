package enum RiskLevel: String, CaseIterable, Sendable {
    case low
    case medium
    case high

    package var label: String {
        switch self {
        case .low: "Low"
        case .medium: "Medium"
        case .high: "High"
        }
    }
}
