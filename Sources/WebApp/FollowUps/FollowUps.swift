import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/follow-ups`.
enum FollowUps {
    /// Lists follow-ups by due date: the viewer's own first, ideas separately.
    static func list(_ visit: Visit) async throws -> Response {
        let frame = visit.frame
        let typed = FollowUpFilter(visit.query)
        let (filter, choices) = try await visit.read { (try typed.resolved($0), try FollowUpChoices($0)) }
        let (query, problems) = filter.query(choices, viewer: frame.viewer?.id, today: Day(frame.now, in: frame.zone))
        if !problems.isEmpty {
            return .page(
                followUpListPage(frame, filter, choices, lists: nil, problems: problems), status: .unprocessableContent)
        }
        let lists = try await visit.read { try FollowUpLists($0, filter, query, viewer: frame.viewer?.id) }
        return .page(followUpListPage(frame, filter, choices, lists: lists, problems: []))
    }

    private static func followUpListPage(
        _ frame: Frame, _ filter: FollowUpFilter, _ choices: FollowUpChoices, lists: FollowUpLists?,
        problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Follow-ups", section: .followUps, problems: problems, wide: true,
            scripts: ["js/selection.js", "js/inline.js"],
            """
            <header class="list-header"><h1>Follow-ups</h1>\(linkButton("Add a follow-up", to: Paths.newFollowUp, frame, style: .primary))</header>
            \(filter.chips)
            \(filter.fields(choices, problems: problems))
            \(lists.map { results($0, filter, choices, frame) })
            """)
    }

    private static func results(
        _ lists: FollowUpLists, _ filter: FollowUpFilter, _ choices: FollowUpChoices, _ frame: Frame
    ) -> HTML {
        if lists.isEmpty {
            return filter.isEmpty
                ? emptyState(
                    "There are no open follow-ups. A follow-up is a commitment with one owner and one due date; most of them answer a finding of an incident.",
                    frame, action: ("Add a follow-up", Paths.newFollowUp))
                : emptyState("Nothing matches.", action: ("Clear the filter", Paths.followUps))
        }
        let tables: HTML =
            "\(lists.commitments.map { commitments($0, lists, filter, frame) })\(lists.ideas.map { ideas($0, lists, filter, frame) })"
        guard frame.access.allows(.get, Paths.newFollowUpBatch) else { return tables }
        return """
            <form class="selection" action="\(Paths.newFollowUpBatch)" method="get" data-selection>
            \(tables)
            \(FollowUpBatchForm().fields(choices, frame))
            </form>
            """
    }

    private static func commitments(
        _ list: ListSlice<FollowUpSummary>, _ lists: FollowUpLists, _ filter: FollowUpFilter, _ frame: Frame
    ) -> HTML {
        let title = lists.mine == nil ? filter.title : "Everybody else’s"
        // The count is that of both lists below it.
        let mine: HTML? = lists.mine.map { mine in
            list.count == mine.count ? (list.count == 1 ? ", yours" : ", all yours") : ", \(mine.count) yours"
        }
        let nothing =
            list.items.isEmpty
            ? "There are no open commitments."
            : lists.commitments?.isWhole == true ? "All of them are yours." : "All on this page are yours."
        return """
            <p class="count">\(lists.ideas?.items.isEmpty != false
                ? countWords(list, one: "follow-up", many: "follow-ups")
                : countWords(list, one: "commitment", many: "commitments"))\(mine)</p>
            \(lists.mine.map { !list.hasEarlier ? yours($0, filter, frame) : HTML() })
            <section aria-labelledby="commitments">
            <h2 id="commitments">\(title)</h2>
            \(lists.others.isEmpty ? "<p class=\"quiet\">\(nothing)</p>" : FollowUps.table(title, lists.others, filter, frame))
            \(pagination(list, key: \.followUp.key) { filter.link($0) })
            </section>
            """
    }

    private static func yours(_ list: ListSlice<FollowUpSummary>, _ filter: FollowUpFilter, _ frame: Frame) -> HTML {
        let all = filter.with { $0.owner.word = "me" }
        return """
            <section aria-labelledby="yours">
            <h2 id="yours">Yours</h2>
            \(FollowUps.table("Yours", list.items, filter, frame))
            \(when: !list.isWhole, "<p><a href=\"\(all)\">All your follow-ups</a></p>")
            </section>
            """
    }

    private static func ideas(
        _ list: ListSlice<FollowUpSummary>, _ lists: FollowUpLists, _ filter: FollowUpFilter, _ frame: Frame
    ) -> HTML {
        if list.items.isEmpty { return HTML() }
        let isWhole = lists.commitments == nil
        let all = filter.with { $0.state = FollowUpState.proposed.rawValue }
        return """
            <section aria-labelledby="ideas">
            <h2 id="ideas">Ideas</h2>
            <p class="count">\(countWords(list, one: "idea", many: "ideas")) that nobody has committed to yet</p>
            \(FollowUps.table("Ideas", list.items, filter, frame))
            \(isWhole ? pagination(list, key: \.followUp.key) { filter.link($0) } : !list.isWhole ? "<p><a href=\"\(all)\">All ideas</a></p>" : HTML())
            </section>
            """
    }
}

extension FollowUpFilter {
    fileprivate var title: String {
        switch state {
        case "": "Commitments"
        case "any": "Commitments, finished and dropped"
        case "finished": "Finished"
        case "dropped": "Declined or superseded"
        default: FollowUpState(rawValue: state)?.label ?? "Follow-ups"
        }
    }
}
