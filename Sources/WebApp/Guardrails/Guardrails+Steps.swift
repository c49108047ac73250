import Domain
import HTML

extension GuardrailState {
    /// The label of the button that leads to this state from another.
    func actionLabel(from state: GuardrailState) -> String {
        switch self {
        case .proposed: state == .retired ? "Restore as proposed" : "Back to proposed"
        case .building: state == .degraded ? "Start repairing" : "Start building"
        case .inPlace: state == .degraded ? "Mark as repaired" : "Mark as in place"
        case .retired: "Retire"
        case .proven, .stale, .degraded: label
        }
    }
}

extension Guardrails {
    /// The next step: towards being in place, then towards being proven.
    static func nextSteps(_ frame: Frame, _ guardrail: Guardrail) -> HTML? {
        let proof = Paths.newGuardrailProof(guardrail.id)
        switch guardrail.step(at: frame.now) {
        case .startBuilding: return stepButton(frame, guardrail, to: .building, style: .primary)
        case .putInPlace: return stepButton(frame, guardrail, to: .inPlace, style: .primary)
        case .prove, .proveAgain: return linkButton("Record a proof", to: proof, frame, style: .primary)
        case .repair:
            return stepButton(frame, guardrail, to: .building, style: .primary)
                + linkButton("Record a proof", to: proof, frame)
        case nil: return nil
        }
    }

    /// Rarely used actions: other states and the bin.
    static func endings(_ frame: Frame, _ guardrail: Guardrail) -> HTML {
        let state = guardrail.state(at: frame.now)
        let shown: GuardrailState? =
            switch state {
            case .proposed, .degraded: .building
            case .building: .inPlace
            case .inPlace, .proven, .stale, .retired: nil
            }
        return """
            <section class="endings" aria-label="Other ways">
            \(each: state.choices.filter { $0 != shown }, { stepButton(frame, guardrail, to: $0, style: .quiet) })
            \(postButton("Move to the bin", to: Paths.guardrailDeletion(guardrail.id), frame, style: .quiet))
            </section>
            """
    }

    private static func stepButton(_ frame: Frame, _ guardrail: Guardrail, to state: GuardrailState, style: ButtonStyle)
        -> HTML
    {
        let label = state.actionLabel(from: guardrail.state(at: frame.now))
        if state == .retired {
            return linkButton(label, to: Paths.guardrailTransition(guardrail.id, to: state), frame, style: style)
        }
        return postButton(
            label, to: Paths.guardrailTransitions(guardrail.id), frame, style: style,
            fields: [("state", state.rawValue)])
    }
}
