import HTML
import WebServer

/// Pages and actions at `/settings`.
enum SettingsPage {
    /// What can be set, and where.
    static func show(_ visit: Visit) async throws -> Response {
        let isAdministrator = visit.asker.isAdministrator
        return .page(
            page(
                visit.frame, title: "Settings", section: .settings,
                """
                <h1>Settings</h1>
                <ul class="rows">
                \(each: forEverybody, settingsRow)
                </ul>
                \(when: isAdministrator, "<h2>For administrators</h2>\n<ul class=\"rows\">\n\(each: forAdministrators, settingsRow)\n</ul>")
                \(when: !isAdministrator, "<p class=\"hint\">Administrators can set more: people, severities and the demo story.</p>")
                """))
    }

    private static func settingsRow(_ row: Row) -> HTML {
        "<li><a href=\"\(row.link)\">\(row.title)</a><br><span class=\"hint\">\(row.purpose)</span></li>\n"
    }
}

/// The way back from a page of settings.
let settingsBack: HTML = "<p class=\"back\"><a href=\"\(Paths.settings)\">Settings</a></p>"

private typealias Row = (title: String, link: Link, purpose: String)

private let forEverybody: [Row] = [
    ("Services", Paths.services, "What you run, so that incidents and guardrails can name it."),
    ("Teams", Paths.teams, "Who owns services, guardrails and follow-ups."),
    (
        "Wording rules", Paths.wordingRules,
        "Which hints are given on sentences that blame somebody, and which are switched off."
    ),
    ("Deploy freezes", Paths.freezes, "What must not be deployed now, what is scheduled, and what was."),
    ("Profile", Paths.profile, "Your name, time zone and password, and where you are signed in."),
]

private let forAdministrators: [Row] = [
    ("People", Paths.peopleSettings, "Who is here, who is invited, and who may set things."),
    ("Severities", Paths.severities, "What the five are called, and when each is chosen."),
    ("Deadlines", Paths.deadlines, "How long follow-ups may take to find an owner, and to be done."),
    ("Deploy freezes during incidents", Paths.freezeSettings, "Which severities freeze deployments, and for how long."),
    ("API tokens", Paths.tokens, "What pipelines show when they ask whether they may deploy."),
    ("Demo story", Paths.demo, "Five incidents of an invented company, to look around in."),
    ("History", Paths.settingsHistory, "Who changed which setting, and when."),
]
