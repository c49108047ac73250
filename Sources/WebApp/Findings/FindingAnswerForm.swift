import Domain
import Storage
import WebServer

/// The part of the form of a new finding that answers it: a guardrail and a follow-up, with their values as typed.
struct FindingAnswerForm: Sendable {
    /// The words of a ``GuardrailAnswer``; empty if none is chosen yet.
    var guardrail = ""
    var name = ""
    var guardrailKind = GuardrailKind.other.rawValue
    var position = GuardrailPosition.prevent.rawValue
    var strength = ""
    /// An empty title is made from the guardrail.
    var followUp = FollowUpForm()
    /// `committed`, `proposed` or `none`
    var followUpState = FollowUpState.committed.rawValue

    init() {}

    init(_ form: PickedForm) {
        guardrail = form["guardrail"] ?? ""
        name = form["guardrail_name"] ?? ""
        guardrailKind = form["guardrail_kind"] ?? ""
        position = form["guardrail_position"] ?? ""
        strength = form["guardrail_strength"] ?? ""
        followUp.title = form["follow_up"] ?? ""
        followUp.owner = form.picked("owner")
        followUp.due = form["due"] ?? ""
        followUpState = form["follow_up_state"] ?? "none"
    }

    var answer: GuardrailAnswer? { GuardrailAnswer(guardrail) }

    /// The form with one that was not on the page as a problem.
    func checkedAnswer() throws(Refusal) -> GuardrailAnswer? {
        if answer == nil && !guardrail.isEmpty {
            throw Refusal(field: "guardrail", "Choose one of the guardrails on the page.")
        }
        return answer
    }

    /// The guardrail to add to the register; nil for a guardrail that is there already.
    func guardrailEdit(_ catalogue: Catalogue) throws(Refusal) -> GuardrailEdit? {
        switch answer {
        case nil, .own: return nil
        case .entry(let slug):
            guard let entry = catalogue[slug] else {
                throw Refusal(field: "guardrail", "This entry is no longer in the catalogue. Choose another.")
            }
            return try GuardrailForm(entry).edit()
        case .new:
            var problems = Problems()
            if name.trimmed.isEmpty { problems.add(field: "guardrail_name", "Enter a name for the new guardrail.") }
            let traits = problems.checking { () throws(Refusal) in
                try GuardrailTraits(kind: guardrailKind, position: position, strength: strength, prefix: "guardrail_")
            }
            try problems.throwIfAny()
            guard let traits else { return nil }
            return GuardrailEdit(
                name: name, kind: traits.kind, position: traits.position, strength: traits.strength)
        }
    }

    /// Nil if there is nothing to do: nothing was chosen or typed, or the guardrail held.
    func followUpEdit() throws(Refusal) -> (FollowUpEdit, FollowUpState)? {
        if followUpState == "none" { return nil }
        guard let state = FollowUpState(rawValue: followUpState), state == .committed || state == .proposed else {
            throw Refusal(field: "follow_up_state", "Choose a commitment, an idea, or no follow-up.")
        }
        if followUp.title.trimmed.isEmpty && answer?.work == nil { return nil }
        var edit = try followUp.untitled(for: state)
        // The suggested date is not a date that somebody chose for an idea.
        if state == .proposed { edit.due = nil }
        return (edit, state)
    }
}
