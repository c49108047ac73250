import Domain
import HTML
import Storage
import WebServer

extension Findings {
    /// The form for adding a finding to an incident.
    static func new(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let (incident, sections) = try await visit.read {
            (try $0.incident(id).orNotFound(), try $0.sectionsToQuote(from: id))
        }
        return .page(
            findingNewPage(visit.frame, incident, FindingForm(), QuotationForm(visit.query), sections, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let values = FindingForm(visit.form)
        let quotation = QuotationForm(visit.form)
        let (incident, sections) = try await visit.read {
            (try $0.incident(id).orNotFound(), try $0.sectionsToQuote(from: id))
        }
        return try await attempt {
            let edit = try values.edit()
            let quoted = try quotation.edit(sections)
            let finding = try await visit.change { try $0.addFinding(to: id, edit, from: quoted) }
            let next = edit.kind.asksForGuardrail ? " What would close the gap?" : ""
            return .redirect(
                to: Paths.finding(finding), notice: FlashNotice("Finding added to \(id.key).\(next)"))
        } orShow: { problems, _ in
            findingNewPage(visit.frame, incident, values, quotation, sections, problems: problems)
        }
    }

    private static func findingNewPage(
        _ frame: Frame, _ incident: Incident, _ values: FindingForm, _ quotation: QuotationForm,
        _ sections: [PostmortemSection], problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Add a finding to \(incident.key)", section: .incidents, problems: problems,
            """
            <p class="back">\(keyLink(incident.key)) \(incident.title)</p>
            <h1>Add a finding</h1>
            <p class="lead">Which guardrail was missing? A finding leads to a follow-up, and the follow-up to a guardrail.</p>
            \(form(
                Paths.findings(incident.id), frame, draft: "\(incident.key) finding",
                """
                \(values.fields(incident: incident.id, problems: problems, autofocus: true))
                \(quotation.fields(sections, problems: problems))
                \(formActions(submitButton("Add the finding")))
                """))
            """)
    }
}
