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
        return try storedDocument(at: document.path).map { .update($0.incident) } ?? .create
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

    func storedDocument(at path: String) throws -> StoredDocument? {
        try first(
            """
            SELECT d.incident_id, d.text, d.incident_version
            FROM imported_document AS d JOIN incident AS i ON i.id = d.incident_id
            WHERE d.path = ? AND \(visibleIncident("i")) ORDER BY d.id DESC LIMIT 1
            """, [path]
        ) { StoredDocument(incident: $0.id(), original: $0.text(), version: $0.int()) }
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

    func madeImport(_ id: ID<Import>) throws -> Import? {
        guard asker.isMember else { return nil }
        return try first("\(Reading.imports) WHERE m.id = ?", [id.rawValue], Reading.readImport)
    }

    private static let imports = """
        SELECT m.id, m.source, m.made_at, m.undone_at,
            (SELECT count(*) FROM imported_document WHERE import_id = m.id AND is_update = 0),
            (SELECT count(*) FROM imported_document WHERE import_id = m.id AND is_update = 1)
        FROM import AS m
        """

    private static func readImport(_ columns: inout Columns) -> Import {
        Import(
            id: columns.id(), source: columns.text(), madeAt: columns.date(), undoneAt: columns.optionalDate(),
            created: columns.int(), updated: columns.int())
    }
}
