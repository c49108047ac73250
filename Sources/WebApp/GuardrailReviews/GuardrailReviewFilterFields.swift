import Domain
import HTML
import Storage

extension GuardrailReviewFilter {
    func fields(_ choices: GuardrailReviewChoices, problems: [Refusal.Problem]) -> HTML {
        let teams = [("", "Every team")] + choices.teams.map { ($0.slug, $0.name) }
        let services = [("", "Every service")] + choices.services.map { ($0.slug, $0.name) }
        let putOffs = [("", "Hidden until their date"), ("shown", "Shown")]
        return """
            <form class="filter" action="\(Paths.guardrailReviews)" method="get" role="search" aria-label="Filter">
            \(selectField("team", label: "Team", options: teams, selected: team, problems: problems))
            \(selectField("service", label: "Service", options: services, selected: service, problems: problems))
            \(selectField("put_off", label: "Put off by a verdict", options: putOffs, selected: putOff, problems: problems))
            \(submitButton("Filter", style: .plain))\(when: !isEmpty, linkButton("Clear", to: Paths.guardrailReviews, style: .quiet))
            </form>
            """
    }
}
