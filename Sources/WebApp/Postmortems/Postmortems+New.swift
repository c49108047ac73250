import Domain
import HTML
import Storage
import WebServer

extension Postmortems {
    /// The form for choosing a template, or for recording that no postmortem is required.
    static func new(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let (incident, postmortem) = try await visit.read {
            (try $0.incident(id).orNotFound(), try $0.postmortem(of: id))
        }
        if let postmortem, postmortem.state != .notRequired { return .redirect(to: Paths.postmortemEdit(id)) }
        return .page(newPage(visit, incident, try await visit.postmortemTemplates(), problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let incident = try await visit.read { try $0.incident(id).orNotFound() }
        let templates = try await visit.postmortemTemplates()
        return try await attempt {
            guard let template = templates.first(where: { $0.slug == visit.form["template"] }) else {
                throw Refusal(field: "template", "Choose a template.")
            }
            _ = try await visit.change { try $0.startPostmortem(of: id, from: template) }
            return .redirect(
                to: Paths.postmortemEdit(id), notice: FlashNotice("Postmortem started as a draft."))
        } orShow: { problems, _ in
            newPage(visit, incident, templates, problems: problems)
        }
    }

    static func newPage(
        _ visit: Visit, _ incident: Incident, _ templates: [PostmortemTemplate], problems: [Refusal.Problem]
    ) -> HTML {
        let frame = visit.frame
        let choices = templateChoices(templates, for: incident.kind)
        let isExempting = visit.form.contains("reason")
        return page(
            frame, title: "Start the postmortem of \(incident.key)", section: .incidents, problems: problems,
            """
            <p class="back"><a href="\(Paths.incident(incident.id))">\(incident.key.description)</a></p>
            <h1>Start the postmortem</h1>
            <p class="lead">Describe what happened, which guardrail was missing, and what is being put in place. \
            The template provides the sections. Its help is shown beside them and never becomes part of the text.</p>
            \(form(
                Paths.postmortem(incident.id), frame,
                """
                \(radioField("template", label: "Template", options: choices, selected: visit.form["template"] ?? choices.first?.value ?? "", problems: problems, required: true))
                \(formActions(submitButton("Start the postmortem")))
                """))
            \(disclosure("No postmortem is needed", isOpen: isExempting, id: "exemption", exemptionForm(visit, incident, problems)))
            """)
    }

    /// Templates made for this kind of incident come first.
    private static func templateChoices(
        _ templates: [PostmortemTemplate], for kind: IncidentKind
    ) -> [(value: String, label: String, help: String?)] {
        let fitting = templates.filter { $0.kinds.contains(kind) }
        let others = templates.filter { !$0.kinds.contains(kind) }
        return fitting.map { ($0.slug, $0.name, help($0)) }
            + others.map { template in
                let kinds = template.kinds.map { $0.label.lowercased() }.joined(separator: ", ")
                let isNamed = template.name.lowercased() == kinds
                return (template.slug, isNamed ? template.name : "\(template.name) (for: \(kinds))", help(template))
            }
    }

    private static func help(_ template: PostmortemTemplate) -> String {
        "\(template.summary) Sections: \(template.sections.map(\.title).joined(separator: " · "))."
    }

    private static func exemptionForm(_ visit: Visit, _ incident: Incident, _ problems: [Refusal.Problem]) -> HTML {
        form(
            Paths.postmortemExemption(incident.id), visit.frame,
            """
            \(textArea(
                "reason", label: "Why is no postmortem required?", value: visit.form["reason"] ?? "", limit: Text.Limit.reason,
                hint: "Even a short postmortem written alone is usually worth an hour. If this one is not, say why.",
                problems: problems, rows: 3, required: true))
            \(formActions(submitButton("No postmortem required", style: .plain)))
            """)
    }
}
