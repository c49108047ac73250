import Domain
import HTML
import WebServer

extension Incidents {
    /// The form for declaring an incident: a title and a severity, everything else later. It has to work on a phone at
    /// three in the morning.
    static func new(_ visit: Visit) async throws -> Response {
        let severities = try await visit.read { try $0.severities() }
        return .page(incidentNewPage(visit.frame, DeclarationForm(), severities: severities, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let form = DeclarationForm(visit.form)
        let severities = try await visit.read { try $0.severities() }
        return try await attempt {
            let declaration = try form.declaration()
            let id = try await visit.change { try $0.declare(declaration) }
            return .redirect(
                to: Paths.incident(id).anchored("entry"),
                notice: FlashNotice("\(id.key) declared. Write down events as they happen."))
        } orShow: { problems, _ in
            incidentNewPage(visit.frame, form, severities: severities, problems: problems)
        }
    }

    private static func incidentNewPage(
        _ frame: Frame, _ values: DeclarationForm, severities: [SeverityMeaning], problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Declare an incident", section: .incidents, problems: problems,
            """
            <h1>Declare an incident</h1>
            <p class="lead">It is better to be early than certain. You can dismiss the incident later.</p>
            \(form(
                Paths.incidents, frame,
                """
                \(textField(
                    "title", label: "What is wrong?", value: values.title,
                    hint: "One line, as you would say it across the room.",
                    problems: problems, autocomplete: "off", required: true, autofocus: true))
                \(severityField(meanings: severities, selected: Int(values.severity).flatMap(Severity.init(level:)), problems: problems))
                \(radioField(
                    "stage", label: "What is the situation?",
                    options: [
                        ("now", "It is happening", nil), ("over", "It is already over", nil),
                        ("near_miss", "It nearly happened", IncidentKind.nearMiss.help),
                        ("drill", "It is a drill", IncidentKind.drill.help),
                    ], selected: values.stage, problems: problems))
                \(formActions(submitButton("Declare")))
                """))
            """)
    }
}
