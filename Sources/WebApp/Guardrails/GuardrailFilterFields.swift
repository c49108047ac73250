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
        let teams = [("", "Any team")] + choices.teams.map { ($0.slug, $0.name) }
        let chips = ["attention", "in_place", "building", "proposed"]
        return listFilter(
            [
                ListFilter("state", "State", state, .choice(states), hasChip: chips.contains(state)),
                ListFilter("strength", "Strength", strength, .choice(grades)),
                ListFilter("kind", "Kind", kind, .choice(kinds)),
                ListFilter("Service", service, choices.services, none: "Any service"),
                ListFilter("team", "Owner", team, .choice(teams)),
            ], sort: sort, problems: problems, action: Paths.guardrails, link: Paths.guardrails(filteredBy:))
    }

    var heads: HTML {
        """
        \(head("Guardrail", .title, .name))\(head("Strength", .strength, .strength))\(head("State", .states, .attention))\
        \(headCell("Protects", .names, isDetail: true))\(headCell("Owner", .name, isDetail: true))\
        \(headCell("Last proof", .day))\(headCell("Asked for by", .count, isDetail: true))
        """
    }

    private func head(_ label: String, _ column: Column, _ order: GuardrailQuery.Order) -> HTML {
        let current = sort.isEmpty ? GuardrailQuery.Order.attention.rawValue : sort
        let up = order.rawValue
        let down = "-\(order.rawValue)"
        let direction: SortDirection? = current == up ? .ascending : current == down ? .descending : nil
        return sortHeader(label, column, isSorted: direction, link: link(sort: direction == .ascending ? down : up))
    }
}
