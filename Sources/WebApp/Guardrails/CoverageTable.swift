import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/guardrails/coverage`.
enum CoverageTable {
    /// Shows services as rows and guardrails as columns: where each guardrail is in place, and where it is missing.
    static func show(_ visit: Visit) async throws -> Response {
        let filter = CoverageFilter(visit.query)
        let now = visit.now
        return try await attempt {
            let page = try await visit.shared { _ in
                try await visit.read { reading in
                    let teams = try reading.teams()
                    let (query, problems) = try filter.query(teams) { try reading.service(slug: $0) != nil }
                    if !problems.isEmpty { throw Refusal(problems) }
                    return coveragePage(filter, teams, try reading.coverage(query, at: now), problems: [])
                }
            }
            return .page(page.document(visit.frame))
        } orShow: { problems, _ in
            let teams = try await visit.read { try $0.teams() }
            return coveragePage(filter, teams, nil, problems: problems).document(visit.frame, problems: problems)
        }
    }

    private static func coveragePage(
        _ filter: CoverageFilter, _ teams: [Team], _ coverage: Coverage?, problems: [Refusal.Problem]
    ) -> SharedPage {
        SharedPage(
            title: "Coverage", section: .guardrails, wide: true,
            main: """
                <p class="back"><a href="\(Paths.guardrails)">Guardrails</a></p>
                <h1>Coverage</h1>
                <p class="lead">Where each guardrail is in place, and where it is missing. The guardrails related to the latest incidents come first.</p>
                \(filter.fields(teams, problems: problems))
                \(coverage.map { results($0, filter) })
                """)
    }

    private static func results(_ coverage: Coverage, _ filter: CoverageFilter) -> HTML {
        if coverage.services.isEmpty {
            return filter.isEmpty
                ? emptyState(
                    "No guardrail is related to a service yet. A guardrail matters to the services that it protects and to those affected by its incidents.",
                    action: ("Go to the register", Paths.guardrails))
                : emptyState("Nothing matches.", action: ("Clear the filter", Paths.coverage))
        }
        let page = max(1, Int(filter.page) ?? 1)
        let columns = max(1, Int(filter.columns) ?? 1)
        return """
            \(CoverageTable.symbols())
            \(CoverageTable.legend())
            \(columnLinks(columns, coverage, filter))
            <div class="coverage"><table>
            <caption class="visually-hidden">Services and the guardrails that matter to them</caption>
            <thead><tr><th scope="col">Service</th><th scope="col" class="gaps">Missing</th>\(each: coverage.guardrails, { columnHead($0.guardrail) })</tr></thead>
            <tbody>
            \(each: coverage.services, { row($0, coverage, filter) })
            </tbody>
            <tfoot><tr><th scope="row">Missing in</th><td class="gaps">\(coverage.guardrails.map(\.gaps).reduce(0, +))</td>\(each: coverage.guardrails, { "<td class=\"gaps\">\($0.gaps)</td>" })</tr></tfoot>
            </table></div>
            \(pagination(page: page, pageCount: coverage.servicePages) { filter.link(page: $0) })
            """
    }

    private static func columnHead(_ guardrail: GuardrailSummary) -> HTML {
        """
        <th scope="col" class="across"><a href="\(Paths.guardrail(guardrail.id))"><span class="key">\(guardrail.key.description)</span> \(guardrail.name)</a></th>
        """
    }

    private static func row(_ row: Coverage.Row, _ coverage: Coverage, _ filter: CoverageFilter) -> HTML {
        var cells = HTML()
        for (guardrail, mark) in zip(coverage.guardrails, row.cells) {
            guard let mark else {
                cells += "<td></td>"
                continue
            }
            let link = Paths.coverageCell(guardrail.guardrail.id, row.service.id)
            cells += "<td><a href=\"\(link)\" aria-label=\"\(mark.label)\">\(CoverageTable.mark(mark))</a></td>"
        }
        return """
            <tr><th scope="row"><a href="\(filter.link(columns: 1, page: 1, service: row.service.slug))">\(row.service.name)</a></th><td class="gaps">\(row.gaps)</td>\(cells)</tr>

            """
    }

    /// Links to further guardrails.
    private static func columnLinks(_ columns: Int, _ coverage: Coverage, _ filter: CoverageFilter) -> HTML? {
        if columns == 1 && !coverage.hasMoreGuardrails { return nil }
        let previous: HTML? =
            columns > 1
            ? "<a rel=\"prev\" href=\"\(filter.link(columns: columns - 1, page: 1))\">Previous guardrails</a>" : nil
        let next: HTML? =
            coverage.hasMoreGuardrails
            ? "<a rel=\"next\" href=\"\(filter.link(columns: columns + 1, page: 1))\">More guardrails</a>" : nil
        return """
            <nav class="pagination across" aria-label="Guardrails">\(previous)<span>Guardrails \((columns - 1) * CoverageQuery.guardrailsAcross + 1)–\((columns - 1) * CoverageQuery.guardrailsAcross + coverage.guardrails.count)</span>\(next)</nav>
            """
    }
}
