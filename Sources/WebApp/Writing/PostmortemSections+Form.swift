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
    /// The form for writing a section. It works without scripts; with scripts it saves automatically.
    ///
    /// - Parameters:
    ///   - field: the id of the text area.
    ///   - draft: if the page does not save automatically, the name under which the browser keeps the typed text.
    static func textForm(
        _ section: PostmortemSection, _ values: SectionForm, of id: ID<Incident>, field: String, rows: Int = 4,
        draft: String? = nil, hint: String? = nil, problems: [Refusal.Problem] = [], _ frame: Frame
    ) -> HTML {
        let parts = FieldParts(name: "text", id: field, hint: hint, problems: problems)
        let fields: HTML =
            """
            \(hiddenField("revision", String(values.revision)))
            \(hiddenField("client", values.client))
            \(hiddenField("sequence", String(values.sequence)))
            <div class="\(parts.cssClass)">
            <label class="visually-hidden" for="\(field)">Text of “\(section.title)”</label>
            \(parts.hintText)\(parts.errorText)<textarea id="\(field)" name="text" rows="\(rows)" autocomplete="off"\
            \(attribute: "data-editor", Editor.Size.full.rawValue)\(attribute: "data-incident", id.key.description)\
            \(attribute: "data-section", section.slug)\(attribute: "aria-describedby", parts.describedBy)\(attribute: "aria-invalid", parts.invalid)>
            \(HTML(exactly: values.text))</textarea>
            </div>
            \(formActions("\(submitButton("Save", style: .plain, name: "action", value: "save"))\(submitButton("Preview", style: .quiet, name: "action", value: "preview"))\(savingState())"))
            """
        let address = Paths.postmortemSection(section.slug, of: id)
        guard let draft else { return form(address, frame, cssClass: "section-form", fields) }
        return form(address, frame, draft: draft, cssClass: "section-form", fields)
    }

    /// The place where a script shows the state of saving.
    private static func savingState() -> HTML { "<output class=\"saving-state\"></output>" }
}
