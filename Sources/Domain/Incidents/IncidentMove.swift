/// A kind of change of state, which decides what the change requires.
package enum IncidentMove: Equatable, Sendable {
    /// A move to the next step or a later one: an incident that is over when it is recorded may go from reported to
    /// resolved.
    case advance
    case dismiss
    case merge
    /// A move backwards, or out of a final state.
    case reopen

    package var needsReason: Bool {
        switch self {
        case .advance: false
        case .merge: false
        case .dismiss, .reopen: true
        }
    }
}

extension IncidentState {
    /// The kind of change it takes to reach another state, or nil if there is none.
    package func move(to target: IncidentState, kind: IncidentKind) -> IncidentMove? {
        if target == self { return nil }
        if !kind.hasDurations && [.active, .mitigated, .resolved].contains(target) { return nil }
        switch (self, target) {
        case (.merged, .reported): return .reopen
        case (.merged, _): return nil
        case (_, .merged): return .merge
        case (.reported, .dismissed), (.active, .dismissed): return .dismiss
        // The state in which one is declared.
        case (.postIncident, .dismissed) where !kind.hasDurations: return .dismiss
        case (_, .dismissed): return nil
        case (.dismissed, .reported), (.closed, .postIncident), (.closed, .active): return .reopen
        case (.dismissed, _), (.closed, _): return nil
        default:
            guard let from = step, let to = target.step else { return nil }
            if to < from { return .reopen }
            return target == .closed && self != .postIncident ? nil : .advance
        }
    }

    /// The states that can be reached from here by ``IncidentMove/advance``, nearest first.
    package func nextSteps(kind: IncidentKind) -> [IncidentState] {
        IncidentState.allCases.filter { move(to: $0, kind: kind) == .advance }
    }

    /// The states it can be reopened to, latest first.
    package func reopenings(kind: IncidentKind) -> [IncidentState] {
        IncidentState.allCases.reversed().filter { move(to: $0, kind: kind) == .reopen }
    }

    /// The label of the button.
    package var actionLabel: String {
        switch self {
        case .reported: "Back to reported"
        case .active: "Confirm: it is happening"
        case .mitigated: "Mark as mitigated"
        case .resolved: "Mark as resolved"
        case .postIncident: "Start the post-incident work"
        case .closed: "Close"
        case .dismissed: "Dismiss"
        case .merged: "Merge into another"
        }
    }
}
