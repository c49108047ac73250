import Domain
import Storage
import WebServer

/// The form of the page with its values as typed.
struct NewFollowUpForm: Sendable {
    var details = FollowUpForm()
    /// `committed` or `proposed`
    var state = FollowUpState.committed.rawValue
    var incident = ""
    var finding = ""
    var quotation = QuotationForm()

    init() {}

    init(_ form: PickedForm) {
        details = FollowUpForm(form)
        state = form["state"] ?? ""
        incident = form["incident"] ?? ""
        finding = form["finding"] ?? ""
        quotation = QuotationForm(form.form)
    }

    func checked(
        _ source: FollowUpSource, usualDueDay: Day
    ) throws(Refusal) -> (FollowUpEdit, FollowUpState, ID<Incident>?, ID<Finding>?) {
        var problems = Problems()
        let state = FollowUpState(rawValue: self.state)
        if state != .committed && state != .proposed { problems.add(field: "state", "Choose a commitment or an idea.") }
        let typed =
            problems.checking { () throws(Refusal) in try TypedKeys.incident(typed: incident, field: "incident") }
            ?? nil
        let chosen = finding.isEmpty ? nil : source.findings.first { $0.id.description == finding }
        if chosen == nil && !finding.isEmpty {
            problems.add(field: "finding", "Choose a finding from the list.")
        }
        let edit = problems.checking { () throws(Refusal) in try details.edit(for: state ?? .proposed) }
        try problems.throwIfAny()
        guard var edit, let state else { throw Refusal("Fill in the form.") }
        // The suggested date is not a date that somebody chose for an idea.
        if state == .proposed && edit.due == usualDueDay { edit.due = nil }
        return (edit, state, source.incident?.id ?? typed, source.finding?.id ?? chosen?.id)
    }
}
