import Domain

extension Reading {
    /// The document that an incident was imported from, as it was imported last.
    package func original(of incident: ID<Incident>) throws -> String? {
        try first(
            """
            SELECT d.text FROM imported_document AS d JOIN incident AS i ON i.id = d.incident_id
            WHERE d.incident_id = ? AND \(visibleIncident("i")) ORDER BY d.id DESC LIMIT 1
            """, [incident.rawValue]
        ) { $0.text() }
    }
}
