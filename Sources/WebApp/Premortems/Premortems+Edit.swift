import Domain
import HTML
import Storage
import WebServer

extension Premortems {
    static func edit(_ visit: Visit) async throws -> Response {
        let (premortem, chosen, services) = try await readPremortem(visit)
        return .page(
            premortemEditPage(
                visit.frame, premortem, PremortemForm(premortem, services: chosen), services, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let (premortem, _, services) = try await readPremortem(visit)
        let values = PremortemForm(try await visit.picking(PremortemForm.pickers))
        return try await attempt {
            let edit = try values.edit()
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

    private static func readPremortem(_ visit: Visit) async throws -> (Premortem, [Pick], PickChoices) {
        let id = try visit.premortemID()
        return try await visit.read { reading in
            let premortem = try reading.premortem(id).orNotFound()
            let chosen = try reading.services(of: id).map(\.id.rawValue)
            return (premortem, try reading.picks(.service, of: chosen), try PickChoices(reading, .service))
        }
    }

    private static func premortemEditPage(
        _ frame: Frame, _ premortem: Premortem, _ values: PremortemForm, _ services: PickChoices,
        problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Edit \(premortem.key)", section: .premortems, problems: problems,
            """
            <p class="back"><a href="\(Paths.premortem(premortem.id))">\(premortem.key.description)</a></p>
            <h1>Edit the pre-mortem</h1>
            \(privacyLine(isPrivate: premortem.isPrivate, of: .premortem(premortem.id), frame))
            \(form(
                Paths.premortem(premortem.id), frame,
                """
                \(hiddenField("version", String(values.version)))
                \(textField(
                    "title", label: "What is it about?", value: values.title, limit: Text.Limit.title, problems: problems, autocomplete: "off",
                    required: true))
                \(values.planField(nil, problems: problems))
                \(values.commonFields(services, problems: problems))
                \(formActions(submitButton("Save")))
                """))
            <section class="endings" aria-label="Other ways">
            \(postButton("Move to the bin", to: Paths.premortemDeletion(premortem.id), frame, style: .quiet))
            </section>
            """)
    }
}
