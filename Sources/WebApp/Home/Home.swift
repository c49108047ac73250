import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/`.
enum Home {
    /// Shows what needs the viewer, what is going on, and what was learned lately.
    static func show(_ visit: Visit) async throws -> Response {
        guard let viewer = visit.frame.viewer else {
            let hasPeople = try await visit.read { try $0.hasPeople() }
            return .redirect(to: hasPeople ? Paths.signIn : Paths.firstRun)
        }
        let today = Day(visit.now, in: visit.frame.zone)
        let home = try await visit.read { try HomeDossier($0, viewer: viewer.id, now: visit.now, today: today) }
        return .page(homePage(visit.frame, home))
    }

    private static func homePage(_ frame: Frame, _ home: HomeDossier) -> HTML {
        page(
            frame, title: "Home", section: .home,
            home.isEmpty
                ? emptyHome(frame)
                : """
                <h1 class="visually-hidden">Home</h1>
                \(Freezes.banner(frame, home.freezes))
                <section class="home-block" aria-labelledby="needs-you"><h2 id="needs-you">Needs your attention</h2>
                \(needsYou(frame, home))
                </section>
                <section class="home-block" aria-labelledby="going-on"><h2 id="going-on">Ongoing incidents</h2>
                \(goingOn(frame, home.ongoing))
                </section>
                \(launchesAhead(frame, home.launches))
                <section class="home-block" aria-labelledby="learned"><h2 id="learned">Learned lately</h2>
                \(learned(frame, home.published))
                </section>
                """)
    }

    private static func emptyHome(_ frame: Frame) -> HTML {
        let isAdministrator = frame.viewer?.level == .administrator
        let story: HTML =
            isAdministrator
            ? "<a href=\"\(Paths.demo)\">Or explore a demo story first</a>" : "Or explore a demo story first"
        return """
            <h1>Every incident leaves a guardrail behind</h1>
            <p class="lead">Record what happened, find the guardrail that was missing, and follow the fix until it is in place and proven.</p>
            <p>\(linkButton("Declare the first incident", to: Paths.newIncident, frame, style: .primary))</p>
            <p>\(story): five incidents at an invented company, from the first alarm to the published postmortem.
            \(isAdministrator ? "You can remove it as a whole at any time." : "An administrator can add and remove it.")</p>
            """
    }
}
