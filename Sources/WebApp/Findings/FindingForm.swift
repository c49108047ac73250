import Domain
import HTML
import Storage
import WebServer

/// The form of a finding with its values as typed.
struct FindingForm: Sendable {
    var kind = ""
    var title = ""
    var detail = ""
    var version = 0

    init() {}

    init(_ finding: Finding) {
        kind = finding.kind.rawValue
        title = finding.title
        detail = finding.detail
        version = finding.version
    }

    init(_ form: Form) {
        kind = form["kind"] ?? ""
        title = form["title"] ?? ""
        detail = form["detail"] ?? ""
        version = form["version"].flatMap { Int($0) } ?? 0
    }

    /// - Parameter usual: the kind if none was chosen.
    func edit(usually usual: FindingKind? = nil) throws(Refusal) -> FindingEdit {
        var problems = Problems()
        let kind = self.kind.isEmpty ? usual : FindingKind(rawValue: self.kind)
        if kind == nil { problems.add(field: "kind", "Choose what kind of finding it is.") }
        if title.trimmed.isEmpty { problems.add(field: "title", "Enter what was found.") }
        try problems.throwIfAny()
        return FindingEdit(kind: kind ?? .openQuestion, title: title, detail: detail)
    }

    func fields(incident: ID<Incident>, problems: [Refusal.Problem]) -> HTML {
        """
        \(titleField(problems: problems))
        \(radioField(
            "kind", label: "What kind of finding is it?",
            options: FindingKind.allCases.map { ($0.rawValue, $0.label, $0.help) }, selected: kind, problems: problems,
            required: true))
        \(detailField(incident: incident, problems: problems))
        """
    }

    func titleField(problems: [Refusal.Problem], autofocus: Bool = false) -> HTML {
        textField(
            "title", label: "What did the review learn?", value: title, limit: Text.Limit.sentence,
            hint: "One sentence about the system, not about a person: “Migrations run without a row estimate”.",
            problems: problems, autocomplete: "off", required: true, autofocus: autofocus)
    }

    /// The kind where a guardrail that is chosen beside it says the kind as well.
    func optionalKindField(problems: [Refusal.Problem]) -> HTML {
        selectField(
            "kind", label: "What kind of finding is it?",
            options: [("", "The kind that goes with the answer above")]
                + FindingKind.allCases.map { ($0.rawValue, $0.label) },
            selected: kind,
            hint:
                "“Missing guardrail” if you choose nothing. Choose another if the finding is about something else, such as luck or a surprise.",
            problems: problems)
    }

    func detailField(incident: ID<Incident>, problems: [Refusal.Problem]) -> HTML {
        textArea(
            "detail", label: "Detail of the finding", value: detail, limit: Text.Limit.text,
            hint: "Optional. The evidence, and what made this possible and sensible at the time. You can use Markdown.",
            problems: problems, rows: 6, editor: Editor(incident: incident))
    }
}
