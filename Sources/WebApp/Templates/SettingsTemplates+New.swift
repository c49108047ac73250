import Domain
import HTML
import Storage
import WebServer

extension SettingsTemplates {
    /// The form for a copy of a template.
    static func new(_ visit: Visit) async throws -> Response {
        let kind = try visit.templateKind()
        let entry = try await visit.templateEntries(kind).first { $0.slug == visit.query["from"] }.orNotFound()
        let values = TemplateForm(text: TemplateForm.renamed(entry.text, to: "Copy of \(entry.name)"), version: 0)
        return .page(newPage(visit.frame, kind, values, preview: nil, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let kind = try visit.templateKind()
        let values = TemplateForm(visit.form)
        let files = visit.app.templateFiles(kind)
        return try await attempt {
            // The name is in the text, and the address is made from the name.
            let slug = Slug.make(from: try values.template(kind, slug: "new").name)
            if slug.isEmpty || slug.utf8.count > 100 || slug == "new" {
                throw Refusal(field: "text", "Give the template a name that is made of letters or digits.")
            }
            let template = try values.template(kind, slug: slug)
            if values.wantsPreview {
                return .page(newPage(visit.frame, kind, values, preview: template, problems: []))
            }
            let (id, version) = try await visit.change { change in
                let id = try change.saveTemplate(
                    template, before: nil, file: files.first { $0.slug == slug }, from: 0)
                return (id, try change.reading.storedTemplate(id)?.version ?? 1)
            }
            return .redirect(
                to: Paths.template(kind, slug),
                notice: FlashNotice(
                    "Added “\(template.name)”.", takingBack: SavedEdit(subject: .template(id), version: version)))
        } orShow: { problems, _ in
            newPage(visit.frame, kind, values, preview: nil, problems: problems)
        }
    }

    private static func newPage(
        _ frame: Frame, _ kind: Template.Kind, _ values: TemplateForm, preview: Template?, problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Copy a template", section: .settings, problems: problems,
            """
            <p class="back"><a href="\(Paths.templates)">Templates</a></p>
            <h1>Copy a template</h1>
            \(lead(kind))
            \(form(
                Paths.templates(kind), frame, draft: "template \(kind.rawValue)",
                """
                \(values.field(kind, problems: problems))
                \(formActions("\(submitButton("Add the template"))<noscript>\(submitButton("Preview", style: .plain, name: "step", value: "preview"))</noscript>"))
                """))
            \(preview.map { SettingsTemplates.previewSection($0) })
            """)
    }
}
