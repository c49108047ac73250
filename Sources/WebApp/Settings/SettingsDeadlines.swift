import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/settings/deadlines`.
enum SettingsDeadlines {
    /// The form for the deadlines of follow-ups: until they have an owner, and until they are done.
    static func edit(_ visit: Visit) async throws -> Response {
        let deadlines = try await visit.read { try $0.deadlines() }
        return .page(deadlinesPage(visit.frame, DeadlinesForm(deadlines), problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let values = DeadlinesForm(visit.form)
        return try await attempt {
            let deadlines = values.deadlines
            try await visit.change { try $0.edit(deadlines) }
            return .redirect(to: Paths.deadlines, notice: FlashNotice("Deadlines saved."))
        } orShow: { problems, _ in
            deadlinesPage(visit.frame, values, problems: problems)
        }
    }

    private static func deadlinesPage(_ frame: Frame, _ values: DeadlinesForm, problems: [Refusal.Problem]) -> HTML {
        page(
            frame, title: "Deadlines", section: .settings, problems: problems,
            """
            \(settingsBack)
            <h1>Deadlines</h1>
            <p class="lead">A follow-up has two deadlines: one to get an owner, and one to be done. Changes apply to new follow-ups; existing due dates stay as they are.</p>
            \(form(
                Paths.deadlines, frame,
                """
                \(textField(
                    "owner", label: "Working days to find an owner", value: values.owner,
                    hint: "For ideas. Saturdays and Sundays do not count.",
                    problems: problems, type: .number, required: true, width: .tiny))
                \(fieldGroup(
                    "Days to get it done", hint: "Counted from the day of the commitment, by the severity of the incident behind it.",
                    """
                    \(each: Severity.allCases, { severity in
                        textField(
                            "severity-\(severity.level)", label: "After a \(severity.code)",
                            value: values.severities[severity] ?? "", problems: problems, type: .number, required: true,
                            width: .tiny)
                    })
                    \(textField("none", label: "Without an incident", value: values.none, problems: problems, type: .number, required: true, width: .tiny))
                    """))
                \(formActions(submitButton("Save")))
                """))
            """)
    }
}
