import Domain

extension FindingKind {
    /// The meaning of a kind of finding, in the words of the glossary.
    var help: String {
        switch self {
        case .missingGuardrail:
            "There was no guardrail where there could have been one. The first question of every review."
        case .weakGuardrail:
            "A guardrail was there and did too little, such as a prompt that everybody answers with yes."
        case .bypassedGuardrail: "A guardrail was there, and the failure went around it."
        case .guardrailHeld: "A guardrail did its job."
        case .detectionGap: "Something went wrong, and nothing told us, or told us too late."
        case .responseGap: "We knew, and something kept us from acting well or in time."
        case .accessTooWide: "More people or programs could do this than needed to do so."
        case .surprise: "The system behaved differently from what people believed."
        case .wentWell: "Something worth keeping on purpose."
        case .gotLucky:
            "It ended well for a reason that nobody can count on. Good luck marks the place of a missing guardrail."
        case .openQuestion: "Something that the review could not settle."
        }
    }
}
