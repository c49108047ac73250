import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/launches`.
enum Launches {
    static func list(_ visit: Visit) async throws -> Response {
        let frame = visit.frame
        let today = Day(visit.now, in: frame.zone)
        let launches = try await visit.read { try $0.launches(today: today) }
        let ahead = launches.filter { !$0.launch.hasCome(on: today) || $0.launch.date == today }
        let past = launches.filter { $0.launch.date.map { $0 < today } ?? false }
        return .page(
            page(
                frame, title: "Launches", section: .premortems,
                """
                <header class="list-header"><h1>Launches</h1>\(linkButton("Plan a launch", to: Paths.newLaunch, frame, style: .primary))</header>
                \(when: launches.isEmpty, emptyState(
                    "There are no launches yet. A launch is a planned change that is risky enough for a pre-mortem."))
                \(group("Upcoming", ahead, today, frame))
                \(group("Past", past, today, frame))
                """))
    }

    private static func group(_ title: String, _ launches: [LaunchSummary], _ today: Day, _ frame: Frame) -> HTML {
        if launches.isEmpty { return HTML() }
        return """
            <section><h2>\(title)</h2>
            <ul class="rows">
            \(each: launches, { "<li>\(Premortems.launchLine($0, today: today, frame))</li>\n" })
            </ul></section>
            """
    }
}
