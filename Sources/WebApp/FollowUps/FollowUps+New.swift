import Domain
import Foundation
import HTML
import Storage
import WebServer

extension FollowUps {
    /// The form for a new follow-up, as a commitment or an idea. It may answer a finding or belong to an incident.
    static func new(_ visit: Visit) async throws -> Response {
        let source = try await FollowUpSource(visit)
        let choices = try await visit.read { try FollowUpChoices($0) }
        var values = NewFollowUpForm()
        values.details.title = source.guardrailWork?.title ?? ""
        values.quotation = QuotationForm(visit.query)
        values.details.due = FollowUps.usualDueDay(source.incident?.severity, choices.deadlines, visit.frame).iso
        return .page(followUpNewPage(visit.frame, values, source, choices, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let source = try await FollowUpSource(visit)
        let values = NewFollowUpForm(visit.form)
        return try await attempt {
            let deadlines = try await visit.read { try $0.deadlines() }
            let usual = FollowUps.usualDueDay(source.incident?.severity, deadlines, visit.frame)
            let (edit, state, incident, finding) = try values.checked(source, usualDueDay: usual)
            let quoted = try values.quotation.edit(source.sections)
            let id = try await visit.change { change in
                let id = try change.addFollowUp(
                    edit, incident: incident, finding: finding, state: state, from: quoted)
                try source.guardrailWork?.note(id, change)
                return id
            }
            let sentence = state == .proposed ? "\(id.key) added as an idea." : "\(id.key) added as a commitment."
            let question = source.guardrailWork == nil ? " Which guardrail will it leave?" : ""
            return .redirect(to: Paths.followUp(id), notice: FlashNotice("\(sentence)\(question)"))
        } orShow: { problems, _ in
            let choices = try await visit.read { try FollowUpChoices($0) }
            return followUpNewPage(visit.frame, values, source, choices, problems: problems)
        }
    }

    /// The suggested due date for a commitment made today.
    static func usualDueDay(_ severity: Severity?, _ deadlines: Deadlines, _ frame: Frame) -> Day {
        Day(frame.now, in: frame.zone).adding(days: deadlines.days(for: severity))
    }

    private static func followUpNewPage(
        _ frame: Frame, _ values: NewFollowUpForm, _ source: FollowUpSource, _ choices: FollowUpChoices,
        problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Add a follow-up", section: .followUps, problems: problems,
            """
            <h1>Add a follow-up</h1>
            \(draftForm(
                source.action, frame, draft: source.draft,
                """
                \(source.fields(incident: values.incident, finding: values.finding, problems: problems))
                \(values.details.titleField(problems: problems, autofocus: true))
                \(radioField(
                    "state", label: "Is it a commitment?",
                    options: [
                        ("committed", "A commitment", "Somebody commits to it, with one owner and one due date."),
                        ("proposed", "An idea", "Worth keeping, but nobody has committed to it yet."),
                    ], selected: values.state, problems: problems))
                \(values.details.ownerField(choices, problems: problems))
                \(values.details.dueField(hint: FollowUps.dueHint(source.incident?.severity, choices.deadlines), problems: problems))
                \(values.quotation.fields(source.sections, problems: problems))
                \(values.details.furtherFields(choices, incident: source.incident?.id, withEvidence: false, problems: problems))
                \(formActions(submitButton("Add the follow-up")))
                """))
            """)
    }
}

/// The form of the page with its values as typed.
struct NewFollowUpForm: Sendable {
    var details = FollowUpForm()
    /// `committed` or `proposed`
    var state = FollowUpState.committed.rawValue
    var incident = ""
    var finding = ""
    var quotation = QuotationForm()

    init() {}

    init(_ form: Form) {
        details = FollowUpForm(form)
        state = form["state"] ?? ""
        incident = form["incident"] ?? ""
        finding = form["finding"] ?? ""
        quotation = QuotationForm(form)
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
