import Domain
import Storage
import WebServer

/// The form of the page with its values as typed.
struct NewGuardrailForm: Sendable {
    var details = GuardrailForm()
    var state = ""
    /// The relation to the follow-up in the address.
    var relation = GuardrailRelation.addedBy.rawValue
    /// The relation to the incident in the address.
    var incidentRelation = GuardrailRelation.wouldHaveCaught.rawValue

    static let states: [GuardrailState] = [.proposed, .building, .inPlace]

    /// The initial values, taken from the source.
    init(_ source: GuardrailSource) {
        if let entry = source.entry { details = GuardrailForm(entry) }
        details.services = Picked(source.services.map(Pick.init))
        let work = source.followUp?.followUp
        details.evidence = work?.evidenceAddress ?? ""
        switch work?.state {
        case .done, .verified: state = GuardrailState.inPlace.rawValue
        case .committed, .inProgress: state = GuardrailState.building.rawValue
        case .proposed, .declined, .superseded: state = GuardrailState.proposed.rawValue
        case nil: state = source.finding == nil && source.incident == nil ? "" : GuardrailState.proposed.rawValue
        }
    }

    init(_ form: PickedForm) {
        details = GuardrailForm(form)
        state = form["state"] ?? ""
        relation = form["relation"] ?? ""
        incidentRelation = form["incident_relation"] ?? ""
    }

    func checked(
        _ source: GuardrailSource
    ) throws(Refusal) -> (GuardrailEdit, GuardrailState, GuardrailSource.Relations) {
        var problems = Problems()
        let edit = problems.checking { () throws(Refusal) in try details.edit() }
        let state = NewGuardrailForm.states.first { $0.rawValue == self.state }
        if state == nil { problems.add(field: "state", "Choose its state.") }
        var relations = GuardrailSource.Relations()
        if source.followUp != nil {
            relations.followUp = GuardrailRelation.all(to: .followUp).first { $0.rawValue == relation }
            if relations.followUp == nil { problems.add(field: "relation", "Choose what the follow-up does to it.") }
        }
        if source.incident != nil {
            relations.incident = GuardrailRelation.all(to: .incident).first { $0.rawValue == incidentRelation }
            if relations.incident == nil {
                problems.add(field: "incident_relation", "Choose how it is related to the incident.")
            }
        }
        try problems.throwIfAny()
        guard let edit, let state else { throw Refusal("Fill in the form.") }
        return (edit, state, relations)
    }
}
