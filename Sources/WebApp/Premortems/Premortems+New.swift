import Domain
import HTML
import Storage
import WebServer

extension Premortems {
    /// The form for opening a session, about a launch or on its own.
    static func new(_ visit: Visit) async throws -> Response {
        let (launch, services, chosen) = try await premortemSource(visit)
        var values = PremortemForm()
        values.title = launch?.title ?? ""
        values.services = Set(chosen.map(\.id.description))
        return .page(premortemNewPage(visit, values, launch, services, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let (launch, services, _) = try await premortemSource(visit)
        let values = PremortemForm(visit.form)
        return try await attempt {
            var problems = Problems()
            let edit = problems.checking { () throws(Refusal) in try values.edit(services) }
            let template = visit.app.premortemTemplates.first { $0.slug == values.template }
            if template == nil { problems.add(field: "template", "Choose a template.") }
            let anonymity = Anonymity(rawValue: values.anonymity)
            if anonymity == nil { problems.add(field: "anonymity", "Choose whether the session shows who wrote what.") }
            let pace = Pace(rawValue: values.pace)
            if pace == nil { problems.add(field: "pace", "Choose whether everyone takes part at the same time.") }
            try problems.throwIfAny()
            guard let edit, let template, let anonymity, let pace else { throw Refusal("Fill in the form.") }
            let id = try await visit.change {
                try $0.openPremortem(edit, launch: launch?.id, from: template, anonymity: anonymity, pace: pace)
            }
            return .redirect(to: Paths.premortem(id), notice: FlashNotice("\(id.key) opened. Share its code."))
        } orShow: { problems, _ in
            premortemNewPage(visit, values, launch, services, problems: problems)
        }
    }

    static func edit(_ visit: Visit) async throws -> Response {
        let (premortem, chosen, services) = try await readPremortem(visit)
        return .page(
            premortemEditPage(visit.frame, premortem, PremortemForm(premortem, chosen), services, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let (premortem, _, services) = try await readPremortem(visit)
        let values = PremortemForm(visit.form)
        return try await attempt {
            let edit = try values.edit(services)
            return try await visit.saved(
                .premortem(premortem.id), from: values.version, "\(premortem.key) saved."
            ) {
                try $0.editPremortem(premortem.id, edit, from: values.version)
            }
        } orShow: { problems, _ in
            premortemEditPage(visit.frame, premortem, values, services, problems: problems)
        }
    }

    static func delete(_ visit: Visit) async throws -> Response {
        let id = try visit.premortemID()
        try await visit.change { try $0.delete(.premortem(id)) }
        return .redirect(to: Paths.premortems, notice: FlashNotice("Moved \(id.key) to the bin.", undo: .premortem(id)))
    }

    private static func premortemSource(_ visit: Visit) async throws -> (Launch?, [Service], [Service]) {
        let text = visit.query["launch"]
        return try await visit.read { reading in
            let launch = try text.map { text in
                try ID<Launch>(text: text).flatMap { try reading.launch($0) }.orNotFound()
            }
            return (launch, try reading.services(), try launch.map { try reading.services(of: $0.id) } ?? [])
        }
    }

    private static func readPremortem(_ visit: Visit) async throws -> (Premortem, [Service], [Service]) {
        let id = try visit.premortemID()
        return try await visit.read { reading in
            let premortem = try reading.premortem(id).orNotFound()
            let chosen = try reading.services(of: id)
            let known = try reading.services()
            return (premortem, chosen, known + chosen.filter { service in !known.contains { $0.id == service.id } })
        }
    }

    private static func premortemNewPage(
        _ visit: Visit, _ values: PremortemForm, _ launch: Launch?, _ services: [Service], problems: [Refusal.Problem]
    ) -> HTML {
        let templates = visit.app.premortemTemplates
        return page(
            visit.frame, title: "Open a pre-mortem", section: .premortems, problems: problems,
            """
            <h1>Open a pre-mortem</h1>
            <p class="lead">Assume it went horribly wrong: what happened? Spend thirty minutes on this before a risky launch, with everyone on their own screen.</p>
            \(launch.map { "<p class=\"record-facts\">Before <a href=\"\(Paths.launch($0.id))\">\($0.title)</a></p>" as HTML })
            \(draftForm(
                Paths.premortems(launch: launch?.id), visit.frame,
                draft: "pre-mortem",
                """
                \(textField("title", label: "What is it about?", value: values.title, problems: problems, autocomplete: "off", required: true, autofocus: true))
                \(radioField("template", label: "Template", options: templates.map { ($0.slug, $0.name, $0.summary) }, selected: values.template.isEmpty ? templates.first?.slug ?? "" : values.template, problems: problems, required: true))
                \(radioField("anonymity", label: "Who wrote what?", options: Anonymity.allCases.map { ($0.rawValue, $0.label, $0.help) }, selected: values.anonymity, hint: "You cannot change this later. It is shown to everyone.", problems: problems, required: true))
                \(radioField("pace", label: "When?", options: Pace.allCases.map { ($0.rawValue, $0.label, $0.help) }, selected: values.pace, problems: problems, required: true))
                \(values.commonFields(services, problems: problems))
                \(formActions(submitButton("Open the session")))
                """))
            """)
    }

    private static func premortemEditPage(
        _ frame: Frame, _ premortem: Premortem, _ values: PremortemForm, _ services: [Service],
        problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Edit \(premortem.key)", section: .premortems, problems: problems,
            """
            <p class="back"><a href="\(Paths.premortem(premortem.id))">\(premortem.key.description)</a></p>
            <h1>Edit the pre-mortem</h1>
            \(form(
                Paths.premortem(premortem.id), frame,
                """
                \(hiddenField("version", String(values.version)))
                \(textField("title", label: "What is it about?", value: values.title, problems: problems, autocomplete: "off", required: true))
                \(values.commonFields(services, problems: problems))
                \(formActions(submitButton("Save")))
                """))
            <section class="endings" aria-label="Other ways">
            \(postButton("Move to the bin", to: Paths.premortemDeletion(premortem.id), frame, style: .quiet))
            </section>
            """)
    }
}

/// The form of a session with its values as typed.
struct PremortemForm: Sendable {
    var title = ""
    var template = ""
    var anonymity = Anonymity.anonymous.rawValue
    var pace = Pace.together.rawValue
    var allowsGuests = false
    var dots = "5"
    var lookBackOn = ""
    var services: Set<String> = []
    var version = 0

    init() {}

    init(_ premortem: Premortem, _ services: [Service]) {
        title = premortem.title
        allowsGuests = premortem.allowsGuests
        dots = String(premortem.dots)
        lookBackOn = premortem.lookBackOn?.iso ?? ""
        self.services = Set(services.map(\.id.description))
        version = premortem.version
    }

    init(_ form: Form) {
        title = form["title"] ?? ""
        template = form["template"] ?? ""
        anonymity = form["anonymity"] ?? ""
        pace = form["pace"] ?? ""
        allowsGuests = form.contains("allows_guests")
        dots = form["dots"] ?? ""
        lookBackOn = form["look_back_on"] ?? ""
        services = Set(form.all("services"))
        version = form["version"].flatMap { Int($0) } ?? 0
    }

    func edit(_ known: [Service]) throws(Refusal) -> Storage.PremortemEdit {
        var problems = Problems()
        if title.trimmed.isEmpty { problems.add(field: "title", "Enter what it is about.") }
        let dots = Int(self.dots.trimmed)
        if dots.map({ !Premortem.dotsAllowed.contains($0) }) ?? true {
            problems.add(field: "dots", "Enter a number of dots between 1 and 20.")
        }
        let day = Day(iso: lookBackOn.trimmed)
        if day == nil && !lookBackOn.trimmed.isEmpty {
            problems.add(field: "look_back_on", "Enter year, month and day, such as 2026-03-01.")
        }
        let chosen = services.compactMap { ID<Service>(text: $0) }
        try problems.throwIfAny()
        return Storage.PremortemEdit(
            title: title, allowsGuests: allowsGuests, dots: dots ?? 5, lookBackOn: day, services: Set(chosen))
    }

    func commonFields(_ known: [Service], problems: [Refusal.Problem]) -> HTML {
        """
        \(when: !known.isEmpty, checkboxes("services", legend: "Services it affects", options: known.map { ($0.id.description, $0.name) }, selected: services, hint: "Their past incidents are shown as material.", problems: problems))
        \(checkbox("allows_guests", label: "Guests may take part", isOn: allowsGuests, hint: "They only need a display name, and can see this session and nothing else."))
        \(textField("dots", label: "Dots for each person", value: dots, problems: problems, type: .number, width: .tiny))
        \(textField("look_back_on", label: "Look back on", value: lookBackOn, hint: "Optional. The day on which you will ask which risks came true.", problems: problems, type: .date, width: .short))
        """
    }
}
