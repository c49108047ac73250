import Domain
import HTML
import Storage
import WebServer

extension Guardrails {
    static func edit(_ visit: Visit) async throws -> Response {
        let (dossier, choices) = try await readGuardrail(visit)
        let services = try await visit.read { try $0.picks(.service, of: dossier.services.map(\.id.rawValue)) }
        let values = GuardrailForm(dossier, services: services)
        return .page(guardrailEditPage(visit.frame, dossier, values, choices, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let (dossier, choices) = try await readGuardrail(visit)
        let id = dossier.guardrail.id
        let values = GuardrailForm(try await visit.picking(GuardrailForm.pickers))
        return try await attempt {
            let edit = try values.edit()
            return try await visit.saved(.guardrail(id), from: values.version, "\(id.key) saved.") {
                try $0.editGuardrail(id, edit, from: values.version)
            }
        } orShow: { problems, _ in
            guardrailEditPage(visit.frame, dossier, values, choices, problems: problems)
        }
    }

    static func delete(_ visit: Visit) async throws -> Response {
        let id = try visit.guardrailID()
        let guardrail = try await visit.read { try $0.guardrail(id).orNotFound() }
        try await visit.change { try $0.delete(.guardrail(id)) }
        return .redirect(
            to: Paths.guardrails,
            notice: FlashNotice("Moved \(id.key) “\(guardrail.name)” to the bin.", undo: .guardrail(id)))
    }

    private static func readGuardrail(_ visit: Visit) async throws -> (
        dossier: GuardrailDossier, choices: GuardrailChoices
    ) {
        let id = try visit.guardrailID()
        return try await visit.read { (try $0.guardrailDossier(id).orNotFound(), try GuardrailChoices($0)) }
    }

    private static func guardrailEditPage(
        _ frame: Frame, _ dossier: GuardrailDossier, _ values: GuardrailForm, _ choices: GuardrailChoices,
        problems: [Refusal.Problem]
    ) -> HTML {
        let guardrail = dossier.guardrail
        return page(
            frame, title: "Edit \(guardrail.key)", section: .guardrails, problems: problems,
            """
            <p class="back"><a href="\(Paths.guardrail(guardrail.id))">\(guardrail.key.description)</a></p>
            <h1>Edit the guardrail</h1>
            \(form(
                Paths.guardrail(guardrail.id), frame, draft: "\(guardrail.key) details",
                """
                \(hiddenField("version", String(values.version)))
                \(values.fields(choices, current: dossier, problems: problems))
                \(formActions(submitButton("Save")))
                """))
            """)
    }
}
