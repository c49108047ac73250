import Domain
import HTML
import Storage
import WebServer

/// The form of a section with its values as typed.
struct SectionForm: Sendable {
    enum Action: String, Sendable {
        case save, preview
        /// Saves an earlier text again as the newest.
        case restore
    }

    var text: String
    /// The revision that the text is based on.
    var revision: Int
    /// The page on which it was written; a page without scripts may be sent twice with the same text.
    var client: String
    var sequence = 1
    var action = Action.save
    var restored = 0

    init(_ section: PostmortemSection, client: String) {
        text = section.text
        revision = section.revision
        self.client = client
    }

    init(_ form: Form, client: String) {
        text = form["text"] ?? ""
        revision = form["revision"].flatMap { Int($0) } ?? 0
        self.client = form["client"] ?? client
        sequence = form["sequence"].flatMap { Int($0) } ?? 1
        action = form["action"].flatMap(Action.init(rawValue:)) ?? .save
        restored = form["restored"].flatMap { Int($0) } ?? 0
    }

    var submission: SectionSubmission {
        SectionSubmission(text: text, base: revision, client: client, sequence: sequence)
    }
}

extension PostmortemSections {
    /// The form for writing one section without scripts.
    ///
    /// - Parameter draft: the name under which the browser keeps the typed text.
    static func textForm(
        _ section: PostmortemSection, _ values: SectionForm, of id: ID<Incident>, draft: String, hint: String,
        problems: [Refusal.Problem], _ frame: Frame
    ) -> HTML {
        form(
            Paths.postmortemSection(section.slug, of: id), frame, draft: draft, cssClass: "section-form",
            """
            \(hiddenField("revision", String(values.revision)))
            \(hiddenField("client", values.client))
            \(hiddenField("sequence", String(values.sequence)))
            \(textField(
                section, values.text, of: id, FieldParts(name: "text", id: nil, hint: hint, problems: problems), rows: 18))
            \(formActions("""
                \(submitButton("Save", style: .plain, name: "action", value: SectionForm.Action.save.rawValue))\
                \(submitButton("Preview", style: .quiet, name: "action", value: SectionForm.Action.preview.rawValue))
                """))
            """)
    }

    /// A section on the page for writing the postmortem. With scripts it saves automatically; without, its buttons send
    /// the form of the whole page, so that nothing typed in another section is lost.
    static func writingFields(
        _ section: PostmortemSection, _ typed: WritingForm.Typed, of id: ID<Incident>, problems: [Refusal.Problem]
    ) -> HTML {
        let name = WritingForm.textName(section)
        let parts = FieldParts(name: name, id: nil, hint: nil, problems: problems)
        return """
            <div class="section-form" data-address="\(Paths.postmortemSection(section.slug, of: id).address)">
            \(hiddenField(WritingForm.revisionName(section), String(typed.revision), form: WritingForm.id))
            \(textField(section, typed.text, of: id, parts, rows: 4, form: WritingForm.id))
            \(formActions("""
                \(submitButton("Save", style: .plain, name: "save", value: section.slug, form: WritingForm.id))\
                \(submitButton("Preview", style: .quiet, name: "preview", value: section.slug, form: WritingForm.id))\
                <output class="saving-state"></output>
                """))
            </div>
            """
    }

    private static func textField(
        _ section: PostmortemSection, _ text: String, of id: ID<Incident>, _ parts: FieldParts, rows: Int,
        form: String? = nil
    ) -> HTML {
        """
        <div class="\(parts.cssClass)">
        <label class="visually-hidden" for="\(parts.id)">Text of “\(section.title)”</label>
        \(parts.hintText)\(parts.errorText)<textarea id="\(parts.id)" name="\(parts.id)" rows="\(rows)" autocomplete="off"\
        \(attribute: "form", form)\(attribute: "data-editor", Editor.Size.full.rawValue)\(attribute: "data-incident", id.key.description)\
        \(attribute: "data-section", section.slug)\(attribute: "aria-describedby", parts.describedBy)\(attribute: "aria-invalid", parts.invalid)>
        \(HTML(exactly: text))</textarea>
        </div>
        """
    }
}
