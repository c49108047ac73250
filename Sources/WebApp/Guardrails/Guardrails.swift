import Domain
import Foundation
import HTML
import Storage
import WebServer

/// Pages and actions at `/guardrails`.
enum Guardrails {
    /// Lists all guardrails; those that need attention come first.
    static func list(_ visit: Visit) async throws -> Response {
        let filter = GuardrailFilter(visit.query)
        let choices = try await visit.read { try GuardrailChoices($0) }
        let (query, problems) = filter.query(choices)
        if !problems.isEmpty {
            return .page(
                registerPage(visit.frame, filter, choices, list: nil, problems: problems), status: .unprocessableContent
            )
        }
        let list = try await visit.read { try $0.register(query, at: visit.now) }
        return .page(registerPage(visit.frame, filter, choices, list: list, problems: []))
    }

    private static func registerPage(
        _ frame: Frame, _ filter: GuardrailFilter, _ choices: GuardrailChoices, list: ListPage<RegisterRow>?,
        problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Guardrails", section: .guardrails, problems: problems, wide: true,
            """
            <header class="list-header"><h1>Guardrails</h1>\(linkButton("Coverage", to: Paths.coverage))\(linkButton("Catalogue", to: Paths.catalogue))\(linkButton("Add a guardrail", to: Paths.newGuardrail, style: .primary))</header>
            \(filter.chips)
            \(filter.fields(choices, problems: problems))
            \(list.map { results($0, filter, frame) })
            """)
    }

    private static func results(_ list: ListPage<RegisterRow>, _ filter: GuardrailFilter, _ frame: Frame) -> HTML {
        if list.items.isEmpty {
            return filter.isEmpty
                ? emptyState(
                    "There are no guardrails yet. Most come from a finding of an incident. You can also add guardrails that you already have.",
                    action: ("Add the first guardrail", Paths.newGuardrail))
                : emptyState("Nothing matches.", action: ("Clear the filter", Paths.guardrails))
        }
        return """
            <p class="count">\(Incidents.countWords(list, one: "guardrail", many: "guardrails"))</p>
            \(dataTable(
                caption: "Guardrails", head: filter.heads, rows: rows(list.items, isGrouped: filter.sort.isEmpty, frame),
                cssClass: "register", hidesCaption: true))
            \(pagination(page: list.number, pageCount: list.pageCount) { filter.link(page: $0) })
            """
    }

    /// - Parameter isGrouped: whether they are sorted by state, so that each state can have a heading.
    private static func rows(_ items: [RegisterRow], isGrouped: Bool, _ frame: Frame) -> HTML {
        var result = HTML()
        var group: GuardrailState?
        for item in items {
            let state = item.guardrail.state(at: frame.now)
            if isGrouped && state != group {
                result += "<tr class=\"group-row\"><th colspan=\"7\" scope=\"colgroup\">\(state.label)</th></tr>\n"
            }
            group = state
            result += row(item, frame)
        }
        return result
    }

    private static func row(_ row: RegisterRow, _ frame: Frame) -> HTML {
        let guardrail = row.guardrail
        let grade = guardrail.strength.grade
        let title: HTML =
            "\(keyLink(guardrail.key)) <a class=\"row-title\" href=\"\(Paths.guardrail(guardrail.id))\">\(guardrail.name)</a>"
        let services: HTML =
            row.services.isEmpty
            ? "<span class=\"quiet-text\">no services yet</span>" : HTML(text: row.services.joined(separator: ", "))
        let owner: HTML = row.ownerTeam.map { HTML(text: $0) } ?? "<span class=\"quiet-text\">no owner yet</span>"
        return """
            <tr>\(rowHead(title))\(cell("Strength", glyph(grade, label: grade.label)))\
            \(cell("State", stateTag(guardrail.state(at: frame.now))))\(cell("Protects", services))\(cell("Owner", owner))\
            \(cell("Last proof", lastProof(guardrail, frame)))\(cell("Asked for by", askedFor(row.askedForBy)))</tr>

            """
    }

    private static func lastProof(_ guardrail: GuardrailSummary, _ frame: Frame) -> HTML {
        guard let proven = guardrail.lastProvenAt else { return "<span class=\"quiet-text\">never</span>" }
        let today = Day(frame.now, in: frame.zone)
        let due = guardrail.recordedState == .proven ? guardrail.proofDueAt : nil
        let next: HTML? = due.map { " <small>next proof \(dueText(Day($0, in: frame.zone), today: today))</small>" }
        return "<div>\(dayText(Day(proven, in: frame.zone)))\(next)</div>"
    }

    private static func askedFor(_ count: Int) -> HTML {
        switch count {
        case 0: "<span class=\"quiet-text\">nobody</span>"
        case 1: "1 incident"
        default: "\(count) incidents"
        }
    }
}
