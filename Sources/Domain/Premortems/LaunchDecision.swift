package enum LaunchDecision: String, CaseIterable, Sendable {
    case go
    case goWithConditions = "go_with_conditions"
    case noGo = "no_go"

    package var label: String {
        switch self {
        case .go: "Go"
        case .goWithConditions: "Go with conditions"
        case .noGo: "No go"
        }
    }

    package var help: String {
        switch self {
        case .go: "The launch can happen as planned."
        case .goWithConditions:
            "The launch can happen once these follow-ups are done. Each has an owner and is due by the day of the launch."
        case .noGo: "The launch does not happen as planned. The note says what would have to change."
        }
    }
}
