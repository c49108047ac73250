import Domain
import HTML
import Storage
import WebServer

/// Answers to a risk of a pre-mortem: a guardrail, a follow-up, or accepting it.
enum RiskAnswers {
    /// Answers a risk with a guardrail from the register, or a new one.
    static func createGuardrail(_ visit: Visit) async throws -> Response {
        let (form, risk) = (visit.form, try visit.id("risk") as ID<Risk>)
        let guardrail = try await visit.typedGuardrail("guardrail")
        return try await Premortems.act(
            in: visit, form: "guardrail-\(risk)", anchor: "risk-\(risk)", guardrail: guardrail
        ) { change, id in
            if let known = try guardrail.id("guardrail") {
                return try change.mitigateRisk(risk, in: id, by: known)
            }
            if (form["name"] ?? "").trimmed.isEmpty {
                throw Refusal(field: "guardrail", "Enter the key of a guardrail, or the name of a new one.")
            }
            guard let kind = form["kind"].flatMap(GuardrailKind.init(rawValue:)),
                let position = form["position"].flatMap(GuardrailPosition.init(rawValue:)),
                let strength = form["strength"].flatMap(Strength.init(rawValue:))
            else { throw Refusal(field: "kind", "Choose kind, position and strength from the lists.") }
            _ = try change.mitigateRisk(
                risk, in: id,
                byNew: GuardrailEdit(name: form["name"] ?? "", kind: kind, position: position, strength: strength))
        }
    }

    static func createFollowUp(_ visit: Visit) async throws -> Response {
        let (form, risk) = (try await visit.picking(FollowUpForm.pickers), try visit.id("risk") as ID<Risk>)
        let picked = ["owner": form.picked("owner")]
        return try await Premortems.act(
            in: visit, form: "follow-up-\(risk)", anchor: "risk-\(risk)", picked: picked
        ) { change, id in
            _ = try change.followUpRisk(risk, in: id, try RiskAnswers.quickFollowUp(form, isPromise: false))
        }
    }

    static func accept(_ visit: Visit) async throws -> Response {
        let (form, risk) = (visit.form, try visit.id("risk") as ID<Risk>)
        let person = try await visit.picking(.one(.person, "accepted_by")).picked("accepted_by")
        return try await Premortems.act(
            in: visit, form: "accept-\(risk)", anchor: "risk-\(risk)", picked: ["accepted_by": person]
        ) { change, id in
            let day = form["look_again_on"].flatMap { Day(iso: $0.trimmed) }
            try change.acceptRisk(
                risk, in: id, reason: form["reason"] ?? "", by: try person.id("accepted_by"),
                lookAgainOn: day)
        }
    }

    /// The title, owner and due date in the forms of a pre-mortem. With only one of owner and date, it is neither a
    /// commitment nor an idea.
    static func quickFollowUp(_ form: PickedForm, isPromise: Bool) throws -> FollowUpEdit {
        var values = FollowUpForm(form)
        if !isPromise && values.owner.isEmpty { values.due = "" }
        return try values.edit(for: isPromise || !values.owner.isEmpty ? .committed : .proposed)
    }
}
