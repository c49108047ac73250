import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/launches`.
enum Launches {
    /// The number of past launches below those ahead; the others have pages of their own.
    private static let pastBelow = 10

    /// Those ahead with the latest that are past, or with `when=past` only those.
    static func list(_ visit: Visit) async throws -> Response {
        let place = try PlaceFilter(visit.query).place(ID<Launch>.init(text:))
        let today = Day(visit.now, in: visit.frame.zone)
        switch visit.query["when"] ?? "" {
        case "":
            let (ahead, past) = try await visit.read {
                (
                    try $0.launchesAhead(today: today, at: place),
                    try $0.launchesPast(today: today, atMost: pastBelow + 1)
                )
            }
            return .page(aheadPage(ahead, past, today, visit.frame))
        case "past":
            let past = try await visit.read { try $0.launchesPast(today: today, at: place) }
            return .page(pastPage(past, today, visit.frame))
        default: throw Obstacle.notFound
        }
    }

    private static func aheadPage(
        _ ahead: ListSlice<LaunchSummary>, _ past: [LaunchSummary], _ today: Day, _ frame: Frame
    ) -> HTML {
        page(
            frame, title: "Launches", section: .launches,
            """
            <header class="list-header"><h1>Launches</h1>\(linkButton("Plan a launch", to: Paths.newLaunch, frame, style: .primary))</header>
            \(when: ahead.items.isEmpty && past.isEmpty, emptyState(
                "There are no launches yet. A launch is a planned change that is risky enough for a pre-mortem."))
            \(when: !ahead.items.isEmpty, """
                <section><h2>Upcoming</h2>\(rows(ahead.items, today, frame))\(pagination(ahead, key: \.launch.id) { Paths.launches($0) })</section>
                """)
            \(when: !past.isEmpty, """
                <section><h2>Past</h2>\(rows(Array(past.prefix(pastBelow)), today, frame))
                \(when: past.count > pastBelow, "<p><a href=\"\(Paths.launchesPast())\">All past launches</a></p>")</section>
                """)
            """)
    }

    private static func pastPage(_ past: ListSlice<LaunchSummary>, _ today: Day, _ frame: Frame) -> HTML {
        page(
            frame, title: "Past launches", section: .launches,
            """
            <p class="back"><a href="\(Paths.launches)">Launches</a></p>
            <h1>Past launches</h1>
            \(past.items.isEmpty ? emptyState("No launch is past yet.") : rows(past.items, today, frame))
            \(pagination(past, key: \.launch.id) { Paths.launchesPast($0) })
            """)
    }

    private static func rows(_ launches: [LaunchSummary], _ today: Day, _ frame: Frame) -> HTML {
        """
        <ul class="rows">
        \(each: launches, { "<li>\(Premortems.launchLine($0, today: today, frame))</li>\n" })
        </ul>
        """
    }
}
