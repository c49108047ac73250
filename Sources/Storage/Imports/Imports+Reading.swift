import Domain
import Foundation
import Secrets

extension Reading {
    /// The document as it was imported last, if its incident is still there.
    struct StoredDocument {
        let incident: ID<Incident>
        let original: String
        /// The version of the incident that the import left behind.
        let version: Int
    }

    /// What importing a document would do: the same content from anywhere is known, and so is the same path.
    package func plan(_ document: ImportDocument) throws -> ImportPlan {
        let digest = Data(Token.digest(of: document.original))
        let latest = """
            NOT EXISTS (SELECT 1 FROM imported_document AS o WHERE o.incident_id = d.incident_id AND o.id > d.id)
            """
        let same: ID<Incident>? = try first(
            """
            SELECT d.incident_id FROM imported_document AS d JOIN incident AS i ON i.id = d.incident_id
            WHERE d.digest = ? AND \(latest) AND \(visibleIncident("i")) ORDER BY d.path = ? DESC, d.id LIMIT 1
            """, [digest, document.path]
        ) { $0.id() }
        if let same { return .leave(same) }
        if let hidden = try privateIncident(importedFrom: document.path, digest) { return .leave(hidden) }
        return try storedDocument(of: document).map { .update($0.incident) } ?? .create
    }

    /// Whoever has the document and the server is told that it is here, and nothing is made from it a second time for
    /// everybody to see.
    private func privateIncident(importedFrom path: String, _ digest: Data) throws -> ID<Incident>? {
        guard case .command = asker else { return nil }
        return try first(
            """
            SELECT d.incident_id FROM imported_document AS d JOIN incident AS i ON i.id = d.incident_id
            WHERE (d.path = ? OR d.digest = ?) AND i.is_private = 1 AND i.deleted_at IS NULL ORDER BY d.id DESC LIMIT 1
            """, [path, digest]
        ) { $0.id() }
    }

    /// The earlier original of a document, by its path. Under a loose path it has the same title or day.
    func storedDocument(of document: ImportDocument) throws -> StoredDocument? {
        let stored = try rows(
            """
            SELECT d.incident_id, d.text, d.incident_version
            FROM imported_document AS d JOIN incident AS i ON i.id = d.incident_id
            WHERE d.path = ? AND \(visibleIncident("i"))
                AND NOT EXISTS (SELECT 1 FROM imported_document AS o WHERE o.incident_id = d.incident_id AND o.id > d.id)
            ORDER BY d.id DESC LIMIT ?
            """, [document.path, document.isPathLoose ? 20 : 1]
        ) { StoredDocument(incident: $0.id(), original: $0.text(), version: $0.int()) }
        if !document.isPathLoose { return stored.first }
        return stored.first { earlier in
            guard let base = document.reread(earlier.original) else { return false }
            let isSameDay = base.day != nil && base.day?.value == document.reading.day?.value
            return isSameDay || base.title == document.reading.title
        }
    }

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
