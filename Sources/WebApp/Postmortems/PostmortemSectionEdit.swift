import Domain
import HTML
import Storage
import WebServer

/// One section, written in a form that needs no script.
func postmortemSectionEdit(_ visit: Visit) async throws -> Response {
    let (dossier, section) = try await visit.writtenSection()
    return .page(try await visit.sectionPage(dossier, section, SectionForm(section), problems: []))
}

func postmortemSectionUpdate(_ visit: Visit) async throws -> Response {
    let (dossier, section) = try await visit.writtenSection()
    var values = SectionForm(visit.form)
    if values.action == .preview {
        return .page(try await visit.sectionPage(dossier, section, values, problems: []))
    }
    do {
        return try await attempt { [values] in
            let text = try await values.text(of: section, visit)
            try await visit.change { try $0.saveSection(section.id, text: text, from: values.revision) }
            return .redirect(
                to: Paths.postmortemEdit(dossier.id).anchored("section-\(section.slug)"),
                notice: FlashNotice("“\(section.title)” is saved."))
        } orShow: { [values] problems, _ in
            try await visit.sectionPage(dossier, section, values, problems: problems)
        }
    } catch let conflict as SectionConflict {
        values.text = conflict.submitted
        values.revision = conflict.current.revision
        values.theirs = conflict.current.text
        let problem = Refusal.Problem(
            field: "text",
            "Somebody else saved this section while you were writing. Nothing is lost: bring the two texts together below, then save."
        )
        return .page(
            try await visit.sectionPage(dossier, conflict.current, values, problems: [problem]), status: .conflict)
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

/// What the form of a section holds, as it was typed.
struct SectionForm: Sendable {
    enum Action: String, Sendable {
        case save, preview
        /// An earlier text becomes the newest.
        case restore
    }

    var text: String
    /// The revision it was written from.
    var revision: Int
    var action = Action.save
    var restored = 0
    /// What somebody else saved in the meantime.
    var theirs: String?

    init(_ section: PostmortemSection) {
        text = section.text
        revision = section.revision
    }

    init(_ form: Form) {
        text = form["text"] ?? ""
        revision = form["revision"].flatMap { Int($0) } ?? 0
        action = form["action"].flatMap(Action.init(rawValue:)) ?? .save
        restored = form["restored"].flatMap { Int($0) } ?? 0
    }

    /// The text to save: what was typed, or the earlier one that was asked for.
    func text(of section: PostmortemSection, _ visit: Visit) async throws -> String {
        switch action {
        case .save, .preview: return text
        case .restore:
            let revisions = try await visit.read { try $0.revisions(of: section.id) }
            guard let earlier = revisions.first(where: { $0.revision == restored }) else {
                throw Refusal("There is no such earlier text.")
            }
            return earlier.text
        }
    }
}

extension Visit {
    fileprivate func sectionPage(
        _ dossier: PostmortemDossier, _ section: PostmortemSection, _ values: SectionForm, problems: [Refusal.Problem]
    ) async throws -> HTML {
        let place = WordingPlace.section(section.id)
        let hints = try await wordingHints(for: values.text, at: place)
        return WebApp.sectionPage(
            frame, dossier, section, values, wording: WebApp.wordingHints(hints, at: place, field: "text"),
            problems: problems)
    }
}

private func sectionPage(
    _ frame: Frame, _ dossier: PostmortemDossier, _ section: PostmortemSection, _ values: SectionForm, wording: HTML,
    problems: [Refusal.Problem]
) -> HTML {
    let id = dossier.id
    return page(
        frame, title: "\(section.title), \(id.key)", section: .incidents, problems: problems, wide: true,
        scripts: ["js/wording.js"],
        """
        <p class="back"><a href="\(Paths.postmortemEdit(id).anchored("section-\(section.slug)"))">Postmortem of \(id.key.description)</a></p>
        <h1>\(section.title)</h1>
        <div class="writing-section">
        \(draftForm(
            Paths.postmortemSection(section.slug, of: id), frame, draft: "\(id.key) postmortem \(section.slug)",
            """
            \(hiddenField("revision", String(values.revision)))
            \(textArea("text", label: "Text", value: values.text, hint: "Markdown. Keys such as INC-12 become links.\(blockHint(section))", problems: problems, rows: 18, autofocus: values.action != .preview, editor: Editor(size: .full, incident: id, section: section.slug)))
            \(formActions("\(submitButton("Save", name: "action", value: "save"))\(submitButton("Preview", style: .plain, name: "action", value: "preview"))\(linkButton("Cancel", to: Paths.postmortemEdit(id), style: .quiet))"))
            <p class="quiet"><a href="\(Paths.images(id))">Images of \(id.key.description)</a></p>
            """))
        \(writingHelp(section, wording: wording))
        </div>
        \(theirText(values.theirs))
        \(when: values.action == .preview, preview(frame, dossier, section, values.text))
        """)
}

private func blockHint(_ section: PostmortemSection) -> String {
    let markers = LiveBlock.whole.map(\.marker).joined(separator: ", ")
    return " A paragraph of its own such as \(markers) shows that part of the incident, always as it is now."
}

private func theirText(_ text: String?) -> HTML {
    guard let text else { return HTML() }
    return """
        <section aria-labelledby="theirs">
        \(sectionHeading("What somebody else saved", id: "theirs"))
        <pre class="verbatim">\(text)</pre>
        </section>
        """
}

private func preview(_ frame: Frame, _ dossier: PostmortemDossier, _ section: PostmortemSection, _ text: String) -> HTML
{
    """
    <section aria-labelledby="preview">
    \(sectionHeading("Preview", id: "preview"))
    <p class="quiet">Not saved yet.</p>
    \(sectionPreview(section, text, dossier, frame))
    </section>
    """
}
