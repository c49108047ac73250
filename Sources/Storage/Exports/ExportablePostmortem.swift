import Domain
import Foundation

/// A postmortem as an entry of an export's index.
package struct ExportablePostmortem: Equatable, Sendable {
    package let incidentID: ID<Incident>
    package let title: String
    package let severity: Severity
    package let declaredAt: Date
    package let state: PostmortemState

    package var key: Key { incidentID.key }

    static let columns = """
        i.id, i.title, i.severity, i.declared_at,
        (SELECT p.state FROM postmortem AS p WHERE p.incident_id = i.id AND p.deleted_at IS NULL)
        """

    init(_ columns: inout Columns) throws {
        incidentID = columns.id()
        title = columns.text()
        severity = try columns.severity()
        declaredAt = columns.date()
        state = try columns.value()
    }
}

extension Reading {
    /// The postmortems that the asker may see, by key: those that have been published and, if wanted, the others too.
    package func exportablePostmortems(withDrafts: Bool) throws -> [ExportablePostmortem] {
        try rows(
            """
            SELECT i.id, i.title, i.severity, i.declared_at, p.state
            FROM postmortem AS p JOIN incident AS i ON i.id = p.incident_id
            WHERE p.deleted_at IS NULL AND \(visibleIncident("i")) AND (? OR p.published_at IS NOT NULL) ORDER BY i.id
            """, [withDrafts]
        ) { try ExportablePostmortem(&$0) }
    }

    /// A page of the list of incidents, without those that have no postmortem to export.
    package func exportablePostmortems(
        _ query: IncidentQuery, withDrafts: Bool
    ) throws -> ListSlice<ExportablePostmortem> {
        try slice(exportable(query, withDrafts), at: query.place) { try ExportablePostmortem(&$0) }
    }

    /// All of that list, by key.
    package func exportablePostmortems(
        ofAll query: IncidentQuery, withDrafts: Bool
    ) throws -> [ExportablePostmortem] {
        try start(of: exportable(query, withDrafts), atMost: Int(Int32.max)) { try ExportablePostmortem(&$0) }
            .sorted { $0.incidentID < $1.incidentID }
    }

    private func exportable(_ query: IncidentQuery, _ withDrafts: Bool) -> OrderedList {
        list(query).narrowed(
            to: """
                EXISTS (SELECT 1 FROM postmortem AS p WHERE p.incident_id = i.id AND p.deleted_at IS NULL
                    \(withDrafts ? "" : "AND p.published_at IS NOT NULL"))
                """,
            columns: ExportablePostmortem.columns)
    }

    /// The latest publication, which tells that there is something new to export.
    package func lastPublication() throws -> Int64? {
        try first("SELECT max(document_revision_id) FROM publication WHERE \(seesOrganisation)") { $0.optionalInt64() }
            ?? nil
    }

    /// The guardrails that the asker may see, by key, with their names.
    package func exportableGuardrails() throws -> [(id: ID<Guardrail>, name: String)] {
        try rows("SELECT g.id, g.name FROM guardrail AS g WHERE \(visibleGuardrail("g")) ORDER BY g.id") {
            (id: $0.id(), name: $0.text())
        }
    }

    /// The follow-ups that the asker may see, by key, with their titles and incidents.
    package func exportableFollowUps() throws -> [(id: ID<FollowUp>, title: String, incident: ID<Incident>?)] {
        try rows(
            "SELECT f.id, f.title, f.incident_id FROM follow_up AS f WHERE \(visibleFollowUp("f")) ORDER BY f.id"
        ) { (id: $0.id(), title: $0.text(), incident: $0.optionalID()) }
    }
}
