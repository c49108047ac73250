import Domain
import Foundation
import HTML
import Storage
import WebServer

/// Pages and actions at `/guardrails`.
enum Guardrails {
    /// Lists all guardrails; those that need attention come first.
    static func list(_ visit: Visit) async throws -> Response {
        let typed = GuardrailFilter(visit.query)
        let (filter, choices) = try await visit.read { (try typed.resolved($0), try GuardrailChoices($0)) }
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
        _ frame: Frame, _ filter: GuardrailFilter, _ choices: GuardrailChoices, list: ListSlice<RegisterRow>?,
        problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Guardrails", section: .guardrails, problems: problems, wide: true,
            """
            <header class="list-header"><h1>Guardrails</h1>\(linkButton("Coverage", to: Paths.coverage, frame))\
            \(linkButton("Catalogue", to: Paths.catalogue, frame))\
            \(linkButton("Add a guardrail", to: Paths.newGuardrail, frame, style: .primary))</header>
            \(filter.chips)
            \(filter.fields(choices, problems: problems))
            \(list.map { results($0, filter, frame) })
            """)
    }

    private static func results(_ list: ListSlice<RegisterRow>, _ filter: GuardrailFilter, _ frame: Frame) -> HTML {
        if list.items.isEmpty {
            return filter.isEmpty
                ? emptyState(
                    "There are no guardrails yet. Most come from a finding of an incident. You can also add guardrails that you already have.",
                    frame, action: ("Add the first guardrail", Paths.newGuardrail))
                : emptyState("Nothing matches.", action: ("Clear the filter", Paths.guardrails))
        }
        return """
            <p class="count">\(countWords(list, one: "guardrail", many: "guardrails"))</p>
            \(dataTable(
                caption: "Guardrails", head: filter.heads, rows: rows(list.items, isGrouped: filter.sort.isEmpty, frame),
                cssClass: "register list", hidesCaption: true))
            \(pagination(list, key: \.guardrail.key) { filter.link($0) })
            """
    }
}
