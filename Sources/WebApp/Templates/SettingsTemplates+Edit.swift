import Domain
import HTML
import Storage
import WebServer

extension SettingsTemplates {
    static func edit(_ visit: Visit) async throws -> Response {
        let entry = try await visit.templateEntry()
        var values = TemplateForm(text: entry.text, version: entry.version)
        if let number = visit.query["revision"].flatMap({ Int($0) }), let id = entry.stored?.id {
            let revisions = try await visit.read { try $0.revisions(of: id) }
            values.text = try revisions.first { $0.number == number }?.text.orNotFound() ?? ""
        }
        return .page(editPage(visit.frame, entry, values, preview: nil, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let entry = try await visit.templateEntry()
        let values = TemplateForm(visit.form)
        return try await attempt {
            let template = try values.template(entry.kind, slug: entry.slug)
            if values.wantsPreview {
                return .page(editPage(visit.frame, entry, values, preview: template, problems: []))
            }
            // A copy that was removed comes back as it is saved.
            let before = entry.present ?? entry.file ?? template
            let file = entry.file
            let (id, version) = try await visit.change { change in
                let id = try change.saveTemplate(
                    template, before: before, file: file, from: values.version, hasCompared: values.hasCompared)
                return (id, try change.reading.storedTemplate(id)?.version ?? 0)
            }
            let isSame = version == entry.version
            return .redirect(
                to: Paths.template(entry.kind, entry.slug),
                notice: FlashNotice(
                    isSame
                        ? "Nothing was changed."
                        : "Saved “\(template.name)”. It applies to what is started from now on.",
                    takingBack: isSame ? nil : SavedEdit(subject: .template(id), version: version)))
        } orShow: { problems, version in
            var values = values
            values.version = version ?? values.version
            return editPage(visit.frame, entry, values, preview: nil, problems: problems)
        }
    }

    private static func editPage(
        _ frame: Frame, _ entry: TemplateEntry, _ values: TemplateForm, preview: Template?,
        problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Edit \(entry.name)", section: .settings, problems: problems,
            """
            <p class="back"><a href="\(Paths.template(entry.kind, entry.slug))">\(entry.name)</a></p>
            <h1>Edit the template</h1>
            \(lead(entry.kind))
            \(form(
                Paths.template(entry.kind, entry.slug), frame, draft: "template \(entry.kind.rawValue) \(entry.slug)",
                """
                \(hiddenField("version", String(values.version)))
                \(values.field(entry.kind, problems: problems))
                \(when: entry.isBehind, comparison(entry, values))
                \(formActions("\(submitButton("Save"))<noscript>\(submitButton("Preview", style: .plain, name: "step", value: "preview"))</noscript>"))
                """))
            \(preview.map { SettingsTemplates.previewSection($0) })
            """)
    }

    private static func comparison(_ entry: TemplateEntry, _ values: TemplateForm) -> HTML {
        """
        <p class="caution-note">The file has changed since this text was made from it. \
        <a href="\(Paths.templateFile(entry.kind, entry.slug))">See the file</a></p>
        \(checkbox("has_compared", label: "I have compared it with the file", isOn: values.hasCompared, hint: "The template is then no longer marked."))
        """
    }

    static func lead(_ kind: Template.Kind) -> HTML {
        switch kind {
        case .postmortem:
            """
            <p class="lead">Markdown with front matter: <code>name</code>, <code>summary</code>, <code>kinds</code> and \
            <code>order</code>. Each heading of the second level is a section; <code>(required)</code> behind it makes the \
            section required, <code>(customers)</code> lets customers read it in an export for them. A quotation below the heading is help for the writer.</p>
            """
        case .premortem:
            """
            <p class="lead">Markdown with front matter: <code>name</code>, <code>summary</code>, <code>question</code> and \
            <code>order</code>. Each heading of the second level is a prompt with its help below it. The list below \
            “\(PremortemTemplate.questionsHeading)” is asked about every plan.</p>
            """
        }
    }

    static func previewSection(_ template: Template) -> HTML {
        """
        <section aria-labelledby="preview">
        \(sectionHeading("Preview", id: "preview"))
        \(parts(template))
        </section>
        """
    }
}
