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
                <header class="list-header"><h1>Pre-mortems</h1>\
                \(linkButton("Open a pre-mortem", to: Paths.newPremortem(), frame, style: .primary))</header>
                <p class="record-actions"><a href="\(Paths.launches)">All launches</a> · <a href="\(Paths.join)">Join with a code</a></p>
                \(when: !launches.isEmpty, """
                    <section aria-labelledby="ahead"><h2 id="ahead">Upcoming launches</h2>
                    <ul class="rows">
                    \(each: launches, { "<li>\(Premortems.launchLine($0, today: today, frame))</li>\n" })
                    </ul></section>
                    """)
                \(list.items.isEmpty
                    ? emptyState(
                        "There are no pre-mortems yet. Before a risky launch, everyone writes down, alone and "
                            + "without names, how it went wrong. The worst risks become guardrails.")
                    : "\(when: !launches.isEmpty, "<h2>All pre-mortems</h2>\n")\(premortemTable(list.items))")
                \(pagination(page: list.number, pageCount: list.pageCount, link: Paths.premortems(page:)))
                """))
    }

    /// `Move the ledger, 5 Mar 2026 · Go with conditions · 2 conditions not met`
    static func launchLine(_ summary: LaunchSummary, today: Day, _ frame: Frame) -> HTML {
        let launch = summary.launch
        let premortem: HTML? =
            summary.premortem.map { premortem in
                "\(keyLink(premortem.id.key)) \(premortem.decision.map(PremortemDecisions.mark) ?? stateTag(premortem.phase))"
            } ?? actionLink("Open a pre-mortem", to: Paths.newPremortem(launch: launch.id), frame)
        let unmet = summary.unmetConditions
        return """
            <a href="\(Paths.launch(launch.id))">\(launch.title)</a> \
            \(launch.date.map { dayText($0) } ?? "<span class=\"quiet-text\">no date</span>") \
            \(premortem)\(when: unmet > 0, " \(openConditions(unmet, isLate: launch.hasCome(on: today)))")
            """
    }

    private static func openConditions(_ count: Int, isLate: Bool) -> HTML {
        tag(count == 1 ? "1 condition open" : "\(count) conditions open", tone: isLate ? .danger : .caution)
    }
}
