import Domain
import Storage
import WebServer

/// The form for linking a guardrail with its values as typed. The page knows one end of the link; the other end is
/// typed.
struct GuardrailLinkForm: Sendable {
    var guardrail = TypedGuardrail()
    var relation = ""
    /// `finding`, `follow_up` or `incident`
    var targetKind = ""
    var target = ""
    var note = ""
    /// The page to return to.
    var returnPath = ""

    init(_ form: Form, guardrail: TypedGuardrail) {
        self.guardrail = guardrail
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
            guard let id = try self.guardrail.id("guardrail") else {
                throw Refusal(field: "guardrail", "Enter the key of a guardrail, such as GR-7.")
            }
            return id
        }
        let target = problems.checking { () throws(Refusal) in try checkedTarget() }
        let relation = GuardrailRelation(rawValue: self.relation)
        if relation == nil || (target != nil && relation?.otherEnd != target?.end) {
            problems.add(field: "relation", "Choose how they are related.")
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
            throw Refusal(
                field: "target", "Enter the number of a finding, which is the last part of its page's address.")
        default:
            throw Refusal(field: "target_kind", "Choose what to link: a finding, a follow-up or an incident.")
        }
    }
}
