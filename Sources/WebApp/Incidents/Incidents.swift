import Domain
import Foundation
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents`.
enum Incidents {
    static func list(_ visit: Visit) async throws -> Response {
        let typed = IncidentFilter(visit.query)
        return try await attempt {
            let page = try await visit.shared { frame in
                let (filter, services) = try await readFilter(visit, typed)
                let (query, problems) = filter.query()
                if !problems.isEmpty { throw Refusal(problems) }
                let list = try await visit.read { try $0.incidents(query) }
                return incidentListPage(frame, filter, list, services: services, problems: [])
            }
            return .page(page.document(visit.frame))
        } orShow: { problems, _ in
            let (filter, services) = try await readFilter(visit, typed)
            return incidentListPage(visit.frame, filter, nil, services: services, problems: problems)
                .document(visit.frame, problems: problems)
        }
    }

    private static func readFilter(
        _ visit: Visit, _ typed: IncidentFilter
    ) async throws -> (IncidentFilter, PickChoices) {
        try await visit.read { (try typed.resolved($0), try PickChoices($0, .service, isShared: true)) }
    }

    private static func incidentListPage(
        _ frame: Frame, _ filter: IncidentFilter, _ list: ListSlice<IncidentSummary>?, services: PickChoices,
        problems: [Refusal.Problem]
    ) -> SharedPage {
        SharedPage(
            title: "Incidents", section: .incidents, wide: true,
            main: """
                <header class="list-header"><h1>Incidents</h1>\
                \(linkButton("Import", to: Paths.newImport, frame, style: .quiet))\(linkButton("Declare", to: Paths.newIncident, frame, style: .primary))</header>
                \(filter.fields(services: services, problems: problems))
                \(list.map { results(frame, filter, $0) })
                """)
    }

    private static func results(_ frame: Frame, _ filter: IncidentFilter, _ list: ListSlice<IncidentSummary>) -> HTML {
        if list.items.isEmpty {
            return filter.isEmpty
                ? emptyState(
                    "There are no incidents yet. An incident needs only a title and a severity; everything else can wait.",
                    frame, action: ("Declare the first incident", Paths.newIncident))
                : emptyState("Nothing matches.", action: ("Clear the filter", Paths.incidents))
        }
        return """
            <p class="count">\(countWords(list, one: "incident", many: "incidents"))</p>
            \(dataTable(
                caption: "Incidents", head: filter.heads, rows: list.items.map { incidentRow($0, frame) }.joined(),
                cssClass: "list", hidesCaption: true))
            \(pagination(list, key: \.key) { filter.link($0) })
            <p class="list-end"><a href="\(Paths.newExport(filteredBy: filter.items()))">Export postmortems</a></p>
            """
    }

    private static func incidentRow(_ incident: IncidentSummary, _ frame: Frame) -> HTML {
        let kind: HTML =
            "\(when: incident.kind != .incident, " \(stateTag(incident.kind))")\(when: incident.isPrivate, " \(privateTag)")"
        return """
            <tr\(attribute: "data-edit", frame.access.link(Paths.incidentEdit(incident.id)))>\
            \(rowHead("\(keyLink(incident.key)) <a class=\"row-title\" href=\"\(Paths.incident(incident.id))\">\(incident.title)</a>\(kind)"))\
            \(cell("Severity", severityMark(incident.severity)))\(cell("State", stateTag(incident.state)))\
            \(cell("Services", HTML(text: incident.services.joined(separator: ", ")), cssClass: "detail"))\
            \(cell("Postmortem", incident.postmortem.map { stateTag($0) } ?? HTML(), cssClass: "detail"))\
            \(cell("Happened", "\(timestamp(incident.happenedAt, frame, relative: false))\(declaredLater(incident, frame))", cssClass: "moment"))\
            \(cell("Noticed after", span(incident.timeToNotice), cssClass: "detail"))\
            \(cell("Duration", span(incident.duration), cssClass: "detail"))</tr>

            """
    }

    private static func span(_ seconds: TimeInterval?) -> HTML {
        seconds.map { HTML(text: $0 == 0 ? "at once" : Elapsed.words($0)) } ?? HTML()
    }

    /// The day on which it was declared, if that was not the day on which it happened.
    private static func declaredLater(_ incident: IncidentSummary, _ frame: Frame) -> HTML? {
        let declared = Day(incident.declaredAt, in: frame.zone)
        if declared == Day(incident.happenedAt, in: frame.zone) { return nil }
        return " <small>declared \(dayText(declared))</small>"
    }
}
