import Domain
import HTML
import Storage
import WebServer

/// The page and action at `/settings/exports`.
enum SettingsExports {
    static func edit(_ visit: Visit) async throws -> Response {
        let hosts = try await visit.read { try $0.publicHosts() }
        return .page(page(visit, hosts.text, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let typed = visit.form["hosts"] ?? ""
        return try await attempt {
            let hosts = try PublicHosts(typed: typed)
            try await visit.change { try $0.edit(hosts) }
            return .redirect(to: Paths.exportSettings, notice: FlashNotice("Saved."))
        } orShow: { problems, _ in
            page(visit, typed, problems: problems)
        }
    }

    private static func page(_ visit: Visit, _ hosts: String, problems: [Refusal.Problem]) -> HTML {
        WebApp.page(
            visit.frame, title: "Exports", section: .settings, problems: problems,
            """
            \(settingsBack)
            <h1>Exports</h1>
            \(wiki(visit.frame, visit.app.settings.wiki))
            <h2>Customers</h2>
            <p>An export for customers replaces whatever looks like a host, and turns links into words, unless it is on this list.</p>
            \(form(
                Paths.exportSettings, visit.frame,
                """
                \(textArea(
                    "hosts", label: "Public hosts and words", value: hosts,
                    hint: "One on each line, such as status.example.com; hosts below it count too. Words such as Node.js look like a host and can be here as well.",
                    problems: problems, rows: 8))
                \(formActions(submitButton("Save")))
                """))
            """)
    }
}
