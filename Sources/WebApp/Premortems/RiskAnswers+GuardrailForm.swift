import Domain
import HTML
import Storage

extension RiskAnswers {
    static func guardrailForm(
        _ name: String, _ action: Link, _ view: PremortemView, _ frame: Frame, _ typed: PremortemTyped
    ) -> HTML {
        form(
            action, frame,
            """
            \(typed.guardrail(name).field(
                label: "An existing guardrail", problems: typed.problems(name), id: "guardrail-\(name)"))
            \(textField(
                "name", label: "Or a new guardrail", value: typed.value(name, "name"),
                hint: "A short name, such as “Row count limit”. It is added as proposed, for the services of this pre-mortem.",
                problems: typed.problems(name), autocomplete: "off", id: "name-\(name)"))
            \(selectField(
                "kind", label: "Kind",
                options: GuardrailKind.allCases.map { ($0.rawValue, $0.label) },
                selected: typed.value(name, "kind", or: GuardrailKind.checklist.rawValue),
                problems: typed.problems(name), id: "kind-\(name)"))
            \(selectField(
                "position", label: "When it acts",
                options: GuardrailPosition.allCases.map { ($0.rawValue, $0.label) },
                selected: typed.value(name, "position"), problems: typed.problems(name), id: "position-\(name)"))
            \(selectField(
                "strength", label: "Strength",
                options: Strength.allCases.map { ($0.rawValue, "\($0.label) (\($0.grade.label.lowercased()))") },
                selected: typed.value(name, "strength", or: Strength.checklistOrReview.rawValue),
                problems: typed.problems(name), id: "strength-\(name)"))
            \(formActions(submitButton("Add it as an answer", style: .plain)))
            """)
    }
}
