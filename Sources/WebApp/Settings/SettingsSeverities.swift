import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/settings/severities`.
enum SettingsSeverities {
    /// The form for the names and help texts of the five severities.
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
            return .redirect(to: Paths.severities, notice: FlashNotice("Severities saved."))
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
            <p class="lead">There are always five severities, from worst to least severe. You can choose their names and help texts.</p>
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
            \(textArea("help-\(level)", label: "\(code): when to choose it", value: meaning.help, problems: problems, rows: 2))

            """
    }
}
