import Domain
import HTML
import Storage
import WebServer

extension Launches {
    static func new(_ visit: Visit) async throws -> Response {
        let choices = try await visit.read { try LaunchChoices($0) }
        return .page(launchFormPage(visit.frame, nil, LaunchForm(), choices, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let values = LaunchForm(visit.form)
        return try await attempt {
            let edit = try values.edit()
            let id = try await visit.change { try $0.addLaunch(edit) }
            return .redirect(
                to: Paths.launch(id), notice: FlashNotice("Launch planned. Hold a pre-mortem before it."))
        } orShow: { problems, _ in
            let choices = try await visit.read { try LaunchChoices($0) }
            return launchFormPage(visit.frame, nil, values, choices, problems: problems)
        }
    }

    static func edit(_ visit: Visit) async throws -> Response {
        let id: ID<Launch> = try visit.id("launch")
        let (launch, services, choices) = try await visit.read { reading in
            let services = try reading.services(of: id)
            return (try reading.launch(id).orNotFound(), services, try LaunchChoices(reading, besides: services))
        }
        return .page(launchFormPage(visit.frame, id, LaunchForm(launch, services), choices, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let id: ID<Launch> = try visit.id("launch")
        let values = LaunchForm(visit.form)
        return try await attempt {
            let edit = try values.edit()
            return try await visit.saved(.launch(id), from: values.version, "Launch saved.") {
                try $0.editLaunch(id, edit, from: values.version)
            }
        } orShow: { problems, _ in
            let choices = try await visit.read { try LaunchChoices($0, besides: try $0.services(of: id)) }
            return launchFormPage(visit.frame, id, values, choices, problems: problems)
        }
    }

    static func delete(_ visit: Visit) async throws -> Response {
        let id: ID<Launch> = try visit.id("launch")
        try await visit.change { try $0.delete(.launch(id)) }
        return .redirect(to: Paths.launches, notice: FlashNotice("Moved the launch to the bin.", undo: .launch(id)))
    }

    private static func launchFormPage(
        _ frame: Frame, _ id: ID<Launch>?, _ values: LaunchForm, _ choices: LaunchChoices, problems: [Refusal.Problem]
    ) -> HTML {
        let title = id == nil ? "Plan a launch" : "Edit the launch"
        return page(
            frame, title: title, section: .premortems, problems: problems,
            """
            <h1>\(title)</h1>
            \(draftForm(
                id.map(Paths.launch) ?? Paths.launches, frame, draft: "launch \(id?.description ?? "new")",
                """
                \(when: id != nil, hiddenField("version", String(values.version)))
                \(textField("title", label: "What will you launch?", value: values.title, problems: problems, autocomplete: "off", required: true, autofocus: id == nil))
                \(textField("launch_on", label: "Date", value: values.date, problems: problems, type: .date, width: .short))
                \(selectField("owner", label: "Owner", options: [("", "No owner yet")] + choices.people.map { ($0.id.description, $0.name) }, selected: values.owner, problems: problems))
                \(textField("blast_radius", label: "Blast radius", value: values.blastRadius, hint: "A sentence about what is affected if it goes wrong.", problems: problems, autocomplete: "off"))
                \(when: !choices.services.isEmpty, checkboxes("services", legend: "Services", options: choices.services.map { ($0.id.description, $0.name) }, selected: values.services, hint: "The checklist comes from the guardrails that protect these services.", problems: problems))
                \(textArea("plan", label: "Plan", value: values.plan, hint: "The steps, and how to undo them. You can use Markdown.", problems: problems, rows: 8))
                \(formActions(submitButton(id == nil ? "Plan the launch" : "Save")))
                """))
            """)
    }
}
