import Domain
import HTML
import WebServer

extension FollowUps {
    /// The form for a new follow-up, as a commitment or an idea. It may answer a finding or belong to an incident.
    static func new(_ visit: Visit) async throws -> Response {
        let source = try await FollowUpSource(visit)
        let (choices, oneself) = try await visit.read { reading in
            (
                try FollowUpChoices(reading),
                try reading.asker.personID.flatMap { try reading.pick(.person, $0.rawValue) }
            )
        }
        var values = NewFollowUpForm()
        values.details.title = source.guardrailWork?.title ?? ""
        values.quotation = QuotationForm(visit.query)
        values.details.owner = Picked(oneself)
        values.details.due = FollowUps.usualDueDay(source.incident?.severity, choices.deadlines, visit.frame).iso
        return .page(followUpNewPage(visit.frame, values, source, choices, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let source = try await FollowUpSource(visit)
        let values = NewFollowUpForm(try await visit.picking(FollowUpForm.pickers))
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
            let question = source.guardrailWork == nil ? " Which guardrail will it add?" : ""
            let isPast = edit.due.map { $0 < Day(visit.now, in: visit.frame.zone) } ?? false
            let doubt = isPast ? " Its due date is in the past." : ""
            return .redirect(to: Paths.followUp(id), notice: FlashNotice("\(sentence)\(doubt)\(question)"))
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
            frame, title: "Add a follow-up", section: .followUps, problems: problems, scripts: ["js/wording.js"],
            """
            <h1>Add a follow-up</h1>
            \(form(
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
            \(WordingHints.list([], of: .new(.followUp, source.incident?.id), fields: ["title", "detail"]))
            """)
    }
}
