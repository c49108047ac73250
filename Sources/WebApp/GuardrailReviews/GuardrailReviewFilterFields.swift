import Domain
import HTML
import Storage

extension GuardrailReviewFilter {
    func fields(_ choices: GuardrailReviewChoices, problems: [Refusal.Problem]) -> HTML {
        let teams = [("", "Every team")] + choices.teams.map { ($0.slug, $0.name) }
        let putOffs = [("", "Hidden until their date"), ("shown", "Shown")]
        return listFilter(
            [
                ListFilter("team", "Team", team, .choice(teams)),
                ListFilter("Service", service, choices.services, none: "Every service"),
                ListFilter("put_off", "Put off by a verdict", putOff, .choice(putOffs)),
            ], problems: problems, action: Paths.guardrailReviews, link: Paths.guardrailReviews(filteredBy:))
    }
}
