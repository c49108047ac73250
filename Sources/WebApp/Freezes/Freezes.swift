import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/freezes`.
enum Freezes {
    /// Lists current, scheduled and past freezes.
    static func list(_ visit: Visit) async throws -> Response {
        let page = try FilterProblems.onlyPage(of: visit.query)
        let (now, scheduled, over) = try await visit.read { reading in
            (
                try reading.freezesInForce(at: visit.now), try reading.freezesScheduled(at: visit.now),
                try reading.freezesOver(at: visit.now, page: page)
            )
        }
        return .page(freezeListPage(visit.frame, now: now, scheduled: scheduled, over: over))
    }

    private static func freezeListPage(
        _ frame: Frame, now: [FreezeSummary], scheduled: [FreezeSummary], over: ListPage<FreezeSummary>
    ) -> HTML {
        page(
            frame, title: "Deploy freezes", section: .settings, wide: true,
            """
            <header class="list-header"><h1>Deploy freezes</h1>\
            \(linkButton("Schedule a freeze", to: Paths.newFreeze, frame, style: .primary))</header>
            <p class="lead">While a freeze is in force, pipelines that ask are told to wait. \
            A severe incident freezes its services automatically.</p>
            <section aria-labelledby="now"><h2 id="now">In force</h2>
            \(now.isEmpty ? "<p class=\"quiet\">Nothing is frozen.</p>" : freezeTable(frame, now, caption: "Freezes in force", end: "Ends"))
            </section>
            <section aria-labelledby="scheduled"><h2 id="scheduled">Scheduled</h2>
            \(scheduled.isEmpty
                ? "<p class=\"quiet\">No freeze is scheduled.</p>"
                : freezeTable(frame, scheduled, caption: "Scheduled freezes", end: "Ends"))
            </section>
            <section aria-labelledby="over"><h2 id="over">Past</h2>
            \(over.items.isEmpty
                ? "<p class=\"quiet\">No past freezes yet.</p>"
                : freezeTable(frame, over.items, caption: "Past freezes", end: "Ended"))
            \(pagination(page: over.number, pageCount: over.pageCount, link: Paths.freezes(page:)))
            </section>
            """)
    }

    private static func freezeTable(_ frame: Frame, _ freezes: [FreezeSummary], caption: String, end: String) -> HTML {
        let rows = freezes.map { summary -> HTML in
            let freeze = summary.freeze
            return """
                <tr>\(rowHead(scope(summary)))\
                \(cell("Why", Freezes.reason(freeze)))\(cell("Starts", timestamp(freeze.startsAt, frame, relative: false)))\
                \(cell(end, "\(timestamp(freeze.overAt, frame))\(endingWords(summary))"))</tr>

                """
        }
        return dataTable(
            caption: caption,
            head: "\(headCell("Holds", .title))\(headCell("Why"))\(headCell("Starts", .time))\(headCell(end, .time))",
            rows: rows.joined(),
            cssClass: "freezes", hidesCaption: true)
    }

    private static func scope(_ summary: FreezeSummary) -> HTML {
        let words = HTML(text: summary.scopeWords.capitalizedFirst)
        return summary.isHidden ? words : "<a href=\"\(Paths.freeze(summary.freeze.id))\">\(words)</a>"
    }

    private static func endingWords(_ summary: FreezeSummary) -> HTML? {
        summary.freeze.ending.map { "<br><small>\($0.cause.label)</small>" }
    }
}
