import Domain
import HTML
import Storage
import WebServer

/// The page and the download at `/exports`.
enum ExportArchives {
    /// The page for choosing postmortems, and how to export them.
    static func new(_ visit: Visit) async throws -> Response {
        let typed = Typed(visit.query)
        return .page(try await page(visit, typed, problems: []))
    }

    /// The chosen postmortems as a zip archive, which is made while it is sent.
    static func show(_ visit: Visit) async throws -> Response {
        let typed = Typed(visit.query)
        return try await attempt {
            let filter = try await visit.read { try typed.filter.resolved($0) }
            let (query, problems) = filter.query()
            if !problems.isEmpty { throw Refusal(problems) }
            let run = try await ExportRun(
                typed.form.selection(query), typed.form.format, for: typed.form.audience,
                withDrafts: typed.form.withDrafts,
                withRecords: typed.form.withRecords, baseURL: visit.app.settings.baseURL, store: visit.app.store,
                as: visit.asker)
            if let key = run.missing.first {
                throw Refusal(
                    run.audience == .customers
                        ? "\(key) has no published section that is marked for customers. Tick others."
                        : "\(key) does not exist, or has no postmortem. Load the page again, and tick others.")
            }
            if run.postmortems.isEmpty {
                throw Refusal(
                    run.audience == .customers
                        ? "No published postmortem here has a section that is marked for customers."
                        : "There is no postmortem to export with these filters.")
            }
            let seat = try visit.app.exportSeats.take(for: visit.asker.personID)
            var files = run.files(visit.app.store, as: visit.asker)
            if run.audience == .customers {
                let preview = try await CustomerPreview(run, visit)
                if preview.digest != typed.form.read {
                    return .page(preview.page(visit.frame, filter, typed.form))
                }
                files.customerPages = preview.pagesByIncident
            }
            try await visit.change { change in
                try change.recordExport(of: run.postmortems.map(\.incidentID), as: run.format, for: run.audience)
            }
            var response = Response.stream(
                ExportArchive(files: files, seat: seat, isStillAllowed: visit.sessionCheck), type: "application/zip")
            response.offerDownload(as: "postmortems-\(typed.form.format.rawValue).zip")
            return response
        } orShow: { problems, _ in
            try await page(visit, typed, problems: problems)
        }
    }

    private struct Typed: Sendable {
        let filter: IncidentFilter
        let form: ExportForm

        init(_ query: Form) {
            let others = query.fields.filter { !ExportForm.names.contains($0.name) }
            filter = IncidentFilter(Form(fields: others)) { Paths.newExport(filteredBy: $0) }
            form = ExportForm(query)
        }
    }

    private static func page(
        _ visit: Visit, _ typed: Typed, problems: [Refusal.Problem]
    ) async throws -> HTML {
        let (filter, services) = try await visit.read {
            (try typed.filter.resolved($0), try PickChoices($0, .service, isShared: false))
        }
        let (query, filterProblems) = filter.query()
        let list =
            filterProblems.isEmpty
            ? try await visit.read { try $0.exportablePostmortems(query, withDrafts: true) } : nil
        let all = problems.isEmpty ? filterProblems : problems
        return WebApp.page(
            visit.frame, title: "Export postmortems", section: .incidents, problems: all, wide: true,
            scripts: ["js/selection.js"],
            """
            <p class="back"><a href="\(Paths.incidents)">Incidents</a></p>
            <h1>Export postmortems</h1>
            <p class="lead">As files for a wiki or another program: a page for each postmortem, their images, an index, and links between them.</p>
            \(filter.fields(services: services, problems: all))
            \(list.map { results($0, filter, typed.form, problems: all) })
            """)
    }

    private static func results(
        _ list: ListSlice<ExportablePostmortem>, _ filter: IncidentFilter, _ form: ExportForm,
        problems: [Refusal.Problem]
    ) -> HTML {
        if list.items.isEmpty {
            return filter.isEmpty
                ? emptyState("There are no postmortems yet.", action: ("Incidents", Paths.incidents))
                : emptyState("Nothing matches.", action: ("Clear the filter", Paths.newExport))
        }
        let ticked = Set(form.ticked)
        return """
            <form class="selection" action="\(Paths.exports)" method="get" data-selection>
            \(filter.items().filter { !$0.value.isEmpty }.map { hiddenField($0.name, $0.value) }.joined())
            <p class="count">\(countWords(list, one: "postmortem", many: "postmortems"))</p>
            \(dataTable(
                caption: "Postmortems", head: heads, rows: list.items.map { row($0, ticked) }.joined(),
                cssClass: "list", hidesCaption: true))
            \(pagination(list, key: \.key) { filter.link($0) })
            \(form.fields(countWords(list, one: "postmortem", many: "postmortems"), problems: problems))
            </form>
            """
    }

    private static let heads: HTML = """
        <td class="select"></td>\(headCell("Postmortem", .title))\(headCell("Severity", .severity))\
        \(headCell("State", .state))\(headCell("Declared", .day))
        """

    private static func row(_ entry: ExportablePostmortem, _ ticked: Set<Key>) -> HTML {
        let key = entry.key.description
        return """
            <tr>\(cell("", "<input type=\"checkbox\" name=\"incident\" value=\"\(key)\" aria-label=\"Select \(key)\"\(flag: "checked", ticked.contains(entry.key))>", cssClass: "select"))\
            \(rowHead("\(keyLink(entry.key)) <a class=\"row-title\" href=\"\(Paths.postmortem(entry.incidentID))\">\(entry.title)</a>"))\
            \(cell("Severity", severityMark(entry.severity)))\(cell("State", stateTag(entry.state)))\
            \(cell("Declared", dayText(CivilTime(utc: entry.declaredAt).day)))</tr>

            """
    }
}
