import Domain
import HTML
import Storage

extension GuardrailReviews {
    static func startForm(
        _ frame: Frame, _ filter: GuardrailReviewFilter, attendees: String, problems: [Refusal.Problem]
    ) -> HTML {
        form(
            Paths.guardrailReviews, frame, cssClass: "start-review",
            """
            \(hiddenField("team", filter.team))\(hiddenField("service", filter.service.word))
            <div class="field-row">
            \(textField("attendees", label: "Attendees", value: attendees, problems: problems, autocomplete: "off", width: .half))
            \(submitButton("Start a sitting"))
            </div>
            """)
    }
}
