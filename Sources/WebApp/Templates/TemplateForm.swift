import Domain
import HTML
import WebServer

/// The form of a template with its text as typed.
struct TemplateForm: Sendable {
    var text = ""
    var version = 0
    var hasCompared = false
    var wantsPreview = false

    init(text: String, version: Int) {
        self.text = text
        self.version = version
    }

    init(_ form: Form) {
        text = form["text"] ?? ""
        version = form["version"].flatMap { Int($0) } ?? 0
        hasCompared = form.contains("has_compared")
        wantsPreview = form["step"] == "preview"
    }

    /// - Throws: ``Refusal`` for the field `text`.
    func template(_ kind: Template.Kind, slug: String) throws(Refusal) -> Template {
        let text = try Text.paragraphs(
            text, field: "text", called: "the template", atMost: Template.longest, required: true)
        let template = try Template(kind, slug: slug, text: text + "\n")
        try template.checked()
        return template
    }

    func field(_ kind: Template.Kind, problems: [Refusal.Problem]) -> HTML {
        textArea(
            "text", label: "Template", value: text, problems: problems, rows: 24, required: true,
            editor: Editor(size: .full, template: kind))
    }

    /// The same text with another name in its front matter.
    static func renamed(_ text: String, to name: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let place = lines.dropFirst().prefix(20).firstIndex(where: { $0.hasPrefix("name:") }) else { return text }
        lines[place] = "name: \"\(name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        return lines.joined(separator: "\n")
    }
}
