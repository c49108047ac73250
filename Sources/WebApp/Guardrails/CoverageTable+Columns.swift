import Domain
import HTML
import Storage

extension CoverageTable {
    static func columnHead(_ guardrail: GuardrailSummary) -> HTML {
        """
        <th scope="col" class="across"><a href="\(Paths.guardrail(guardrail.id))">\
        <span class="key">\(guardrail.key.description)</span> \(guardrail.name)</a></th>
        """
    }

    /// Links to further guardrails.
    static func columnLinks(_ columns: Int, _ coverage: Coverage, _ filter: CoverageFilter) -> HTML? {
        if columns == 1 && !coverage.hasMoreGuardrails { return nil }
        let previous: HTML? =
            columns > 1
            ? "<a rel=\"prev\" href=\"\(filter.link(columns: columns - 1, page: 1))\">Previous guardrails</a>" : nil
        let next: HTML? =
            coverage.hasMoreGuardrails
            ? "<a rel=\"next\" href=\"\(filter.link(columns: columns + 1, page: 1))\">More guardrails</a>" : nil
        let before = (columns - 1) * CoverageQuery.guardrailsAcross
        return """
            <nav class="pagination across" aria-label="Guardrails">\(previous)\
            <span>Guardrails \(before + 1)–\(before + coverage.guardrails.count)</span>\(next)</nav>
            """
    }
}
