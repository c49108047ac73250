import Domain
import Storage

extension GuardrailRelation {
    /// The meaning of a relation, in the words of the glossary.
    var help: String {
        switch self {
        case .proposedBy: "The finding asked for it."
        case .addedBy: "The follow-up built it."
        case .repairedBy: "The follow-up repaired it."
        case .provenBy: "The follow-up showed that it works."
        case .wouldHaveCaught: "It would have stopped or revealed the incident, had it been there."
        case .absentIn: "It existed elsewhere, or was known, but was not in the place where this happened."
        case .failedIn: "It acted but did not stop the incident. The guardrail becomes degraded."
        case .bypassedIn: "The failure went around it. The guardrail becomes degraded."
        case .mitigates: "It mitigates a risk from a pre-mortem."
        case .heldIn: "It stopped the incident, kept it small or helped to undo it."
        }
    }
}
