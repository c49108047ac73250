import Domain
import Storage
import WebServer

/// The form of the page with its values as typed.
struct NewFindingForm: Sendable {
    var finding = FindingForm()
    var answer = FindingAnswerForm()
    var quotation = QuotationForm()

    init() {}

    init(_ form: PickedForm) {
        finding = FindingForm(form.form)
        answer = FindingAnswerForm(form)
        quotation = QuotationForm(form.form)
    }

    func checked(_ source: NewFindingSource, _ catalogue: Catalogue) throws(Refusal) -> AnsweredFinding {
        var problems = Problems()
        let chosen = problems.checking { () throws(Refusal) in try answer.checkedAnswer() } ?? nil
        let edit = problems.checking { () throws(Refusal) in
            try finding.edit(usually: chosen?.findingKind ?? .missingGuardrail)
        }
        let guardrail = problems.checking { () throws(Refusal) in try answer.guardrailEdit(catalogue) } ?? nil
        let followUp = problems.checking { () throws(Refusal) in try answer.followUpEdit() } ?? nil
        let quoted = problems.checking { () throws(Refusal) in try quotation.edit(source.sections) } ?? nil
        try problems.throwIfAny()
        guard let edit else { throw Refusal("Fill in the form.") }
        return AnsweredFinding(
            edit, from: quoted, answer: chosen, guardrail: guardrail, followUp: followUp?.0,
            followUpState: followUp?.1 ?? .committed)
    }
}

/// The context of the form of a new finding: the incident, the sections of its postmortem, and possible answers.
struct NewFindingSource: Sendable {
    let incident: Incident
    let sections: [PostmortemSection]
    let choices: FindingAnswerChoices

    init(_ visit: Visit, _ values: NewFindingForm) async throws {
        let id = try visit.incidentID()
        let (app, now) = (visit.app, visit.now)
        (incident, sections, choices) = try await visit.read { reading in
            let incident = try reading.incident(id).orNotFound()
            return (
                incident, try reading.sectionsToQuote(from: id),
                try FindingAnswerChoices(
                    reading, incident, values.finding, chosen: values.answer.answer, by: app, now: now)
            )
        }
    }
}
