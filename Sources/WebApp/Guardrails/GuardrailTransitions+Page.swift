import Domain
import HTML
import Storage

extension GuardrailTransitions {
    static func guardrailTransitionPage(
        _ frame: Frame, _ context: GuardrailTransitionContext, to state: GuardrailState, reason: String,
        replacedBy: TypedGuardrail,
        problems: [Refusal.Problem]
    ) -> HTML {
        let guardrail = context.guardrail
        let action = state.actionLabel(from: guardrail.state(at: frame.now))
        let fields: HTML =
            state == .retired
            ? """
            \(textArea(
                "reason", label: "Why is it retired?", value: reason, limit: Text.Limit.reason,
                hint: "The reason is kept with the guardrail.", problems: problems, rows: 3, required: true,
                autofocus: true))
            \(replacedBy.field(
                "replaced_by", label: "What replaces it?",
                hint: "Optional. The key or the name of another guardrail.", problems: problems))
            """ : HTML()
        return page(
            frame, title: "\(action): \(guardrail.key)", section: .guardrails, problems: problems,
            """
            <p class="back">\(keyLink(guardrail.key)) \(guardrail.name)</p>
            <h1>\(action)</h1>
            \(form(
                Paths.guardrailTransitions(guardrail.id), frame,
                """
                \(hiddenField("state", state.rawValue))
                \(fields)
                \(formActions(submitButton(action)))
                """))
            """)
    }
}
