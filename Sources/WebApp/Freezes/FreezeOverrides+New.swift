import Domain
import HTML
import Storage
import WebServer

extension FreezeOverrides {
    static func new(_ visit: Visit) async throws -> Response {
        let (summary, services) = try await visit.freezeToPass()
        return .page(overridePage(visit.frame, summary, services, OverrideForm(only: services), problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let (summary, services) = try await visit.freezeToPass()
        let values = OverrideForm(visit.form)
        let freeze = summary.freeze.id
        return try await attempt {
            guard let service = ID<Service>(text: values.service) else {
                throw Refusal(field: "service", "Choose one of the services that this freeze holds.")
            }
            let id = try await visit.change {
                try $0.requestOverride(of: freeze, service: service, reason: values.reason)
            }
            return .redirect(
                to: Paths.freeze(freeze).anchored("overrides"),
                notice: FlashNotice(
                    "Override \(id) requested. It is waiting for a second person to confirm it. The freeze stays in force."
                ))
        } orShow: { problems, _ in
            overridePage(visit.frame, summary, services, values, problems: problems)
        }
    }

    private static func overridePage(
        _ frame: Frame, _ summary: FreezeSummary, _ services: [Service], _ values: OverrideForm,
        problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Let one deployment through", section: .settings, problems: problems,
            """
            <p class="back"><a href="\(Paths.freeze(summary.freeze.id))">Deploy freeze of \(summary.scopeWords)</a></p>
            <h1>Let one deployment through</h1>
            <p class="lead">The freeze stays in force. Once a second person confirms the override, \
            one deployment that gives its number can go ahead within an hour.</p>
            \(form(
                Paths.freezeOverrides(summary.freeze.id), frame,
                """
                \(radioField(
                    "service", label: "Service",
                    options: services.map { ($0.id.description, $0.name) }, selected: values.service,
                    problems: problems, required: true))
                \(textField(
                    "reason", label: "Why can it not wait?", value: values.reason,
                    hint: "Say what is deployed, and what would happen without it. The second person reads this.",
                    problems: problems, autocomplete: "off", required: true))
                \(formActions(submitButton("Request the override")))
                """))
            """)
    }
}

extension Visit {
    /// The freeze, and the services it holds.
    fileprivate func freezeToPass() async throws -> (FreezeSummary, [Service]) {
        let id: ID<Freeze> = try self.id("freeze")
        return try await read { reading in
            let summary = try reading.freeze(id).orNotFound()
            return (summary, try reading.services().filter { summary.freeze.scope.covers($0.id) })
        }
    }
}
