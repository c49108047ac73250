/// The next thing to do about an incident that is over and not closed.
package enum AftermathStep: Equatable, Sendable {
    case startPostmortem
    /// So many of its findings ask for a guardrail and have none.
    case nameGuardrails(Int)
    case close
}

extension ClosingCheck {
    /// - Parameters:
    ///   - state: the present state of the incident.
    ///   - unguarded: the number of its findings that ask for a guardrail and have none.
    /// - Returns: nil if something else comes first, such as a review of its postmortem.
    package func step(in state: IncidentState, unguarded: Int) -> AftermathStep? {
        switch state {
        case .reported, .active, .mitigated, .closed, .dismissed, .merged: nil
        case .resolved, .postIncident:
            // A reason for having no stronger guardrail is an answer to those findings too.
            if postmortem == nil {
                .startPostmortem
            } else if unguarded > 0 && weakGuardrailsReason.isEmpty {
                .nameGuardrails(unguarded)
            } else {
                state == .postIncident && missing.isEmpty ? .close : nil
            }
        }
    }
}
