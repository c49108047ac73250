/// How far a guardrail has come towards being in place and proven. `stale` is never stored: it follows from the date of
/// the last proof, see ``ProofSchedule``.
package enum GuardrailState: String, CaseIterable, Sendable {
    case proposed
    case building
    case inPlace = "in_place"
    case proven
    case stale
    case degraded
    case retired

    package var label: String {
        switch self {
        case .proposed: "Proposed"
        case .building: "Building"
        case .inPlace: "In place, unproven"
        case .proven: "Proven"
        case .stale: "Stale"
        case .degraded: "Degraded"
        case .retired: "Retired"
        }
    }

    /// Whether it exists, proven or not.
    package var isInPlace: Bool {
        switch self {
        case .inPlace, .proven, .stale, .degraded: true
        case .proposed, .building, .retired: false
        }
    }

    /// Whether somebody should look at it.
    package var needsAttention: Bool {
        switch self {
        case .stale, .degraded: true
        case .proposed, .building, .inPlace, .proven, .retired: false
        }
    }

    /// The states that a person can choose from here. Proven and degraded follow from proofs and from incidents.
    package var choices: [GuardrailState] {
        switch self {
        case .proposed: [.building, .inPlace, .retired]
        case .building: [.inPlace, .proposed, .retired]
        case .inPlace, .proven, .stale: [.retired]
        case .degraded: [.building, .inPlace, .retired]
        case .retired: [.proposed]
        }
    }
}
