/// The ways in which a guardrail is linked to other records. Each relation has one kind of target.
package enum GuardrailRelation: String, CaseIterable, Sendable {
    /// A finding asked for it.
    case proposedBy = "proposed_by"
    /// Follow-ups.
    case addedBy = "added_by"
    case repairedBy = "repaired_by"
    case provenBy = "proven_by"
    /// Incidents.
    case wouldHaveCaught = "would_have_caught"
    case absentIn = "absent_in"
    case failedIn = "failed_in"
    case bypassedIn = "bypassed_in"
    case heldIn = "held_in"
    /// A risk of a pre-mortem.
    case mitigates

    package enum OtherEnd: Sendable {
        case finding, followUp, incident, risk
    }

    package var otherEnd: OtherEnd {
        switch self {
        case .proposedBy: .finding
        case .addedBy, .repairedBy, .provenBy: .followUp
        case .wouldHaveCaught, .absentIn, .failedIn, .bypassedIn, .heldIn: .incident
        case .mitigates: .risk
        }
    }

    package static func all(to end: OtherEnd) -> [GuardrailRelation] {
        allCases.filter { $0.otherEnd == end }
    }

    /// The label seen from the guardrail: "held in INC-4".
    package var label: String {
        switch self {
        case .proposedBy: "Asked for by"
        case .addedBy: "Added by"
        case .repairedBy: "Repaired by"
        case .provenBy: "Proven by"
        case .wouldHaveCaught: "Would have caught"
        case .absentIn: "Was absent in"
        case .failedIn: "Failed in"
        case .bypassedIn: "Was bypassed in"
        case .heldIn: "Held in"
        case .mitigates: "Mitigates"
        }
    }

    /// The label seen from the target: "adds GR-7".
    package var inverseLabel: String {
        switch self {
        case .proposedBy: "Asks for"
        case .addedBy: "Adds"
        case .repairedBy: "Repairs"
        case .provenBy: "Proves"
        case .wouldHaveCaught: "Would have been caught by"
        case .absentIn: "Lacked"
        case .failedIn: "Not stopped by"
        case .bypassedIn: "Went around"
        case .heldIn: "Was held by"
        case .mitigates: "Is mitigated by"
        }
    }

    /// Whether the link shows that the guardrail does not do its job.
    package var degrades: Bool { self == .failedIn || self == .bypassedIn }
}

extension GuardrailRelation {
    /// What the guardrail had to do with an incident, in the words of a postmortem: "was absent".
    package var part: String {
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
