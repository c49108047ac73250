import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/pre-mortems`.
enum Premortems {
    static func list(_ visit: Visit) async throws -> Response {
        let number = try FilterProblems.onlyPage(of: visit.query)
        let today = Day(visit.now, in: visit.frame.zone)
        let (list, launches) = try await visit.read {
            (try $0.premortems(page: number), try $0.launchesAhead(today: today, atMost: 5))
        }
        let frame = visit.frame
        return .page(
            page(
                frame, title: "Pre-mortems", section: .premortems, wide: true,
                """
                <header class="list-header"><h1>Pre-mortems</h1>\(linkButton("Open a pre-mortem", to: Paths.newPremortem(), style: .primary))</header>
                <p class="record-actions"><a href="\(Paths.launches)">All launches</a> · <a href="\(Paths.join)">Join with a code</a></p>
                \(when: !launches.isEmpty, """
                    <section aria-labelledby="ahead"><h2 id="ahead">Upcoming launches</h2>
                    <ul class="rows">
                    \(each: launches, { "<li>\(Premortems.launchLine($0, today: today))</li>\n" })
                    </ul></section>
                    """)
                \(list.items.isEmpty ? emptyState("There are no pre-mortems yet. Before a risky launch, everyone writes down, alone and without names, how it went wrong. The worst risks become guardrails.") : premortemTable(list.items))
                \(pagination(page: list.number, pageCount: list.pageCount, link: Paths.premortems(page:)))
                """))
    }

    private static func premortemTable(_ items: [PremortemSummary]) -> HTML {
        dataTable(
            caption: "Pre-mortems",
            head:
                "\(headCell("Pre-mortem"))\(headCell("Launch"))\(headCell("State"))\(headCell("Facilitator"))\(headCell("People"))\(headCell("Risks"))",
            rows: items.map(premortemRow).joined(), hidesCaption: true)
    }

    private static func premortemRow(_ summary: PremortemSummary) -> HTML {
        let premortem = summary.premortem
        let title: HTML =
            "\(keyLink(premortem.key)) <a class=\"row-title\" href=\"\(Paths.premortem(premortem.id))\">\(premortem.title)</a>"
        let launch: HTML =
            summary.launch.map { "<div>\($0.title)\($0.date.map { ", \(dayText($0))" as HTML })</div>" } ?? "none"
        return """
            <tr>\(rowHead(title))\(cell("Launch", launch))\(cell("State", "\(stateTag(premortem.phase)) \(premortem.decision.map(PremortemDecisions.mark))"))\
            \(cell("Facilitator", HTML(text: summary.facilitatorName ?? "nobody")))\(cell("People", "\(summary.participantCount)"))\
            \(cell("Risks", "\(summary.riskCount)"))</tr>

            """
    }

    /// `Move the ledger, 5 Mar 2026 · Go with conditions · 2 conditions not met`
    static func launchLine(_ summary: LaunchSummary, today: Day) -> HTML {
        let launch = summary.launch
        let premortem: HTML =
            summary.premortem.map { premortem in
                "\(keyLink(premortem.id.key)) \(premortem.decision.map(PremortemDecisions.mark) ?? stateTag(premortem.phase))"
            } ?? "<a href=\"\(Paths.newPremortem(launch: launch.id))\">Open a pre-mortem</a>"
        let unmet = summary.unmetConditions
        return """
            <a href="\(Paths.launch(launch.id))">\(launch.title)</a> \(launch.date.map { dayText($0) } ?? "<span class=\"quiet-text\">no date</span>") \(premortem)\(when: unmet > 0, " \(tag(unmet == 1 ? "1 condition open" : "\(unmet) conditions open", tone: launch.hasCome(on: today) ? .danger : .caution))")
            """
    }
}
