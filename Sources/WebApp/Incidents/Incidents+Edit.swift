import Domain
import HTML
import Storage
import WebServer

extension Incidents {
    static func edit(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let (values, choices) = try await visit.read { reading in
            let incident = try reading.incident(id).orNotFound()
            let services = try reading.picks(.service, of: try reading.services(of: id).map(\.id.rawValue))
            return (IncidentForm(incident, services: services), try IncidentChoices(reading, id))
        }
        let hints = try await visit.hints(for: values.words, at: .incident(id))
        return .page(incidentEditPage(visit.frame, id, values, choices, hints, problems: []))
    }

    static func update(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let values = IncidentForm(try await visit.picking(IncidentForm.pickers))
        let choices = try await visit.read { reading in
            _ = try reading.incident(id).orNotFound()
            return try IncidentChoices(reading, id)
        }
        return try await attempt {
            let edit = try values.edit()
            return try await visit.saved(.incident(id), from: values.version, "\(id.key) saved.") {
                try $0.edit(id, edit, from: values.version)
            }
        } orShow: { problems, _ in
            let hints = try await visit.hints(for: values.words, at: .incident(id))
            return incidentEditPage(visit.frame, id, values, choices, hints, problems: problems)
        }
    }

    private static func incidentEditPage(
        _ frame: Frame, _ id: ID<Incident>, _ values: IncidentForm, _ choices: IncidentChoices, _ hints: [TextHint],
        problems: [Refusal.Problem]
    ) -> HTML {
        page(
            frame, title: "Edit \(id.key)", section: .incidents, problems: problems, scripts: ["js/wording.js"],
            """
            <p class="back"><a href="\(Paths.incident(id))">\(id.key.description)</a></p>
            <h1>Edit the incident</h1>
            <p class="record-facts">The state has <a href="\(Paths.incidentTransition(id))">a page of its own</a>.</p>
            \(privacyLine(isPrivate: choices.isPrivate, of: .incident(id), frame))
            \(form(Paths.incident(id), frame, draft: "\(id.key) details", values.fields(frame, id, choices, problems: problems)))
            \(WordingHints.list(hints, at: .incident(id), fields: ["title", "summary", "how_noticed", "surprise"]))
            """)
    }

    static func delete(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        try await visit.change { try $0.delete(.incident(id)) }
        return .redirect(to: Paths.incidents, notice: FlashNotice("Moved \(id.key) to the bin.", undo: .incident(id)))
    }
}
