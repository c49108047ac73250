import Domain
import HTML
import Storage
import WebServer

extension CatalogueEntries {
    /// Shows one safeguard: what it stops, how it is proven and bypassed, related entries, and the guardrails made from
    /// it.
    static func show(_ visit: Visit) async throws -> Response {
        let catalogue = visit.app.catalogue
        let entry = try visit.parameters["entry"].flatMap { catalogue[$0] }.orNotFound()
        let made = try await visit.read { try $0.guardrails(madeFrom: entry.slug) }
        return .page(entryPage(visit.frame, entry, catalogue, made))
    }

    private static func entryPage(
        _ frame: Frame, _ entry: CatalogueEntry, _ catalogue: Catalogue, _ made: [GuardrailSummary]
    ) -> HTML {
        let often = entry.proofEveryDays.map { ", every \($0) days" } ?? ""
        return page(
            frame, title: entry.name, section: .guardrails,
            """
            <p class="back"><a href="\(Paths.catalogue)">Catalogue</a></p>
            <header class="record-header">
            \(glyph(entry.strength.grade, size: .large))
            <p class="record-key">\(tag(entry.kind.label))</p>
            <h1>\(entry.name)</h1>
            <div class="record-marks"><span>\(entry.strength.grade.label): \(entry.strength.label.lowercased())</span> \
            <span>\(entry.position.label)</span></div>
            <p>\(stops(entry))</p>
            <div class="record-actions">\
            \(linkButton("Make a guardrail from it", to: Paths.newGuardrail(from: entry.slug), frame, style: .primary))</div>
            </header>
            <section aria-labelledby="proof">
            \(sectionHeading("How to prove it", id: "proof"))
            <p class="record-facts">By a \(entry.proofMethod.label.lowercased())\(often).</p>
            \(prose(entry.proof, anchors: "proof-"))
            </section>
            <section aria-labelledby="bypass">
            \(sectionHeading("How it can be bypassed", id: "bypass"))
            \(prose(entry.bypass, anchors: "bypass-"))
            </section>
            \(relative("A stronger relative", id: "stronger", entry.strongerRelative, entry.stronger.flatMap { catalogue[$0] }))
            \(relative("A weaker relative", id: "weaker", entry.weakerRelative, entry.weaker.flatMap { catalogue[$0] }))
            \(failures(entry.failures))
            \(reports(entry.reports))
            <section aria-labelledby="made">
            \(sectionHeading("Guardrails made from it", id: "made"))
            \(made.isEmpty
                ? "<p class=\"quiet\">Nobody has made a guardrail from it yet.</p>"
                : "<ul class=\"guardrail-list\">\(each: made, { "<li>\(guardrailLine($0, frame))</li>\n" })</ul>")
            </section>
            """)
    }
}
