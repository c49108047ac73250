import Domain
import Foundation
import HTML
import Storage
import WebServer

/// The form for a change of state with its values as typed. The fields that count depend on the state.
struct FollowUpTransitionForm: Sendable {
    var reason = ""
    var supersededBy = ""
    var owner = Picked()
    var due = ""
    var guardrail = TypedGuardrail()
    var relation = ""
    /// Nil if the form has no such field.
    var evidence: String?

    /// The initial values of the form.
    init(_ view: FollowUpView, owner: Pick?, usualDueDay: Day) {
        let followUp = view.followUp
        self.owner = Picked(owner)
        due = (followUp.due ?? usualDueDay).iso
        guardrail = view.likelyGuardrail.map { TypedGuardrail($0) } ?? TypedGuardrail()
        evidence = followUp.evidenceAddress
        reason = followUp.noGuardrailReason
        relation = GuardrailRelation.addedBy.rawValue
    }

    /// - Parameter followUp: provides the values of fields that were not in the form.
    init(_ form: PickedForm, _ followUp: FollowUp, guardrail: TypedGuardrail) {
        reason = form["reason"] ?? ""
        supersededBy = form["superseded_by"] ?? ""
        owner = form.picked("owner")
        due = form["due"] ?? followUp.due?.iso ?? ""
        self.guardrail = guardrail
        relation = form["relation"] ?? ""
        evidence = form["evidence_address"]
    }

    /// One step that storage carries out as a whole.
    enum Step: Sendable {
        case commit(owner: ID<Person>?, due: Day?)
        case finish(FollowUpOutcome)
        case move(FollowUpMove)
    }

    func step(to target: FollowUpState, from state: FollowUpState) throws(Refusal) -> Step {
        switch target {
        case .committed where FollowUps.asksFirst(target, from: state):
            var problems = Problems()
            let owner = problems.checking { () throws(Refusal) in try self.owner.id("owner") as ID<Person>? } ?? nil
            let due = problems.checking { () throws(Refusal) in try FollowUpForm.day(self.due) } ?? nil
            try problems.throwIfAny()
            return .commit(owner: owner, due: due)
        case .done: return .finish(try outcome())
        case .superseded:
            let successor = try TypedKeys.followUp(typed: supersededBy, field: "superseded_by")
            return .move(FollowUpMove(state: target, supersededBy: successor))
        case .proposed, .committed, .inProgress, .verified, .declined:
            return .move(FollowUpMove(state: target, reason: reason))
        }
    }

    private func outcome() throws(Refusal) -> FollowUpOutcome {
        var problems = Problems()
        let guardrail =
            problems.checking { () throws(Refusal) in
                try self.guardrail.id("guardrail")
            } ?? nil
        let relation = GuardrailRelation(rawValue: self.relation)
        if guardrail != nil && relation?.otherEnd != .followUp {
            problems.add(field: "relation", "Choose whether it was added, repaired or proved.")
        }
        _ = problems.checking { () throws(Refusal) in try WebAddress.checked(evidence ?? "", field: "evidence_address")
        }
        try problems.throwIfAny()
        return FollowUpOutcome(
            guardrail: guardrail, relation: relation ?? .addedBy, reason: reason, evidenceAddress: evidence)
    }
}

extension FollowUpTransitionForm.Step {
    func take(_ id: ID<FollowUp>, _ change: Change) throws {
        switch self {
        case .commit(let owner, let due): try change.commitFollowUp(id, owner: owner, due: due)
        case .finish(let outcome): try change.finishFollowUp(id, outcome)
        case .move(let move): try change.moveFollowUp(id, move)
        }
    }
}
