import Domain
import HTML
import Storage

extension GuardrailForm {
    func fields(
        _ choices: GuardrailChoices, current: GuardrailDossier? = nil, problems: [Refusal.Problem],
        autofocus: Bool = false
    ) -> HTML {
        """
        \(textField(
            "name", label: "Name", value: name, limit: Text.Limit.title,
            hint: "A short name, such as “Dry run before every cleanup”.", problems: problems, autocomplete: "off",
            required: true, autofocus: autofocus))
        \(textArea(
            "statement", label: "What does it stop, and how?", value: statement, limit: Text.Limit.passage,
            hint: "One or two sentences. You can use Markdown.", problems: problems, rows: 3, editor: Editor()))
        \(selectField(
            "kind", label: "Kind",
            options: [("", "Choose …")] + GuardrailKind.allCases.map { ($0.rawValue, $0.label) }, selected: kind,
            problems: problems, required: true))
        \(radioField(
            "position", label: "When does it act?",
            options: GuardrailPosition.allCases.map { ($0.rawValue, $0.label, $0.help) }, selected: position,
            problems: problems, required: true))
        \(radioField(
            "strength", label: "How strong is it?",
            options: Strength.allCases.map { ($0.rawValue, "\($0.label) – \($0.grade.label.lowercased())", $0.help) },
            selected: strength, hint: "The less it relies on people being perfect, the stronger it is.", problems: problems,
            required: true))
        \(serviceField(choices, problems: problems))
        \(selectField(
            "owner_team", label: "Owner", options: choices.teams(besides: current), selected: ownerTeam,
            hint: "The team that keeps it working.", problems: problems))
        \(proofFields(problems: problems))
        \(textArea(
            "bypass", label: "Who can bypass it, and how?", value: bypass, limit: Text.Limit.passage,
            hint: "Every guardrail can be bypassed. Writing down how is part of describing it.", problems: problems,
            rows: 2))
        \(textArea(
            "evidence", label: "Evidence", value: evidence,
            hint: "One on each line: the address of a pull request, a commit, a configuration or a test, and a label for it.",
            problems: problems, rows: 3))
        """
    }

    private func serviceField(_ choices: GuardrailChoices, problems: [Refusal.Problem]) -> HTML {
        picksField(
            "services", legend: "Services it protects", services, choices.services,
            hint: choices.services.isEmpty ? "There are no services yet. Add them under Settings, Services." : nil,
            problems: problems)
    }

    private func proofFields(problems: [Refusal.Problem]) -> HTML {
        let methods = ProofMethod.allCases.map { (value: $0.rawValue, label: $0.label, help: Optional($0.help)) }
        return """
            \(radioField(
                "proof_method", label: "How is it proven?",
                options: [("", "Not yet", "It stays “in place, unproven”.")] + methods, selected: proofMethod,
                problems: problems))
            \(textField(
                "proof_every_days", label: "Days between proofs", value: proofEveryDays,
                hint: "The guardrail becomes stale when its last proof is older than this. "
                    + "Leave it empty if one proof is enough.",
                problems: problems, width: .tiny))
            """
    }
}
