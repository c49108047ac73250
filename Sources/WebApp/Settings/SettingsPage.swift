import HTML
import WebServer

/// Pages and actions at `/settings`.
enum SettingsPage {
    /// Lists the pages of settings.
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
                \(when: !isAdministrator, "<p class=\"hint\">Administrators have more settings here, such as people, severities and the demo story.</p>")
                """))
    }

    private static func settingsRow(_ row: Row) -> HTML {
        "<li><a href=\"\(row.link)\">\(row.title)</a><br><span class=\"hint\">\(row.purpose)</span></li>\n"
    }
}

/// The link back from a page of settings.
let settingsBack: HTML = "<p class=\"back\"><a href=\"\(Paths.settings)\">Settings</a></p>"

private typealias Row = (title: String, link: Link, purpose: String)

private let forEverybody: [Row] = [
    ("Services", Paths.services, "The systems that you run. Incidents and guardrails refer to them."),
    ("Teams", Paths.teams, "The teams that own services, guardrails and follow-ups."),
    ("Templates", Paths.templates, "The sections that postmortems start with, and the prompts of pre-mortems."),
    (
        "Wording rules", Paths.wordingRules,
        "The hints on sentences that blame somebody, and the hints that are switched off."
    ),
    ("Deploy freezes", Paths.freezes, "Current, scheduled and past freezes."),
    ("Profile", Paths.profile, "Your name, time zone, password and second factor, and where you are signed in."),
]

private let forAdministrators: [Row] = [
    ("People", Paths.peopleSettings, "Accounts, invitations, and the level of each person."),
    ("Requests for a level", Paths.grants, "People who ask for a higher level, with their reasons."),
    ("Signing in", Paths.signInSettings, "Second factors, and whether people can sign in with a password."),
    (
        "Near misses without a name", Paths.nearMissSettings,
        "A secret address by which people without an account can report what nearly happened."
    ),
    ("Severities", Paths.severities, "The names of the five severities, and when to choose each."),
    ("Deadlines", Paths.deadlines, "The time for follow-ups to get an owner, and to be done."),
    ("Deploy freezes during incidents", Paths.freezeSettings, "Which severities freeze deployments, and for how long."),
    (
        "Exports", Paths.exportSettings,
        "The git wiki that the server exports to, and the hosts that customers may read of."
    ),
    ("API tokens", Paths.tokens, "Credentials for pipelines that ask whether they may deploy."),
    ("Demo story", Paths.demo, "Five incidents at an invented company, to explore."),
    (
        "Break the glass", Paths.brokenGlass,
        "See a private record that does not name you, in an emergency, with a reason that those named see."
    ),
    ("History", Paths.settingsHistory, "Who changed which settings, and when."),
]
