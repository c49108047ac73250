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
            <p class="lead">While an incident is active, deployments of the services it affects can be frozen. The freeze ends when the incident is mitigated, when its severity is lowered, or at its automatic end.</p>
            \(form(
                Paths.freezeSettings, frame,
                """
                \(checkboxes("severities", legend: "Which severities freeze?", options: Severity.allCases.map { (String($0.level), $0.code) }, selected: values.severities, hint: "If you choose none, no incident freezes anything. Drills and near misses never do.", problems: problems))
                \(radioField("scope", label: "Which deployments wait?", options: [(FreezeScopeKind.services.rawValue, "The services of the incident", "An incident that names no services freezes nothing."), (FreezeScopeKind.everything.rawValue, "All services", nil)], selected: values.scope, problems: problems))
                \(textField("hours", label: "Hours until the automatic end", value: values.hours, hint: "From 1 to \(FreezeSettings.mostHours). A freeze that has to last longer can be extended.", problems: problems, type: .number, autocomplete: "off", required: true, width: .tiny))
                \(formActions(submitButton("Save")))
                """))
            """)
    }
}

/// The form of the page with its values as typed.
private struct FreezeSettingsForm: Sendable {
    var severities: Set<String>
    var scope: String
    var hours: String

    init(_ settings: FreezeSettings) {
        severities = Set(settings.severities.map { String($0.level) })
        scope = settings.scope.rawValue
        hours = String(settings.hours)
    }

    init(_ form: Form) {
        severities = Set(form.all("severities"))
        scope = form["scope"] ?? ""
        hours = form["hours"] ?? ""
    }

    func settings() throws(Refusal) -> FreezeSettings {
        var problems = Problems()
        let levels = severities.compactMap { Int($0).flatMap(Severity.init(level:)) }
        if levels.count != severities.count { problems.add(field: "severities", "Choose from the five severities.") }
        let kind = FreezeScopeKind(rawValue: scope)
        if kind == nil { problems.add(field: "scope", "Choose the services of the incident or all services.") }
        let settings = FreezeSettings(severities: Set(levels), scope: kind ?? .services, hours: Int(hours) ?? 0)
        _ = problems.checking { () throws(Refusal) in try settings.checked() }
        try problems.throwIfAny()
        return settings
    }
}
