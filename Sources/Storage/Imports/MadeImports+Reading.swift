import Domain
import Foundation

/// An import with the incidents that it brought or updated.
package struct ImportDossier: Sendable {
    package let madeImport: Import
    package let incidents: [ImportedIncident]
}

/// An incident of an import, as it is now.
package struct ImportedIncident: Sendable {
    package let id: ID<Incident>
    package let title: String
    package let isUpdate: Bool
    package let isInBin: Bool
    /// The reason why an undo leaves it as it is; nil if it moves it to the bin.
    package let obstacle: String?
}

extension Reading {
    /// The imports that brought something which the asker may see, newest first.
    package func imports(atMost limit: Int) throws -> [Import] {
        try rows("\(madeImports) ORDER BY m.id DESC LIMIT ?", [limit], Reading.readImport)
    }

    /// An import with its incidents, also those in the bin. Incidents that the asker may not see are left out.
    package func importDossier(_ id: ID<Import>) throws -> ImportDossier? {
        let found = try first("\(madeImports) WHERE m.id = ?", [id.rawValue], Reading.readImport)
        guard let found else { return nil }
        return ImportDossier(madeImport: found, incidents: try importedIncidents(of: id))
    }

    func importedIncidents(of id: ID<Import>) throws -> [ImportedIncident] {
        try rows(
            """
            SELECT i.id, i.title, d.is_update, i.deleted_at IS NOT NULL, EXISTS (SELECT 1 FROM audit_entry AS a
                WHERE a.incident_id = d.incident_id AND a.id > d.last_entry)
            FROM imported_document AS d JOIN incident AS i ON i.id = d.incident_id
            WHERE d.import_id = ? AND (\(isOfImport)) ORDER BY d.id
            """, [id.rawValue]
        ) { columns in
            let incident: ID<Incident> = columns.id()
            let (title, isUpdate, isInBin, isChanged) = (columns.text(), columns.bool(), columns.bool(), columns.bool())
            let obstacle =
                isUpdate
                ? "\(incident.key) was here before, so it stays; each of its changes can be undone by itself."
                : isChanged && !isInBin ? "\(incident.key) was changed since, so it stays as it is." : nil
            return ImportedIncident(
                id: incident, title: title, isUpdate: isUpdate, isInBin: isInBin, obstacle: obstacle)
        }
    }

    /// Whether the incident `i` of an import may be known: also in the bin, where an undo has put it.
    private var isOfImport: String { asker.isMember ? seesIncident("i") : "0" }

    private var madeImports: String {
        """
        SELECT m.id, CASE WHEN s.seen = s.every THEN m.source ELSE '' END, m.made_at, coalesce(p.name, ''), m.undone_at,
            s.created, s.seen - s.created
        FROM import AS m LEFT JOIN person AS p ON p.id = m.made_by JOIN (
            SELECT d.import_id, count(*) AS every, sum((\(isOfImport))) AS seen,
                sum(d.is_update = 0 AND (\(isOfImport))) AS created
            FROM imported_document AS d JOIN incident AS i ON i.id = d.incident_id GROUP BY d.import_id
        ) AS s ON s.import_id = m.id AND s.seen > 0
        """
    }

    private static func readImport(_ columns: inout Columns) -> Import {
        Import(
            id: columns.id(), source: columns.text(), madeAt: columns.date(), madeBy: columns.text(),
            undoneAt: columns.optionalDate(), created: columns.int(), updated: columns.int())
    }
}
