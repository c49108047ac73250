import Domain
import HTML

extension GuardrailFilter {
    /// The most common filters, in one click.
    var chips: HTML {
        filterChips([
            ("All", isEmpty, Paths.guardrails),
            ("Needs attention", state == "attention", withState("attention")),
            ("Unproven", state == "in_place", withState("in_place")),
            ("Building", state == "building", withState("building")),
            ("Proposed", state == "proposed", withState("proposed")),
        ])
    }

    func fields(_ choices: GuardrailChoices, problems: [Refusal.Problem]) -> HTML {
        let states =
            [("", "Any state"), ("attention", "Needs attention"), ("standing", "In place, proven or not")]
            + GuardrailState.allCases.map { ($0.rawValue, $0.label) }
        let grades = [("", "Any")] + Strength.Grade.allCases.map { ($0.rawValue, $0.label) }
        let kinds = [("", "Any kind")] + GuardrailKind.allCases.map { ($0.rawValue, $0.label) }
        let services = [("", "Any service")] + choices.services.map { ($0.slug, $0.name) }
        let teams = [("", "Any team")] + choices.teams.map { ($0.slug, $0.name) }
        return """
            <form class="filter" action="\(Paths.guardrails)" method="get" role="search" aria-label="Filter">
            \(selectField("state", label: "State", options: states, selected: state, problems: problems))
            \(selectField("strength", label: "Strength", options: grades, selected: strength, problems: problems))
            \(selectField("kind", label: "Kind", options: kinds, selected: kind, problems: problems))
            \(selectField("service", label: "Service", options: services, selected: service, problems: problems))
            \(selectField("team", label: "Owner", options: teams, selected: team, problems: problems))
            \(when: !sort.isEmpty, hiddenField("sort", sort))
            \(submitButton("Filter", style: .plain))\(when: !isEmpty, linkButton("Clear", to: Paths.guardrails, style: .quiet))
            </form>
            """
    }

    var heads: HTML {
        """
        \(head("Guardrail", .name))\(head("Strength", .strength))\(head("State", .attention))\(headCell("Protects"))\
        \(headCell("Owner"))\(headCell("Last proof"))\(headCell("Asked for by"))
        """
    }

    private func head(_ label: String, _ order: GuardrailQuery.Order) -> HTML {
        let current = sort.isEmpty ? GuardrailQuery.Order.attention.rawValue : sort
        let up = order.rawValue
        let down = "-\(order.rawValue)"
        let direction: SortDirection? = current == up ? .ascending : current == down ? .descending : nil
        return sortHeader(label, isSorted: direction, link: link(sort: direction == .ascending ? down : up))
    }
}
