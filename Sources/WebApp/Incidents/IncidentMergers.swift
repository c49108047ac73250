import Domain
import HTML
import Storage
import WebServer

/// Pages and actions at `/incidents/:incident/merger`.
enum IncidentMergers {
    /// The form for merging one incident into another.
    static func new(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let incident = try await visit.read { try $0.incident(id).orNotFound() }
        return .page(mergerPage(visit.frame, incident, into: "", problems: []))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let id = try visit.incidentID()
        let incident = try await visit.read { try $0.incident(id).orNotFound() }
        let into = visit.form["into"] ?? ""
        return try await attempt {
            guard let key = Key(into.trimmed), key.prefix == .incident else {
                throw Refusal(field: "into", "Enter the key of another incident, such as INC-12.")
            }
            let target = ID<Incident>(key.number)
            try await visit.change { try $0.merge(id, into: target) }
            return .redirect(to: Paths.incident(target), notice: FlashNotice("Merged \(id.key) into \(target.key)."))
        } orShow: { problems, _ in
            mergerPage(visit.frame, incident, into: into, problems: problems)
        }
    }

    private static func mergerPage(_ frame: Frame, _ incident: Incident, into: String, problems: [Refusal.Problem])
        -> HTML
    {
        page(
            frame, title: "Merge \(incident.key)", section: .incidents, problems: problems,
            """
            <p class="back"><a href="\(Paths.incident(incident.id))">\(incident.key.description)</a></p>
            <h1>Merge into another incident</h1>
            <p class="lead">\(incident.key.description) will then redirect to the other incident. Its timeline, findings and follow-ups stay where they are, and the other incident links to them.</p>
            \(form(
                Paths.incidentMerger(incident.id), frame,
                """
                \(textField("into", label: "Key of the other incident", value: into, problems: problems, required: true, autofocus: true, width: .short, placeholder: "INC-12"))
                \(formActions(submitButton("Merge")))
                """))
            """)
    }
}
