import Domain

extension FindingKind {
    /// What is meant, for whoever chooses; the words of the glossary.
    var help: String {
        switch self {
        case .missingGuardrail: "Nothing stood where something could have. The first question of every review."
        case .weakGuardrail:
            "A guardrail was there and did too little, such as a question that is always answered with yes."
        case .bypassedGuardrail: "A guardrail was there, and events went around it."
        case .guardrailHeld: "A guardrail did what it is there for."
        case .detectionGap: "It happened, and nothing told us, or told us too late."
        case .responseGap: "We knew, and something kept us from acting well or soon."
        case .accessTooWide: "More people or programs could do this than needed to."
        case .surprise: "The system behaved differently from what people believed."
        case .wentWell: "Something worth keeping on purpose."
        case .gotLucky:
            "It ended well for a reason that nobody can count on. It marks the place of a missing guardrail."
        case .openQuestion: "Something that the review could not settle."
        }
    }
}
