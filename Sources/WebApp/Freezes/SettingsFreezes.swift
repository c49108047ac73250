import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/settings/freezes`.
enum SettingsFreezes {
    /// The settings for freezes during incidents: which severities, which services, and for how long.
    static func edit(_ visit: Visit) async throws -> Response {
        let settings = try await visit.read { try $0.freezeSettings() }
        return .page(settingsPage(visit.frame, FreezeSettingsForm(settings), problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let values = FreezeSettingsForm(visit.form)
        return try await attempt {
            let settings = try values.settings()
            try await visit.change { try $0.edit(settings) }
            return .redirect(
                to: Paths.freezeSettings,
                notice: FlashNotice("Settings saved. They apply to freezes that start from now on."))
        } orShow: { problems, _ in
            settingsPage(visit.frame, values, problems: problems)
        }
    }

    private static func settingsPage(
        _ frame: Frame, _ values: FreezeSettingsForm, problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Deploy freezes during incidents", section: .settings, problems: problems,
            """
            \(settingsBack)
            <h1>Deploy freezes during incidents</h1>
            <p class="lead">While an incident is active, deployments of the services it affects can be frozen. \
            The freeze ends when the incident is mitigated, when its severity is lowered, or at its automatic end.</p>
            \(form(
                Paths.freezeSettings, frame,
                """
                \(checkboxes(
                    "severities", legend: "Which severities freeze?",
                    options: Severity.allCases.map { (String($0.level), $0.code) }, selected: values.severities,
                    hint: "If you choose none, no incident freezes anything. Drills and near misses never do.",
                    problems: problems))
                \(radioField(
                    "scope", label: "Which deployments wait?",
                    options: [
                        (
                            FreezeScopeKind.services.rawValue, "The services of the incident",
                            "An incident that names no services freezes nothing."
                        ),
                        (FreezeScopeKind.everything.rawValue, "All services", nil),
                    ],
                    selected: values.scope, problems: problems))
                \(textField(
                    "hours", label: "Hours until the automatic end", value: values.hours,
                    hint: "From 1 to \(FreezeSettings.mostHours). A freeze that has to last longer can be extended.",
                    problems: problems, type: .number, autocomplete: "off", required: true, width: .tiny))
                \(formActions(submitButton("Save")))
                """))
            """)
    }
}
