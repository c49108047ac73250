import Domain
import HTML
import Markdown
import Storage
import WebServer

/// The sentence of the postmortem that a new finding or follow-up is made from, as typed or selected.
struct QuotationForm: Sendable {
    var quote = ""
    /// The slug of its section.
    var section = ""

    init() {}

    /// - Parameter form: a form that was sent, or the query of the address that opens one.
    init(_ form: Form) {
        quote = form["quote"] ?? ""
        section = form["section"] ?? ""
    }

    /// Nil if no sentence is quoted.
    func edit(_ sections: [PostmortemSection]) throws(Refusal) -> QuotationEdit? {
        if quote.trimmed.isEmpty { return nil }
        guard sections.contains(where: { $0.slug == section }) else {
            throw Refusal(field: "section", "Choose the section that contains the sentence.")
        }
        return QuotationEdit(slug: section, text: quote)
    }

    /// Nothing if there is no postmortem to quote from.
    func fields(_ sections: [PostmortemSection], problems: [Refusal.Problem]) -> HTML {
        if sections.isEmpty { return HTML() }
        let isOpen = !quote.isEmpty || problems.contains { $0.field == "quote" || $0.field == "section" }
        return disclosure(
            "From a sentence of the postmortem", isOpen: isOpen,
            """
            \(textArea(
                "quote", label: "The sentence", value: quote,
                hint: "Optional. It is shown with your new entry, with a link to its place in the postmortem.",
                problems: problems, rows: 3))
            \(selectField(
                "section", label: "Its section",
                options: [("", "Choose a section")] + sections.map { ($0.slug, $0.title) }, selected: section,
                problems: problems))
            """)
    }
}
