import Domain
import HTML
import Storage
import WebServer

extension SettingsTemplates {
    /// Shows a template as its users see it, its text, and its history.
    static func show(_ visit: Visit) async throws -> Response {
        let entry = try await visit.templateEntry()
        let (revisions, history) = try await visit.read { reading in
            guard let id = entry.stored?.id else { return ([TemplateRevision](), [AuditEntry]()) }
            return (try reading.revisions(of: id), try reading.history(of: id))
        }
        let frame = visit.frame
        return .page(
            page(
                frame, title: entry.name, section: .settings,
                """
                <p class="back"><a href="\(Paths.templates)">Templates</a></p>
                <header class="record-header">
                <p class="record-key">\(entry.kind.label) template \(mark(entry))</p>
                <h1>\(entry.name)</h1>
                \(when: visit.asker.isAdministrator, actions(entry, frame))
                </header>
                \(notes(entry))
                \(entry.present.map { parts($0) })
                \(when: !entry.text.isEmpty, disclosure("Markdown", "<pre class=\"template-source\" tabindex=\"0\">\(entry.text)</pre>"))
                \(when: !entry.text.isEmpty, "<p><a href=\"\(Paths.templateMarkdown(entry.kind, entry.slug))\">Download as Markdown</a></p>")
                <section aria-labelledby="history">
                \(sectionHeading("History", id: "history"))
                \(earlier(entry, revisions, visit))
                \(AuditEntries.history(history, frame))
                </section>
                """))
    }

    private static func actions(_ entry: TemplateEntry, _ frame: Frame) -> HTML {
        let reset = entry.file == nil ? "Remove" : "Reset to the file"
        return """
            <div class="record-actions">\
            \(when: !entry.text.isEmpty, linkButton("Edit", to: Paths.templateEdit(entry.kind, entry.slug), frame, style: .primary, key: "e"))\
            \(when: entry.present != nil, linkButton("Copy", to: Paths.newTemplate(entry.kind, from: entry.slug), frame))\
            \(when: entry.isOwn, postButton(
                reset, to: Paths.templateReset(entry.kind, entry.slug), frame, style: .quiet,
                fields: [("version", String(entry.version))]))</div>
            """
    }

    private static func notes(_ entry: TemplateEntry) -> HTML {
        """
        \(entry.problem.map { problem in
            """
            <p class="caution-note">The text in the settings cannot be used\(when: entry.file != nil, ", so the file counts"): \(problem)</p>
            """ as HTML
        })
        \(when: entry.isBehind, """
            <p class="caution-note">The file has changed since this text was made from it. \
            <a href="\(Paths.templateFile(entry.kind, entry.slug))">See the file</a></p>
            """)
        \(when: entry.present == nil && entry.problem == nil, """
            <p class="caution-note">This template was removed. To use it again, edit one of its earlier texts and save it.</p>
            """)
        """
    }

    /// The parts of a template as people who start from it see them.
    static func parts(_ template: Template) -> HTML {
        let sections: [(title: String, mark: HTML?, help: String, text: String)] =
            switch template {
            case .postmortem(let template):
                template.sections.map { section in
                    (section.title, marks(section), section.help, section.starter)
                }
            case .premortem(let template):
                template.script.prompts.map { ($0.title, nil, "", $0.help) } + [
                    (
                        PremortemTemplate.questionsHeading, nil, "",
                        template.script.reviewQuestions.map { "- \($0)" }.joined(separator: "\n")
                    )
                ]
            }
        return """
            <p class="lead">\(template.summary)</p>
            <p class="record-facts">\(facts(template))</p>
            \(each: sections, { section in
                """
                <section class="template-part">
                <h2>\(section.title) \(section.mark)</h2>
                \(when: !section.help.isEmpty, "<div class=\"template-help\"><p class=\"hint\">Help for the writer</p>\(prose(section.help, anchors: "help-\(Slug.make(from: section.title))-"))</div>")
                \(prose(section.text, anchors: "text-\(Slug.make(from: section.title))-"))
                </section>

                """
            })
            """
    }

    private static func marks(_ section: PostmortemTemplate.Section) -> HTML {
        "\(when: section.isRequired, tag("Required")) \(when: section.isForCustomers, tag("For customers", tone: .quiet))"
    }

    private static func facts(_ template: Template) -> String {
        switch template {
        case .postmortem(let template):
            "For \(listed(template.kinds.map { $0.label.lowercased() })). \(template.sections.count) sections. Number \(template.order) in the list."
        case .premortem(let template):
            "\(template.script.question) In place \(template.order) of the list."
        }
    }

    private static func earlier(_ entry: TemplateEntry, _ revisions: [TemplateRevision], _ visit: Visit) -> HTML {
        let older = revisions.filter { $0.number != entry.version || $0.text == nil }
        let isEditable = visit.asker.isAdministrator
        if older.isEmpty { return HTML() }
        return disclosure(
            "Earlier texts",
            """
            <ul class="rows">
            \(each: older, { revision in
                """
                <li>\(String(revision.number)) \(timestamp(revision.at, visit.frame)) \(revision.by) \
                \(revision.text == nil ? "<span class=\"quiet\">as in the file</span>" as HTML : HTML())\
                \(when: isEditable && revision.text != nil, "<a href=\"\(Paths.templateEdit(entry.kind, entry.slug, from: revision.number))\">Edit this text</a>")</li>

                """
            })
            </ul>
            """)
    }
}
