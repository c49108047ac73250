import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/postmortem/sections/:section`.
enum PostmortemSections {
    /// The page for writing one section without scripts.
    static func edit(_ visit: Visit) async throws -> Response {
        let (dossier, section) = try await visit.writtenSection()
        let values = SectionForm(section, client: visit.request.id)
        return .page(try await visit.sectionPage(dossier, section, values, problems: []))
    }

    /// Saves a text in a section, from a form, a page that saves automatically, an old draft or a program. The text is
    /// merged with what others have written since, so it is never refused for being late.
    static func update(_ visit: Visit) async throws -> Response {
        let (dossier, section) = try await visit.writtenSection()
        var values = SectionForm(visit.form, client: visit.request.id)
        if values.action == .preview {
            return .page(try await visit.sectionPage(dossier, section, values, problems: []))
        }
        do {
            if values.action == .restore {
                let earlier = values.restored
                values.text = try await visit.read { try $0.text(of: section.id, at: earlier) }.orNotFound()
            }
            let submission = values.submission
            let answer = try await visit.change { try $0.submit(section.id, submission) }
            if visit.wantsJSON { return try await visit.sectionAnswer(answer, section, in: dossier.id) }
            return .redirect(
                to: Paths.postmortemEdit(dossier.id, at: section.slug),
                notice: FlashNotice(
                    answer.isMerged
                        ? "Saved “\(section.title)”, together with what somebody else wrote in the meantime."
                        : "Saved “\(section.title)”."))
        } catch let refusal as Refusal {
            if visit.wantsJSON { return try visit.refusedAnswer(refusal) }
            return .page(
                try await visit.sectionPage(dossier, section, values, problems: refusal.problems),
                status: .unprocessableContent)
        }
    }

    fileprivate static func sectionPage(
        _ frame: Frame, _ dossier: PostmortemDossier, _ section: PostmortemSection, _ values: SectionForm,
        wording: HTML,
        problems: [Refusal.Problem]
    ) -> HTML {
        let id = dossier.id
        return page(
            frame, title: "\(section.title), \(id.key)", section: .incidents, problems: problems, wide: true,
            scripts: ["js/wording.js"],
            """
            <p class="back"><a href="\(Paths.postmortemEdit(id, at: section.slug))">Postmortem of \(id.key.description)</a></p>
            <h1>\(section.title)</h1>
            <section class="writing-section" id="section-\(section.slug)" data-section="\(section.slug)" aria-label="\(section.title)">
            <div>
            \(PostmortemSections.textForm(
                section, values, of: id, draft: "\(id.key) postmortem \(section.slug)",
                hint: "You can use Markdown. Keys such as INC-12 become links.",
                problems: problems, frame))
            \(insertable(section, values.text))
            <p class="quiet"><a href="\(Paths.images(id))">Images of \(id.key.description)</a></p>
            </div>
            <aside class="writing-help" aria-label="Help for “\(section.title)”">
            \(Postmortems.help(section))\(wording)\(SectionAudiences.field(section, of: id, frame))
            </aside>
            </section>
            \(when: values.action == .preview, unsavedPreview(section, values.text, dossier, frame))
            """)
    }

    /// How a section would be shown with a text that was typed and not saved. The page opens at it.
    static func unsavedPreview(
        _ section: PostmortemSection, _ text: String, _ dossier: PostmortemDossier, _ frame: Frame
    ) -> HTML {
        """
        <section class="section-preview" aria-labelledby="preview" tabindex="-1" autofocus>
        \(sectionHeading("Preview", id: "preview"))
        <p class="quiet">Not saved yet.</p>
        \(PostmortemSections.preview(section, text, dossier, frame))
        </section>
        """
    }
}

extension Visit {
    /// The section in the address.
    func writtenSection() async throws -> (dossier: PostmortemDossier, section: PostmortemSection) {
        let dossier = try await writtenPostmortem()
        let slug = parameters["section"]
        return (dossier, try dossier.document.sections.first { $0.slug == slug }.orNotFound())
    }
}

extension Visit {
    fileprivate func sectionPage(
        _ dossier: PostmortemDossier, _ section: PostmortemSection, _ values: SectionForm, problems: [Refusal.Problem]
    ) async throws -> HTML {
        let place = WordingPlace.section(section.id)
        let hints = try await hints(for: values.text, at: place)
        return PostmortemSections.sectionPage(
            frame, dossier, section, values, wording: WordingHints.list(hints, at: place, fields: ["text"]),
            problems: problems)
    }
}
