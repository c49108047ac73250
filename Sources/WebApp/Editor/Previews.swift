import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/preview`.
enum Previews {
    /// Shows a text as the published page will show it, without saving anything. The editor uses the contents of `main`
    /// from the answer.
    static func show(_ visit: Visit) async throws -> Response {
        let text = try Text.paragraphs(visit.form["text"] ?? "", field: "text", called: "the text")
        let body: HTML =
            text.isEmpty ? "<p class=\"quiet\">Nothing to preview yet.</p>" : try await previewBody(visit, text)
        return .page(
            """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Preview</title></head>
            <body><main>
            \(body)
            </main></body>
            </html>
            """)
    }

    private static func previewBody(_ visit: Visit, _ text: String) async throws -> HTML {
        if let kind = visit.form["template"].flatMap(Template.Kind.init(rawValue:)) {
            do throws(Refusal) {
                return SettingsTemplates.parts(try Template(kind, slug: "preview", text: text))
            } catch {
                return "<p class=\"caution-note\">\(error.words)</p>"
            }
        }
        guard let slug = visit.form["section"], !slug.isEmpty else { return prose(text, anchors: "preview-") }
        guard let key = visit.form["incident"].flatMap({ Key($0) }), key.prefix == .incident else {
            throw Obstacle.notFound
        }
        let dossier = try await visit.read { try $0.postmortemDossier(ID(key.number), .present).orNotFound() }
        let section = try dossier.document.sections.first { $0.slug == slug }.orNotFound()
        return PostmortemSections.preview(section, text, dossier, visit.frame)
    }
}
