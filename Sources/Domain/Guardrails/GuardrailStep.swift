import Foundation

/// The next thing to do about a guardrail.
package enum GuardrailStep: Equatable, Sendable {
    case startBuilding
    case putInPlace
    /// It is in place and was never proven.
    case prove
    /// Its last proof has become too old.
    case proveAgain(dueAt: Date)
    /// It failed or was bypassed.
    case repair
}

extension ProofSchedule {
    /// The next thing to do about a guardrail that is stored in a state; nil for one that is proven or retired.
    package func step(recorded: GuardrailState, at now: Date) -> GuardrailStep? {
        switch state(recorded: recorded, at: now) {
        case .proposed: .startBuilding
        case .building: .putInPlace
        case .inPlace: .prove
        case .stale: .proveAgain(dueAt: dueAt ?? now)
        case .degraded: .repair
        case .proven, .retired: nil
        }
    }
}

extension Guardrail {
    package func step(at now: Date) -> GuardrailStep? { schedule.step(recorded: recordedState, at: now) }
}
