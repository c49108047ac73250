import Domain
import HTML
import Storage
import WebServer

extension FreezeOverrides {
    static func overridePage(
        _ frame: Frame, _ summary: FreezeSummary, _ services: PickChoices, _ values: OverrideForm,
        problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Let one deployment through", section: .settings, problems: problems,
            """
            <p class="back"><a href="\(Paths.freeze(summary.freeze.id))">Deploy freeze of \(summary.scopeWords)</a></p>
            <h1>Let one deployment through</h1>
            <p class="lead">The freeze stays in force. Once a second person confirms the override, \
            one deployment that gives its number can go ahead within an hour.</p>
            \(form(
                Paths.freezeOverrides(summary.freeze.id), frame,
                """
                \(pickField(
                    "service", label: "Service", values.service, services, none: "Choose …", problems: problems))
                \(textField(
                    "reason", label: "Why can it not wait?", value: values.reason,
                    hint: "Say what is deployed, and what would happen without it. The second person reads this.",
                    problems: problems, autocomplete: "off", required: true))
                \(formActions(submitButton("Request the override")))
                """))
            """)
    }
}
