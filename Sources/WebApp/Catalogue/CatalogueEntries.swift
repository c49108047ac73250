import Domain
import HTML
import WebServer

/// Pages and actions at `/guardrails/catalogue`.
enum CatalogueEntries {
    /// Lists every safeguard of the catalogue, strongest first.
    static func list(_ visit: Visit) async throws -> Response {
        let entries = visit.app.catalogue.entries
        return .page(
            page(
                visit.frame, title: "Catalogue of guardrails", section: .guardrails,
                """
                <p class="back"><a href="\(Paths.guardrails)">Guardrails</a></p>
                <h1>Catalogue</h1>
                <p class="lead">Safeguards that incidents ask for again and again: \
                what each one stops, how it is proven and how it can be bypassed. \
                The less a safeguard relies on people being perfect, the higher it is in the list.</p>
                \(entries.isEmpty ? emptyState("The catalogue is empty. Its files are in Templates/guardrails.") : HTML())
                \(each: Strength.Grade.allCases, { grade in section(grade, entries.filter { $0.strength.grade == grade }) })
                """))
    }

    private static func section(_ grade: Strength.Grade, _ entries: [CatalogueEntry]) -> HTML {
        if entries.isEmpty { return HTML() }
        return """
            <section aria-labelledby="\(grade.rawValue)">
            \(sectionHeading(grade.label, id: grade.rawValue))
            <ul class="rows catalogue">
            \(each: entries, { "<li>\(CatalogueEntries.line($0))<p>\(CatalogueEntries.stops($0))</p></li>\n" })
            </ul>
            </section>

            """
    }

    /// The failure that it stops.
    static func stops(_ entry: CatalogueEntry) -> HTML { "<span class=\"quiet-text\">Stops:</span> \(entry.stops)" }

    /// One entry of the catalogue: its glyph, its name, and how it works.
    static func line(_ entry: CatalogueEntry) -> HTML {
        """
        <span class="guardrail-line">\(glyph(entry.strength.grade)) <a href="\(Paths.catalogueEntry(entry.slug))">\(entry.name)</a> \
        <span class="small-text quiet-text">\(entry.strength.label), \(entry.position.label.lowercased())</span></span>
        """
    }
}
