import Domain
import Storage

/// The parts that one guardrail had in an incident, in words.
struct GuardrailPart: Sendable {
    let guardrail: GuardrailSummary
    var parts: [String]
}

extension GuardrailRelation {
    /// Shown after the name of the guardrail, about this incident: "held".
    var part: String {
        switch self {
        case .proposedBy: "answers a finding"
        case .addedBy: "added by a follow-up"
        case .repairedBy: "repaired by a follow-up"
        case .provenBy: "proven by a follow-up"
        case .wouldHaveCaught: "would have caught it"
        case .absentIn: "was absent"
        case .failedIn: "failed"
        case .bypassedIn: "was bypassed"
        case .heldIn: "held"
        case .mitigates: "mitigates a risk"
        }
    }
}
