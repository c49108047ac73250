import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/guardrails/:guardrail/gaps`.
enum GuardrailGaps {
    /// Lists every service that lacks a guardrail, for opening follow-ups.
    static func list(_ visit: Visit) async throws -> Response {
        let id = try visit.guardrailID()
        let list = try NamedList(visit.query, at: ["guardrails", id.key.description, "gaps"])
        let query = LackingQuery(name: list.typed, page: list.page)
        let (guardrail, lacking, count) = try await visit.read {
            (
                try $0.guardrail(id).orNotFound(), try $0.servicesLacking(id, query),
                try $0.servicesLackingCount(id, query)
            )
        }
        return .page(gapListPage(visit.frame, guardrail, lacking, count, list))
    }

    private static func gapListPage(
        _ frame: Frame, _ guardrail: Guardrail, _ lacking: [LackingService], _ count: Int, _ list: NamedList
    ) -> HTML {
        page(
            frame, title: "What other paths have the same gap as \(guardrail.key)?", section: .guardrails,
            """
            <p class="back">\(keyLink(guardrail.key)) \(guardrail.name)</p>
            <h1>What other paths have the same gap?</h1>
            \(list.field("Find a service", count: count))
            \(lacking.isEmpty && !list.name.isEmpty
                ? "<p class=\"quiet\">No service without it has such a name.</p>"
                : lacking.isEmpty
                ? emptyState(
                    "Every service has it, or somebody has recorded why it does not apply.",
                    frame, action: ("Go to the guardrail", Paths.guardrail(guardrail.id)))
                : selection(guardrail, lacking, count))
            \(list.pages(lacking, count: count))
            """)
    }

    private static func selection(_ guardrail: Guardrail, _ lacking: [LackingService], _ count: Int) -> HTML {
        """
        <p class="lead">\(boundedCount(count, one: "one service does", many: "services do").capitalizedFirst) not have it. \
        Select the services that need it\(when: count > lacking.count, ", one page at a time"). \
        The next page shows what would be opened. \
        If the guardrail does not apply to a service, open the service and say why.</p>
        <form action="\(Paths.newGuardrailGapFollowUps(guardrail.id))" method="get">
        <fieldset class="field choices">
        <legend>Services without \(guardrail.key.description)</legend>
        \(each: lacking, { choice(guardrail.id, $0) })
        </fieldset>
        \(formActions(submitButton("See what would be opened")))
        </form>
        """
    }

    /// Boxes start unticked, because an empty selection must mean nothing.
    private static func choice(_ id: ID<Guardrail>, _ lacking: LackingService) -> HTML {
        let service = lacking.service
        var notes: [HTML] = []
        if lacking.wasTouched { notes.append("touched by one of its incidents") }
        if let followUp = lacking.followUp { notes.append("\(keyLink(followUp.key)) brings it there") }
        if let alike = lacking.alike { notes.append("has \(keyLink(alike.key)) of the same kind") }
        notes.append("<a href=\"\(Paths.coverageCell(id, service.id))\">\(service.name), in detail</a>")
        return """
            <div class="choice">\
            <input id="service-\(service.id.description)" name="service" type="checkbox" \
            value="\(service.id.description)" aria-describedby="service-\(service.id.description)-help">\
            <label for="service-\(service.id.description)">\(service.name)</label>\
            <p class="hint" id="service-\(service.id.description)-help">\(notes.joined(separator: " · "))</p></div>

            """
    }
}
