import Domain
import HTML
import Storage

extension GuardrailLinkForm {
    /// All fields, for the page that shows the form again with its problems.
    func fields(problems: [Refusal.Problem]) -> HTML {
        let kinds = [("finding", "Finding"), ("follow_up", "Follow-up"), ("incident", "Incident")]
        return """
            \(hiddenField("return", returnPath))
            \(guardrail.field(problems: problems))
            \(selectField(
                "relation", label: "How are they related?",
                options: relations.map { ($0.rawValue, $0.label) }, selected: relation,
                hint: "From the point of view of the guardrail.", problems: problems))
            \(selectField("target_kind", label: "What do you want to link?", options: kinds, selected: targetKind, problems: problems))
            \(textField(
                "target", label: "Which one?", value: target,
                hint: "INC-12, FU-12, or the number of a finding.", problems: problems, autocomplete: "off",
                width: .short))
            \(textField("note", label: "Note", value: note, problems: problems))
            """
    }

    /// The possible relations; all of them if the kind of target is unknown.
    private var relations: [GuardrailRelation] {
        switch targetKind {
        case "incident": GuardrailRelation.all(to: .incident)
        case "follow_up": GuardrailRelation.all(to: .followUp)
        case "finding": GuardrailRelation.all(to: .finding)
        default: GuardrailRelation.allCases.filter { $0 != .mitigates }
        }
    }
}

extension GuardrailLink.Target {
    /// The value used in forms.
    var kind: String {
        switch self {
        case .finding: "finding"
        case .followUp: "follow_up"
        case .incident: "incident"
        case .risk: "risk"
        }
    }

    var text: String {
        switch self {
        case .finding(let id): id.description
        case .followUp(let id): id.key.description
        case .incident(let id): id.key.description
        case .risk(let id): id.description
        }
    }
}
