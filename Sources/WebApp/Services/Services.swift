import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/services`.
enum Services {
    /// Lists the organisation's services.
    static func list(_ visit: Visit) async throws -> Response {
        let list = try NamedList(visit.query, at: ["services"])
        let (services, count, deleted, freezes) = try await visit.read { reading in
            (
                try reading.serviceSummaries(named: list.typed, page: list.page),
                try reading.serviceCount(named: list.typed), try reading.deletedServices(),
                try reading.freezesInForce(at: visit.now)
            )
        }
        return .page(
            page(
                visit.frame, title: "Services", section: .settings, wide: true,
                """
                \(settingsBack)
                <header class="list-header"><h1>Services</h1>\(linkButton("Add a service", to: Paths.newService, visit.frame, style: .primary))</header>
                <p class="lead">The systems you run. Incidents name the services they affected, and guardrails the services they protect.</p>
                \(list.field("Find a service", count: count))
                \(services.isEmpty && !list.name.isEmpty
                    ? "<p class=\"quiet\">No service has such a name.</p>"
                    : services.isEmpty
                    ? emptyState("There are no services yet. Add the two or three that matter most. You can add the others when an incident needs them.")
                    : serviceTable(visit.frame, services, freezes))
                \(list.pages(services, count: count))
                \(when: !deleted.isEmpty, deletedTable(visit.frame, deleted))
                """))
    }

    private static func serviceTable(_ frame: Frame, _ services: [ServiceSummary], _ freezes: [FreezeSummary]) -> HTML {
        let isAdministrator = frame.viewer?.level == .administrator
        let rows = services.map { row -> HTML in
            let service = row.service
            let name = HTML(text: service.name)
            let link = actionLink(name, to: Paths.serviceEdit(service.id), frame)
            let freeze = freezes.first { $0.freeze.holds(service.id, at: frame.now) }
            let mark = tag("Frozen", tone: .danger)
            let frozen: HTML? = freeze.map {
                $0.isHidden ? " \(mark)" : " <a href=\"\(Paths.freeze($0.freeze.id))\">\(mark)</a>"
            }
            return """
                <tr>\(rowHead("\(link ?? name)\(frozen)"))\
                \(cell("Purpose", HTML(text: service.purpose)))\(cell("Team", teamName(row.teamName)))\
                \(cell("Incidents", incidentCount(row)))\(cell("Guardrails", HTML(text: counted(row.guardrailCount))))\
                \(when: isAdministrator, cell("Actions", postButton("Delete", of: service.name, to: Paths.serviceDeletion(service.id), frame, style: .small)))</tr>

                """
        }
        return dataTable(
            caption: "Services",
            head: """
                \(headCell("Name", .names))\(headCell("Purpose", .title))\(headCell("Team", .name))\(headCell("Incidents", .count))\
                \(headCell("Guardrails", .count))\(when: isAdministrator, headCell("Actions", .action))
                """, rows: rows.joined(), hidesCaption: true)
    }

    private static func teamName(_ name: String?) -> HTML {
        name.map { HTML(text: $0) } ?? "<span class=\"quiet\">no team</span>"
    }

    private static func incidentCount(_ row: ServiceSummary) -> HTML {
        if row.incidentCount == 0 { return "0" }
        return "<a href=\"\(Paths.incidents(ofService: row.service.slug))\">\(counted(row.incidentCount))</a>"
    }

    private static func counted(_ count: Int) -> String {
        count > ServiceSummary.counted ? "more than \(ServiceSummary.counted)" : "\(count)"
    }

    private static func deletedTable(_ frame: Frame, _ services: [Service]) -> HTML {
        let rows = services.map { service -> HTML in
            """
            <tr>\(rowHead(HTML(text: service.name)))\(cell("Actions", postButton("Restore", of: service.name, to: Paths.serviceRestoration(service.id), frame, style: .small)))</tr>

            """
        }
        return """
            \(sectionHeading("Deleted", id: "deleted"))
            <p class="hint">Incidents and guardrails still name these services, but you can no longer choose them.</p>
            \(dataTable(caption: "Deleted services", head: "\(headCell("Name", .title))\(headCell("Actions", .action))", rows: rows.joined(), hidesCaption: true))
            """
    }
}
