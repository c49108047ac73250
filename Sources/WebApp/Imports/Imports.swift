import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/imports`.
enum Imports {
    /// Lists the imports that were made.
    static func list(_ visit: Visit) async throws -> Response {
        let imports = try await visit.read { try $0.imports(atMost: 100) }
        let frame = visit.frame
        return .page(
            page(
                frame, title: "Imports", section: .incidents,
                """
                <p class="back"><a href="\(Paths.incidents)">Incidents</a></p>
                <header class="list-header"><h1>Imports</h1>\(linkButton("Import", to: Paths.newImport, frame, style: .primary))</header>
                <p class="lead">Postmortems that came in from files. An import can be undone as a whole.</p>
                \(when: imports.isEmpty, "<p class=\"quiet\">Nothing has been imported yet.</p>")
                \(when: !imports.isEmpty, "<ul class=\"rows\">\n\(each: imports, { row($0, frame) })</ul>")
                """))
    }

    private static func row(_ made: Import, _ frame: Frame) -> HTML {
        """
        <li><a href="\(Paths.madeImport(made.id))">\(sentence(made))</a> \
        \(when: made.undoneAt != nil, tag("Undone", tone: .quiet))<br>\
        <small>\(when: !made.source.isEmpty, "\(shortened(made.source)), ")\(timestamp(made.madeAt, frame)) by \
        \(made.madeBy.isEmpty ? "Handrail" : made.madeBy)</small></li>

        """
    }

    private static func sentence(_ made: Import) -> String {
        let parts = [
            made.created > 0 ? "\(Import.documents(made.created)) imported" : nil,
            made.updated > 0 ? "\(made.updated) updated" : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    private static func shortened(_ text: String) -> String {
        text.count > 100 ? text.prefix(99) + "\u{2026}" : text
    }

    /// Shows what an import brought, and which incidents an undo leaves as they are.
    static func show(_ visit: Visit) async throws -> Response {
        let id: ID<Import> = try visit.id("import")
        let dossier = try await visit.read { try $0.importDossier(id).orNotFound() }
        let frame = visit.frame
        let made = dossier.madeImport
        return .page(
            page(
                frame, title: "Import \(id)", section: .incidents,
                """
                <p class="back"><a href="\(Paths.imports)">Imports</a></p>
                <header class="record-header">
                <h1>\(sentence(made))</h1>
                <p class="record-facts">By \(made.madeBy.isEmpty ? "Handrail" : made.madeBy), \(timestamp(made.madeAt, frame))\
                \(when: !made.source.isEmpty, ", from \(shortened(made.source))")</p>
                <div class="record-actions">\
                \(when: made.undoneAt == nil, postButton("Undo all of it", to: Paths.importReversal(id), frame))\
                \(made.undoneAt.map { "<p>Undone \(timestamp($0, frame))</p>" })</div>
                </header>
                <ul class="rows">
                \(each: dossier.incidents, { row($0, isUndone: made.undoneAt != nil) })</ul>
                """))
    }

    private static func row(_ incident: ImportedIncident, isUndone: Bool) -> HTML {
        let title: HTML =
            incident.isInBin
            ? "<b>\(incident.id.key.description)</b> \(incident.title) \(tag("In the bin", tone: .quiet))"
            : "\(keyLink(incident.id.key)) <a href=\"\(Paths.incident(incident.id))\">\(incident.title)</a>"
        return """
            <li>\(title) \(when: incident.isUpdate, tag("Updated", tone: .quiet))\
            \(incident.isInBin ? nil : incident.obstacle.map { "<br><small>\($0)</small>" })</li>

            """
    }
}

/// Pages and actions at `/imports/:import/reversal`.
enum ImportReversals {
    /// Moves what an import brought to the bin; incidents that were changed since stay, with a sentence for each.
    static func create(_ visit: Visit) async throws -> Response {
        let id: ID<Import> = try visit.id("import")
        _ = try await visit.read { try $0.importDossier(id).orNotFound() }
        let undo = try await visit.change { try $0.undoImport(id) }
        let sentence = "Moved \(undo.undone) incident\(undo.undone == 1 ? "" : "s") to the bin."
        let kept =
            undo.kept.isEmpty ? "" : " \(undo.kept.count) stay\(undo.kept.count == 1 ? "s" : "") as described below."
        return .redirect(to: Paths.madeImport(id), notice: FlashNotice(sentence + kept))
    }
}
