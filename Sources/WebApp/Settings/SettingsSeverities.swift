import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/settings/severities`.
enum SettingsSeverities {
    /// What the five severities are called here.
    static func edit(_ visit: Visit) async throws -> Response {
        let meanings = try await visit.read { try $0.severities() }
        return .page(severitiesPage(visit.frame, meanings, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let meanings = Severity.allCases.map { severity in
            SeverityMeaning(
                severity: severity, label: visit.form["label-\(severity.level)"] ?? "",
                help: visit.form["help-\(severity.level)"] ?? "")
        }
        return try await attempt {
            try await visit.change { try $0.edit(meanings) }
            return .redirect(to: Paths.severities, notice: FlashNotice("The severities are saved."))
        } orShow: { problems, _ in
            severitiesPage(visit.frame, meanings, problems: problems)
        }
    }

    private static func severitiesPage(_ frame: Frame, _ meanings: [SeverityMeaning], problems: [Refusal.Problem])
        -> HTML
    {
        page(
            frame, title: "Severities", section: .settings, problems: problems,
            """
            \(settingsBack)
            <h1>Severities</h1>
            <p class="lead">There are always five, from the worst to the least. Their names and the help beside them are yours.</p>
            \(form(
                Paths.severities, frame,
                """
                \(each: meanings, { severityFields($0, problems: problems) })
                \(formActions(submitButton("Save")))
                """))
            """)
    }

    private static func severityFields(_ meaning: SeverityMeaning, problems: [Refusal.Problem]) -> HTML {
        let level = meaning.severity.level
        let code = meaning.severity.code
        return """
            \(textField("label-\(level)", label: "\(code): name", value: meaning.label, problems: problems, autocomplete: "off", required: true, width: .half))
            \(textArea("help-\(level)", label: "\(code): when it is chosen", value: meaning.help, problems: problems, rows: 2))

            """
    }
}
