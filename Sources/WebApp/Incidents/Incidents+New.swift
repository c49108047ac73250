import Domain
import HTML
import Storage
import WebServer

extension Incidents {
    /// The form for declaring an incident: a title and a severity, everything else later. It has to work on a phone at
    /// three in the morning.
    static func new(_ visit: Visit) async throws -> Response {
        let choices = try await visit.read { try DeclarationChoices($0) }
        return .page(incidentNewPage(visit.frame, DeclarationForm(), choices, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let form = DeclarationForm(try await visit.picking(DeclarationForm.pickers))
        return try await attempt {
            let declaration = try form.declaration(TimeInput(now: visit.now, zone: visit.frame.zone))
            let newService = form.newService.trimmed
            let id = try await visit.change { change in
                var declaration = declaration
                if !newService.isEmpty { declaration.services.insert(try change.service(named: newService)) }
                return try change.declare(declaration)
            }
            let isOver = !declaration.state.isOngoing
            let next = isOver ? "Write down what happened." : "Write down events as they happen."
            // While it goes on, the next entry of the timeline is what people type next.
            let place = isOver ? Paths.incident(id) : Paths.incident(id).anchored("entry")
            let doubts = declaration.times.impossibleOrders + declaration.times.future(now: visit.now)
            return .redirect(
                to: place,
                notice: FlashNotice((["\(id.key) declared. \(next)"] + doubts).joined(separator: " ")))
        } orShow: { problems, _ in
            let choices = try await visit.read { try DeclarationChoices($0) }
            return incidentNewPage(visit.frame, form, choices, problems: problems)
        }
    }

    private static func incidentNewPage(
        _ frame: Frame, _ values: DeclarationForm, _ choices: DeclarationChoices, problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Declare an incident", section: .incidents, problems: problems,
            """
            <h1>Declare an incident</h1>
            <p class="lead">It is better to be early than certain. You can dismiss the incident later.</p>
            <p>Did something nearly happen, and you would rather not say who you are? <a href="\(Paths.newNearMiss)">Report without your name</a></p>
            \(form(
                Paths.incidents, frame, cssClass: "declaration",
                """
                \(textField(
                    "title", label: "What is wrong?", value: values.title, limit: Text.Limit.title,
                    hint: "One line, as you would say it across the room.",
                    problems: problems, autocomplete: "off", required: true, autofocus: true))
                \(severityField(
                    meanings: choices.severities, selected: Int(values.severity).flatMap(Severity.init(level:)),
                    problems: problems))
                \(radioField(
                    "stage", label: "What is the situation?",
                    options: DeclarationForm.Stage.allCases.map { ($0.rawValue, $0.label, $0.help) },
                    selected: values.stage, problems: problems))
                \(timeFields(values, problems: problems))
                \(serviceField(values, choices, problems: problems))
                \(values.audience.newFields("incident", choices.audience, problems: problems))
                \(Freezes.announcement(choices.freezes))
                \(formActions(submitButton("Declare")))
                """))
            """)
    }

    /// Those that the situation has; the style sheet hides the others.
    private static func timeFields(_ values: DeclarationForm, problems: [Refusal.Problem]) -> HTML {
        """
        <div class="field-row declared-times">
        <div class="if-started">\(timeField("started", label: "Started", value: values.started, hint: "If you know: 14:02, -30m, yesterday 21:40.", problems: problems))</div>
        <div class="if-now">\(timeField("noticed", label: "Noticed", value: values.noticed, hint: "When somebody first saw it.", problems: problems))</div>
        <div class="if-over">\(timeField("noticed_before", label: "Noticed", value: values.noticedBefore, hint: "When somebody first saw it.", problems: problems))</div>
        <div class="if-over">\(timeField("mitigated", label: "Mitigated", value: values.mitigated, hint: "When the harm stopped.", problems: problems))</div>
        <div class="if-over">\(timeField("resolved", label: "Resolved", value: values.resolved, hint: "When it was over.", problems: problems))</div>
        </div>
        """
    }

    private static func serviceField(
        _ values: DeclarationForm, _ choices: DeclarationChoices, problems: [Refusal.Problem]
    ) -> HTML? {
        let new = textField(
            "new_service", label: choices.services.isEmpty ? "Service it affects" : "A service that is not listed",
            value: values.newService, hint: "Optional. It is added to your services.", problems: problems,
            autocomplete: "off", width: .half)
        if choices.services.isEmpty { return new }
        let boxes = picksField(
            "services", legend: "Services it affects", values.services, choices.services, hint: "Optional.",
            problems: problems)
        if choices.services.first.count <= 8 { return "\(boxes)\(new)" }
        let isOpen =
            !values.services.isEmpty || !values.newService.isEmpty
            || problems.contains { $0.field == "services" || $0.field == "new_service" }
        return disclosure("Services it affects", isOpen: isOpen, "\(boxes)\(new)")
    }
}

/// The choices of the form, and what will be frozen.
struct DeclarationChoices: Sendable {
    let severities: [SeverityMeaning]
    let services: PickChoices
    let freezes: FreezeSettings
    let audience: AudienceChoices

    init(_ reading: Reading) throws {
        severities = try reading.severities()
        services = try PickChoices(reading, .service)
        freezes = try reading.freezeSettings()
        audience = try AudienceChoices(reading)
    }
}
