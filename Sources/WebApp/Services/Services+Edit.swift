import Domain
import HTML
import WebServer

extension Services {
    static func new(_ visit: Visit) async throws -> Response {
        let teams = try await visit.read { try $0.teams() }
        return .page(servicePage(visit.frame, nil, ServiceForm(), teams: teams, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let values = ServiceForm(visit.form)
        return try await attempt {
            let edit = try values.edit()
            _ = try await visit.change { try $0.createService(edit) }
            return .redirect(to: Paths.services, notice: FlashNotice("Added the service \(edit.name.trimmed)."))
        } orShow: { problems, _ in
            servicePage(visit.frame, nil, values, teams: try await visit.read { try $0.teams() }, problems: problems)
        }
    }

    static func edit(_ visit: Visit) async throws -> Response {
        let id: ID<Service> = try visit.id("service")
        let (service, teams, freezes) = try await visit.read { reading in
            (
                try reading.service(id).orNotFound(), try reading.teams(),
                try reading.freezesInForce(at: visit.now).filter { $0.freeze.holds(id, at: visit.now) }
            )
        }
        let note: HTML = """
            \(Freezes.banner(visit.frame, freezes))
            <p class="hint">Pipelines use the name <code>\(service.slug)</code>.</p>
            """
        return .page(servicePage(visit.frame, id, ServiceForm(service), teams: teams, note: note, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let id: ID<Service> = try visit.id("service")
        _ = try await visit.read { try $0.service(id) }.orNotFound()
        let values = ServiceForm(visit.form)
        return try await attempt {
            let edit = try values.edit()
            try await visit.change { try $0.edit(id, edit) }
            return .redirect(to: Paths.services, notice: FlashNotice("Saved the service \(edit.name.trimmed)."))
        } orShow: { problems, _ in
            servicePage(visit.frame, id, values, teams: try await visit.read { try $0.teams() }, problems: problems)
        }
    }

    static func delete(_ visit: Visit) async throws -> Response {
        let id: ID<Service> = try visit.id("service")
        let name = try await visit.read { try $0.service(id)?.name }.orNotFound()
        try await visit.change { try $0.deleteService(id) }
        return .redirect(to: Paths.services, notice: FlashNotice("Deleted \(name). You can restore it below."))
    }

    static func restore(_ visit: Visit) async throws -> Response {
        let id: ID<Service> = try visit.id("service")
        try await visit.change { try $0.restoreService(id) }
        return .redirect(to: Paths.services, notice: FlashNotice("Service restored."))
    }

    private static func servicePage(
        _ frame: Frame, _ id: ID<Service>?, _ values: ServiceForm, teams: [Team], note: HTML? = nil,
        problems: [Refusal.Problem]
    ) -> HTML {
        let title = id == nil ? "Add a service" : "Edit a service"
        return page(
            frame, title: title, section: .settings, problems: problems,
            """
            <h1>\(title)</h1>
            \(note)
            \(form(
                id.map(Paths.service) ?? Paths.services, frame,
                """
                \(textField(
                    "name", label: "Name", value: values.name,
                    hint: "The name that people use, such as “Card payments”.",
                    problems: problems, autocomplete: "off", required: true, autofocus: true, width: .half))
                \(textField("purpose", label: "Purpose", value: values.purpose, limit: Text.Limit.sentence,
                    hint: "A sentence about what it does, for somebody from another team.", problems: problems, autocomplete: "off"))
                \(selectField("team", label: "Team that owns it", options: [("", "No team yet")] + teams.map { ($0.id.description, $0.name) }, selected: values.team, problems: problems))
                \(formActions(submitButton(id == nil ? "Add the service" : "Save")))
                """))
            """)
    }
}
