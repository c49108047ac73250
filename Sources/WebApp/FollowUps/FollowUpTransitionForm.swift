import Domain
import Foundation
import HTML
import Storage
import WebServer

/// What the form of a change of state holds, as it was typed. Which of it counts depends on the state.
struct FollowUpTransitionForm: Sendable {
    var reason = ""
    var supersededBy = ""
    var owner = ""
    var due = ""
    var guardrail = ""
    var relation = ""
    /// Nil where the form has no such field.
    var evidence: String?

    /// As the form opens: with what is known.
    init(_ view: FollowUpView, usualDueDay: Day) {
        let followUp = view.followUp
        owner = followUp.ownerID?.description ?? ""
        due = (followUp.due ?? usualDueDay).iso
        guardrail = view.likelyGuardrail.map { "\($0.key) \($0.name)" } ?? ""
        evidence = followUp.evidenceAddress
        reason = followUp.noGuardrailReason
        relation = GuardrailRelation.addedBy.rawValue
    }

    /// - Parameter followUp: what stands for a field that was not in the form.
    init(_ form: Form, _ followUp: FollowUp) {
        reason = form["reason"] ?? ""
        supersededBy = form["superseded_by"] ?? ""
        owner = form["owner"] ?? followUp.ownerID?.description ?? ""
        due = form["due"] ?? followUp.due?.iso ?? ""
        guardrail = form["guardrail"] ?? ""
        relation = form["relation"] ?? ""
        evidence = form["evidence_address"]
    }

    /// One step that Storage takes as a whole.
    enum Step: Sendable {
        case commit(owner: ID<Person>?, due: Day?)
        case finish(FollowUpOutcome)
        case move(FollowUpMove)
    }

    func step(to target: FollowUpState, from state: FollowUpState) throws(Refusal) -> Step {
        switch target {
        case .committed where FollowUps.asksFirst(target, from: state):
            var problems = Problems()
            let owner = problems.checking { () throws(Refusal) in try FollowUpForm.ownerID(self.owner) } ?? nil
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
                try TypedKeys.guardrail(typed: self.guardrail, field: "guardrail")
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
