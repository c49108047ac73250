import Domain
import HTML
import Storage
import WebServer

/// What the organisation runs.
func serviceList(_ visit: Visit) async throws -> Response {
    let (services, deleted) = try await visit.read { (try $0.serviceSummaries(), try $0.deletedServices()) }
    return .page(
        page(
            visit.frame, title: "Services", section: .settings, wide: true,
            """
            \(settingsBack)
            <header class="list-header"><h1>Services</h1>\(linkButton("Add a service", to: Paths.newService, style: .primary))</header>
            <p class="lead">What you run. Incidents name the services they touched, guardrails those they protect.</p>
            \(services.isEmpty
                ? emptyState("No service is known yet. Add the two or three that matter most; the others can follow when an incident needs them.")
                : serviceTable(visit.frame, services))
            \(when: !deleted.isEmpty, deletedTable(visit.frame, deleted))
            """))
}

private func serviceTable(_ frame: Frame, _ services: [ServiceSummary]) -> HTML {
    let isAdministrator = frame.viewer?.role == .administrator
    let rows = services.map { row -> HTML in
        let service = row.service
        return """
            <tr>\(rowHead("<a href=\"\(Paths.serviceEdit(service.id))\">\(service.name)</a>"))\
            \(cell("Purpose", HTML(text: service.purpose)))\(cell("Team", teamName(row.teamName)))\
            \(cell("Incidents", incidentCount(row)))\(cell("Guardrails", "\(row.guardrailCount)"))\
            \(when: isAdministrator, cell("Actions", postButton("Delete", to: Paths.serviceDeletion(service.id), frame, style: .small)))</tr>

            """
    }
    return dataTable(
        caption: "Services",
        head: """
            \(headCell("Name"))\(headCell("Purpose"))\(headCell("Team"))\(headCell("Incidents"))\(headCell("Guardrails"))\
            \(when: isAdministrator, headCell("Actions"))
            """, rows: rows.joined(), hidesCaption: true)
}

private func teamName(_ name: String?) -> HTML {
    name.map { HTML(text: $0) } ?? "<span class=\"quiet\">nobody</span>"
}

private func incidentCount(_ row: ServiceSummary) -> HTML {
    if row.incidentCount == 0 { return "0" }
    return "<a href=\"\(Paths.incidents(ofService: row.service.slug))\">\(row.incidentCount)</a>"
}

private func deletedTable(_ frame: Frame, _ services: [Service]) -> HTML {
    let rows = services.map { service -> HTML in
        """
        <tr>\(rowHead(HTML(text: service.name)))\(cell("Actions", postButton("Restore", to: Paths.serviceRestoration(service.id), frame, style: .small)))</tr>

        """
    }
    return """
        \(sectionHeading("Deleted", id: "deleted"))
        <p class="hint">Incidents and guardrails still name them; they can no longer be chosen.</p>
        \(dataTable(caption: "Deleted services", head: "\(headCell("Name"))\(headCell("Actions"))", rows: rows.joined(), hidesCaption: true))
        """
}
