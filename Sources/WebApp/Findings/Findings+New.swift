import Domain
import HTML
import Storage
import WebServer

extension Findings {
    /// The form for adding a finding to an incident, with the guardrail it is about and the follow-up.
    static func new(_ visit: Visit) async throws -> Response {
        var values = NewFindingForm()
        values.quotation = QuotationForm(visit.query)
        let source = try await NewFindingSource(visit, values)
        values.answer.followUp.owner = Picked(
            try await visit.read { reading in
                try reading.asker.personID.flatMap { try reading.pick(.person, $0.rawValue) }
            })
        values.answer.followUp.due =
            FollowUps.usualDueDay(source.incident.severity, source.choices.followUps.deadlines, visit.frame).iso
        return .page(findingNewPage(visit.frame, values, source, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let values = NewFindingForm(try await visit.picking(FollowUpForm.pickers))
        let source = try await NewFindingSource(visit, values)
        if visit.form["step"] == "suggest" {
            return .page(findingNewPage(visit.frame, values, source, problems: []))
        }
        return try await attempt {
            let catalogue = visit.app.catalogue
            let whole = try values.checked(source, catalogue)
            let id = source.incident.id
            let (records, words) = try await visit.change { change in
                let records = try change.addFinding(to: id, whole)
                if case .entry(let slug) = whole.answer, let entry = catalogue[slug] {
                    try change.accept(entry, for: records.finding, by: catalogue)
                }
                return (records, try Findings.words(records, change.reading))
            }
            if records.made.count == 1 {
                let next = whole.finding.kind.asksForGuardrail ? " What would close the gap?" : ""
                return .redirect(
                    to: Paths.finding(records.finding), notice: FlashNotice("Finding added to \(id.key).\(next)"))
            }
            return .redirect(
                to: Paths.incident(id).anchored("findings"),
                notice: FlashNotice("Finding added, with \(words).", undoMaking: records.made))
        } orShow: { problems, _ in
            findingNewPage(visit.frame, values, source, problems: problems)
        }
    }

    /// "GR-7 Dry run and FU-31, due 2026-03-10"
    private static func words(_ records: AnsweredFindingRecords, _ reading: Reading) throws -> String {
        let guardrail = try records.guardrail.flatMap { try reading.guardrail($0) }
        let followUp = try records.followUp.flatMap { try reading.followUp($0) }?.followUp
        let due = followUp?.due.map { ", due \($0.iso)" } ?? ""
        return [guardrail.map { "\($0.key) \($0.name)" }, followUp.map { "\($0.key)\(due)" }].compactMap(\.self)
            .joined(separator: " and ")
    }

    private static func findingNewPage(
        _ frame: Frame, _ values: NewFindingForm, _ source: NewFindingSource, problems: [Refusal.Problem]
    ) -> HTML {
        let incident = source.incident
        return page(
            frame, title: "Add a finding to \(incident.key)", section: .incidents, problems: problems,
            scripts: ["js/finding.js", "js/wording.js"],
            """
            <p class="back">\(keyLink(incident.key)) \(incident.title)</p>
            <h1>Add a finding</h1>
            <p class="lead">Which guardrail was missing? A finding leads to a follow-up, and the follow-up to a guardrail.</p>
            \(form(
                Paths.findings(incident.id), frame, draft: "\(incident.key) finding", id: "finding-form",
                """
                \(values.finding.titleField(problems: problems, autofocus: true))
                \(values.answer.guardrailFields(source.choices, frame, problems: problems))
                \(values.finding.optionalKindField(problems: problems))
                \(values.answer.followUpFields(source.choices, severity: incident.severity, problems: problems))
                \(values.finding.detailField(incident: incident.id, problems: problems))
                \(values.quotation.fields(source.sections, problems: problems))
                \(formActions(submitButton("Add the finding")))
                """))
            \(WordingHints.list([], of: .new(.finding, incident.id), fields: ["title", "detail"]))
            """)
    }
}
