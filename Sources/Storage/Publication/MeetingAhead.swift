import Domain
import Foundation

/// A review meeting in the future or earlier today.
package struct MeetingAhead: Equatable, Sendable {
    package let incidentID: ID<Incident>
    package let title: String
    package let startsAt: Date
    package let place: String
    package let isFacilitator: Bool
}

extension Reading {
    /// The meetings that somebody leads or attends and that started at most some hours ago, next first.
    package func meetingsAhead(of person: ID<Person>, at now: Date, atMost limit: Int) throws -> [MeetingAhead] {
        try rows(
            """
            SELECT i.id, i.title, m.starts_at, m.place, coalesce(m.facilitator_id = ?1, 0)
            FROM review_meeting AS m JOIN postmortem AS p ON p.id = m.postmortem_id JOIN incident AS i ON i.id = p.incident_id
            WHERE (m.facilitator_id = ?1 OR EXISTS (SELECT 1 FROM review_meeting_attendee AS a
                    WHERE a.meeting_id = m.id AND a.person_id = ?1))
                AND m.starts_at >= ?2 AND m.deleted_at IS NULL AND p.deleted_at IS NULL AND \(visibleIncident("i"))
            ORDER BY m.starts_at LIMIT ?3
            """, [person.rawValue, now.addingTimeInterval(-6 * 3_600).milliseconds, limit]
        ) {
            MeetingAhead(
                incidentID: $0.id(), title: $0.text(), startsAt: $0.date(), place: $0.text(), isFacilitator: $0.bool())
        }
    }
}
