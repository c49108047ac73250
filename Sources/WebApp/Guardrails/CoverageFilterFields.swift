import Domain
import HTML

extension CoverageFilter {
    func fields(_ teams: [Team], problems: [Refusal.Problem]) -> HTML {
        let kinds = [("", "Any kind")] + GuardrailKind.allCases.map { ($0.rawValue, $0.label) }
        let grades = [("", "Any")] + Strength.Grade.allCases.map { ($0.rawValue, $0.label) }
        let teams = [("", "Any team")] + teams.map { ($0.slug, $0.name) }
        let shows = [("", "All"), ("missing", "With something missing")]
        return listFilter(
            [
                ListFilter("kind", "Guardrails", kind, .choice(kinds)),
                ListFilter("strength", "Strength", strength, .choice(grades)),
                ListFilter("team", "Services of", team, .choice(teams)),
                ListFilter("service", "Service", service, .text),
                ListFilter("show", "Show", show, .choice(shows)),
            ], problems: problems, action: Paths.coverage, link: Paths.coverage(filteredBy:))
    }
}
