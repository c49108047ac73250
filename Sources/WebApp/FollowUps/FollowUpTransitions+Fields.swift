import Domain
import HTML
import Storage

extension FollowUpTransitions {
    /// The fields that each state needs.
    static func fields(
        _ frame: Frame, _ context: FollowUpTransitionContext, to target: FollowUpState,
        _ values: FollowUpTransitionForm,
        problems: [Refusal.Problem]
    ) -> HTML {
        let view = context.view
        switch target {
        case .committed where FollowUps.asksFirst(target, from: view.followUp.state):
            var details = FollowUpForm()
            details.owner = values.owner
            details.due = values.due
            return """
                \(details.ownerField(context.choices, problems: problems))
                \(details.dueField(hint: FollowUps.dueHint(context.severity, context.choices.deadlines), problems: problems))
                """
        case .done: return outcomeFields(view, values, frame, problems: problems)
        case .declined:
            return textArea(
                "reason", label: "Why will it not be done?", value: values.reason, limit: Text.Limit.reason,
                hint: "Somebody will ask this again, so write it for them.", problems: problems, required: true,
                autofocus: true)
        case .superseded:
            return textField(
                "superseded_by", label: "Key of the follow-up that replaces it", value: values.supersededBy,
                problems: problems, autocomplete: "off", required: true, autofocus: true, width: .short,
                placeholder: "FU-12")
        case .proposed, .committed, .inProgress, .verified: return HTML()
        }
    }

    /// The guardrail it left behind, or the reason why there is none. Work already linked to a guardrail only adds its
    /// evidence.
    private static func outcomeFields(
        _ view: FollowUpView, _ values: FollowUpTransitionForm, _ frame: Frame, problems: [Refusal.Problem]
    ) -> HTML {
        let evidence = textField(
            "evidence_address", label: "Evidence", value: values.evidence ?? "",
            hint: "Optional. A link to the result: a pull request, a commit or a test.", problems: problems,
            type: .url, autocomplete: "off")
        if !view.guardrails.isEmpty {
            return """
                <ul class="guardrail-links">
                \(each: view.guardrails, { "<li><span class=\"relation\">\($0.relation.inverseLabel)</span> \(guardrailLine($0.guardrail, frame))</li>\n" })
                </ul>
                \(evidence)
                """
        }
        let new = Paths.newGuardrail(finding: view.dossier.finding?.id, followUp: view.followUp.id)
        let relations: [(value: String, label: String)] = [
            (GuardrailRelation.addedBy.rawValue, "Added it"), (GuardrailRelation.repairedBy.rawValue, "Repaired it"),
            (GuardrailRelation.provenBy.rawValue, "Proved that it works"),
        ]
        return """
            \(values.guardrail.field(label: "The guardrail it left", problems: problems))
            <p>Not in the register yet? <a href="\(new)">Add the guardrail first</a>. It is then linked automatically.</p>
            \(radioField("relation", label: "What the work did", options: relations, selected: values.relation, problems: problems))
            \(textArea(
                "reason", label: "Or why it left no guardrail", value: values.reason, limit: Text.Limit.reason,
                hint: "Not every piece of work leaves a guardrail. The reason is kept with the follow-up.",
                problems: problems, rows: 2))
            \(evidence)
            """
    }
}
