import Domain
import HTML

extension FollowUps {
    /// Whether a change of state needs input, so that its button leads to a form.
    static func asksFirst(_ target: FollowUpState, from state: FollowUpState) -> Bool {
        switch target {
        case .committed: state == .proposed
        case .done, .declined, .superseded: true
        case .proposed, .inProgress, .verified: false
        }
    }

    /// The next step; if work does not have to be started first, finishing is offered beside it.
    static func nextSteps(_ frame: Frame, _ view: FollowUpView) -> HTML? {
        let followUp = view.followUp
        switch followUp.state.step {
        case .commit: return stepButton(frame, followUp, to: .committed, style: .primary)
        case .start:
            return stepButton(frame, followUp, to: .inProgress, style: .primary)
                + stepButton(frame, followUp, to: .done, style: .plain)
        case .finish: return stepButton(frame, followUp, to: .done, style: .primary)
        case .verify: return stepButton(frame, followUp, to: .verified, style: .primary)
        case nil: return nil
        }
    }

    /// Rarely used actions: other states and the bin.
    static func endings(_ frame: Frame, _ followUp: FollowUp) -> HTML {
        let shown: Set<FollowUpState> =
            switch followUp.state {
            case .proposed: [.committed]
            case .committed: [.inProgress, .done]
            case .inProgress: [.done]
            case .done: [.verified]
            case .verified, .declined, .superseded: []
            }
        let rest = followUp.state.choices.filter { !shown.contains($0) }
        return """
            <section class="endings" aria-label="Other ways">
            \(each: rest, { stepButton(frame, followUp, to: $0, style: .quiet) })
            \(postButton("Move to the bin", to: Paths.followUpDeletion(followUp.id), frame, style: .quiet))
            </section>
            """
    }

    private static func stepButton(_ frame: Frame, _ followUp: FollowUp, to state: FollowUpState, style: ButtonStyle)
        -> HTML
    {
        let label = label(of: state, from: followUp.state)
        if FollowUps.asksFirst(state, from: followUp.state) {
            return linkButton(label, to: Paths.followUpTransition(followUp.id, to: state), frame, style: style)
        }
        return postButton(
            label, to: Paths.followUpTransitions(followUp.id), frame, style: style, fields: [("state", state.rawValue)])
    }

    /// The label depends on whether the state is a step forward or a step back.
    private static func label(of target: FollowUpState, from state: FollowUpState) -> String {
        switch (state, target) {
        case (.inProgress, .committed): "Back to committed"
        case (.done, .inProgress), (.verified, .inProgress): "Reopen"
        default: target.actionLabel
        }
    }
}
