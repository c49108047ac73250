import Domain
import Foundation

/// An earlier text of a timeline event.
package struct TimelineEventRevision: Equatable, Sendable {
    package let version: Int
    package let moment: Moment
    package let text: String
    package let writtenAt: Date
    package let writtenBy: String
}

extension Reading {
    /// The timeline of an incident, in the order in which things happened; entries without a time come last, in the
    /// order in which they were written.
    package func timeline(of incident: ID<Incident>) throws -> [TimelineEvent] {
        try rows(
            """
            SELECT \(TimelineEvent.columns) FROM timeline_event AS e
            WHERE e.incident_id = ? AND e.deleted_at IS NULL
                AND EXISTS (SELECT 1 FROM incident AS i WHERE i.id = e.incident_id AND \(visibleIncident("i")))
            ORDER BY e.at IS NULL, e.at, e.id
            """, [incident.rawValue]
        ) { try TimelineEvent(&$0) }
    }

    package func timelineEvent(_ id: ID<TimelineEvent>) throws -> TimelineEvent? {
        try first(
            """
            SELECT \(TimelineEvent.columns) FROM timeline_event AS e JOIN incident AS i ON i.id = e.incident_id
            WHERE e.id = ? AND e.deleted_at IS NULL AND \(visibleIncident("i"))
            """, [id.rawValue]
        ) { try TimelineEvent(&$0) }
    }

    /// Every text the event has had, latest first; the first is the present one.
    package func revisions(of event: ID<TimelineEvent>) throws -> [TimelineEventRevision] {
        try rows(
            """
            SELECT r.version, r.precision, r.at, r.zone, r.text, r.written_at, coalesce(p.name, '')
            FROM timeline_event_revision AS r JOIN timeline_event AS e ON e.id = r.event_id
                JOIN incident AS i ON i.id = e.incident_id LEFT JOIN person AS p ON p.id = r.written_by
            WHERE r.event_id = ? AND e.deleted_at IS NULL AND \(visibleIncident("i")) ORDER BY r.version DESC
            """, [event.rawValue]
        ) {
            TimelineEventRevision(
                version: $0.int(), moment: try $0.moment(), text: $0.text(), writtenAt: $0.date(), writtenBy: $0.text())
        }
    }
}
