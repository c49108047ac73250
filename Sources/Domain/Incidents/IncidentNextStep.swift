/// The one next step that the page of an incident offers.
package enum IncidentNextStep: Equatable, Sendable {
    case move(IncidentState)
    case postmortem(PostmortemStep)
}

extension Incident {
    /// While an incident goes on, the next step is its next state. Once it is over, its postmortem leads.
    ///
    /// - Returns: nil if nothing is left to do.
    package func nextStep(_ postmortem: PostmortemStep) -> IncidentNextStep? {
        guard let next = state.nextSteps(kind: kind).first else { return nil }
        let isOver = state == .postIncident || isFollowedByPostmortem
        return isOver && postmortem != .none ? .postmortem(postmortem) : .move(next)
    }

    /// Whether the work after the incident is what comes next: it is resolved, or the report of a near miss. A decision about its
    /// postmortem moves it on.
    package var isFollowedByPostmortem: Bool { state.nextSteps(kind: kind).first == .postIncident }
}
