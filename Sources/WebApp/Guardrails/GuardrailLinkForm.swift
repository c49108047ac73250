import Domain
import HTML
import Storage
import WebServer

/// What a form that links a guardrail holds, as it was typed. The page it stands on knows one end of the link; the other
/// one is typed.
struct GuardrailLinkForm: Sendable {
    var guardrail = ""
    var relation = ""
    /// `finding`, `follow_up` or `incident`
    var targetKind = ""
    var target = ""
    var note = ""
    /// The page to go back to.
    var returnPath = ""

    init(_ form: Form) {
        guardrail = form["guardrail"] ?? ""
        relation = form["relation"] ?? ""
        targetKind = form["target_kind"] ?? ""
        target = form["target"] ?? ""
        note = form["note"] ?? ""
        returnPath = form["return"] ?? ""
    }

    struct Values: Sendable {
        let guardrail: ID<Guardrail>
        let relation: GuardrailRelation
        let target: GuardrailLink.Target
        let note: String
    }

    func values() throws(Refusal) -> Values {
        var problems = Problems()
        let guardrail = problems.checking { () throws(Refusal) in
            guard let id = try TypedKeys.guardrail(typed: self.guardrail, field: "guardrail") else {
                throw Refusal(field: "guardrail", "Enter the key of a guardrail, such as GR-7.")
            }
            return id
        }
        let target = problems.checking { () throws(Refusal) in try checkedTarget() }
        let relation = GuardrailRelation(rawValue: self.relation)
        if relation == nil || (target != nil && relation?.otherEnd != target?.end) {
            problems.add(field: "relation", "Choose how they belong together.")
        }
        try problems.throwIfAny()
        guard let guardrail, let relation, let target else { throw Refusal("Fill in the form.") }
        return Values(guardrail: guardrail, relation: relation, target: target, note: note)
    }

    private func checkedTarget() throws(Refusal) -> GuardrailLink.Target {
        switch targetKind {
        case "incident":
            if let id = try TypedKeys.incident(typed: target, field: "target") { return .incident(id) }
            throw Refusal(field: "target", "Enter the key of an incident, such as INC-12.")
        case "follow_up":
            if let id = try TypedKeys.followUp(typed: target, field: "target") { return .followUp(id) }
            throw Refusal(field: "target", "Enter the key of a follow-up, such as FU-12.")
        case "finding":
            if let id = ID<Finding>(text: target.trimmed) { return .finding(id) }
            throw Refusal(field: "target", "Enter the number of a finding: the last part of the address of its page.")
        default:
            throw Refusal(field: "target_kind", "Choose what is to be linked: a finding, a follow-up or an incident.")
        }
    }

    /// What the target can be; all there is where it cannot be told.
    private var relations: [GuardrailRelation] {
        switch targetKind {
        case "incident": GuardrailRelation.all(to: .incident)
        case "follow_up": GuardrailRelation.all(to: .followUp)
        case "finding": GuardrailRelation.all(to: .finding)
        default: GuardrailRelation.allCases.filter { $0 != .mitigates }
        }
    }

    /// All fields, for the page on which the form comes back when something is wrong with it.
    func fields(choices: [GuardrailSummary], problems: [Refusal.Problem]) -> HTML {
        let kinds = [("finding", "Finding"), ("follow_up", "Follow-up"), ("incident", "Incident")]
        return """
            \(hiddenField("return", returnPath))
            \(TypedKeys.guardrailField(value: guardrail, choices: choices, problems: problems))
            \(selectField("relation", label: "How do they belong together?", options: relations.map { ($0.rawValue, $0.label) }, selected: relation, hint: "Read from the guardrail.", problems: problems))
            \(selectField("target_kind", label: "What is linked to it?", options: kinds, selected: targetKind, problems: problems))
            \(textField("target", label: "Which one?", value: target, hint: "INC-12, FU-12, or the number of a finding.", problems: problems, autocomplete: "off", width: .short))
            \(textField("note", label: "Note", value: note, problems: problems))
            """
    }
}

extension GuardrailLink.Target {
    /// As it stands in a form.
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
