import Domain
import HTML
import Storage

extension CoverageTable {
    static func results(_ coverage: Coverage, _ filter: CoverageFilter) -> HTML {
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
            \(when: columns > 1 || coverage.hasMoreGuardrails, """
                <p class="quiet">The column Missing counts every guardrail that the filter leaves, \
                also those that are not shown.</p>
                """)
            <div class="coverage"><table>
            <caption class="visually-hidden">Services and the guardrails that matter to them</caption>
            <thead><tr><th scope="col">Service</th><th scope="col" class="gaps">Missing</th>\
            \(each: coverage.guardrails, { columnHead($0.guardrail) })</tr></thead>
            <tbody>
            \(each: coverage.services, { row($0, coverage, filter) })
            </tbody>
            <tfoot><tr><th scope="row">Missing in</th>\
            <td class="gaps"></td>\
            \(each: coverage.guardrails, { "<td class=\"gaps\">\($0.gaps)</td>" })</tr></tfoot>
            </table></div>
            \(pagination(page: page, pageCount: coverage.servicePages) { filter.link(page: $0) })
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
            <tr><th scope="row">\
            <a href="\(filter.link(columns: 1, page: 1, service: row.service.slug))">\(row.service.name)</a></th>\
            <td class="gaps">\(row.gaps)</td>\(cells)</tr>

            """
    }
}
