import Domain
import HTML
import Storage
import WebServer

extension Guardrails {
    /// The form for adding a guardrail that is missing, being built, or already in place. It is linked at once to the
    /// records it came from.
    static func new(_ visit: Visit) async throws -> Response {
        let source = try await GuardrailSource(visit)
        let choices = try await visit.read { try GuardrailChoices($0) }
        return .page(guardrailNewPage(visit.frame, NewGuardrailForm(source), source, choices, problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let source = try await GuardrailSource(visit)
        let catalogue = visit.app.catalogue
        let values = NewGuardrailForm(try await visit.picking(GuardrailForm.pickers))
        return try await attempt {
            let (edit, state, relations) = try values.checked(source)
            let (id, asks) = try await visit.change { change in
                let id = try change.addGuardrail(edit, state: state, entry: source.entry?.slug)
                try source.link(id, relations, change)
                try source.accept(by: catalogue, change)
                return (id, try !change.reading.incidentsLikelyCaught(by: id).isEmpty)
            }
            return .redirect(
                to: asks
                    ? Paths.retrodiction(id, from: source.origin) : Paths.guardrail(id, from: source.origin),
                notice: FlashNotice("\(id.key) added to the register as \(state.label.lowercased())."))
        } orShow: { problems, _ in
            let choices = try await visit.read { try GuardrailChoices($0) }
            return guardrailNewPage(visit.frame, values, source, choices, problems: problems)
        }
    }

    private static func guardrailNewPage(
        _ frame: Frame, _ values: NewGuardrailForm, _ source: GuardrailSource, _ choices: GuardrailChoices,
        problems: [Refusal.Problem]
    ) -> HTML {
        let states: [(value: String, label: String, help: String?)] = [
            ("proposed", "Proposed", "It is missing, and we know that it is."),
            ("building", "Building", "Somebody is making it."),
            ("in_place", "In place", "It is there. A proof comes later."),
        ]
        return page(
            frame, title: "Add a guardrail", section: .guardrails, problems: problems,
            """
            <h1>Add a guardrail</h1>
            <p class="lead">A safeguard that the organisation has, is building or lacks.</p>
            \(when: source.entry == nil, "<p><a href=\"\(Paths.catalogue)\">Start from an entry in the catalogue</a></p>")
            \(form(
                source.action, frame, draft: "guardrail \(source.action.address)",
                """
                \(source.fields(values, problems: problems))
                \(values.details.fields(choices, problems: problems, autofocus: true))
                \(radioField(
                    "state", label: "What is its state?", options: states, selected: values.state, problems: problems,
                    required: true))
                \(formActions(submitButton("Add the guardrail")))
                """))
            """)
    }
}
