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
        ) {
            ExportablePostmortem(
                incidentID: $0.id(), title: $0.text(), severity: try $0.severity(), declaredAt: $0.date(),
                state: try $0.value())
        }
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
