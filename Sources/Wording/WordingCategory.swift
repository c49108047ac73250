/// What a wording hint is about.
package enum WordingCategory: String, CaseIterable, Codable, Sendable {
    case humanError = "human_error"
    case individual
    case team
    case shouldHave = "should_have"
    case carelessness
    case hindsight
    case beCareful = "be_careful"
    case punishment
    case sarcasm
    case singleCause = "single_cause"

    package var label: String {
        switch self {
        case .humanError: "Human error as the cause"
        case .individual: "An individual singled out"
        case .team: "A team singled out"
        case .shouldHave: "“Should have” about people"
        case .carelessness: "Carelessness or judgement"
        case .hindsight: "Obvious in hindsight"
        case .beCareful: "“Be more careful” as an action"
        case .punishment: "Punishment and trust"
        case .sarcasm: "Sarcasm"
        case .singleCause: "One person as the single cause"
        }
    }
}
