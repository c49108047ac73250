import Domain
import HTML

extension CoverageFilter {
    func fields(_ teams: [Team], problems: [Refusal.Problem]) -> HTML {
        let kinds = [("", "Any kind")] + GuardrailKind.allCases.map { ($0.rawValue, $0.label) }
        let grades = [("", "Any")] + Strength.Grade.allCases.map { ($0.rawValue, $0.label) }
        let teams = [("", "Any team")] + teams.map { ($0.slug, $0.name) }
        let shows = [("", "All"), ("missing", "With something missing")]
        return """
            <form class="filter" action="\(Paths.coverage)" method="get" role="search" aria-label="Filter">
            \(selectField("kind", label: "Guardrails", options: kinds, selected: kind, problems: problems))
            \(selectField("strength", label: "Strength", options: grades, selected: strength, problems: problems))
            \(selectField("team", label: "Services of", options: teams, selected: team, problems: problems))
            \(textField("service", label: "Service", value: service, problems: problems, autocomplete: "off", width: .short))
            \(selectField("show", label: "Show", options: shows, selected: show, problems: problems))
            \(submitButton("Filter", style: .plain))\(when: !isEmpty, linkButton("Clear", to: Paths.coverage, style: .quiet))
            </form>
            """
    }
}
