import Domain
import Foundation

/// A postmortem that somebody was asked to read.
package struct AskedReview: Equatable, Sendable {
    package let incidentID: ID<Incident>
    package let title: String
    package let askedAt: Date
    package let askedBy: String?
}

extension Reading {
    /// The postmortems that somebody was asked to review and whose present text they have not decided about.
    package func reviewsAsked(of person: ID<Person>, atMost limit: Int) throws -> [AskedReview] {
        try rows(
            """
            SELECT i.id, i.title, r.asked_at, a.name
            FROM reviewer AS r JOIN postmortem AS p ON p.id = r.postmortem_id JOIN incident AS i ON i.id = p.incident_id
                LEFT JOIN person AS a ON a.id = r.asked_by
            WHERE r.person_id = ? AND r.released_at IS NULL AND p.deleted_at IS NULL
                AND (p.state = 'in_review' OR p.state = 'published' AND r.asked_at >
                    (SELECT max(b.published_at) FROM publication AS b WHERE b.postmortem_id = p.id))
                AND \(visibleIncident("i"))
                AND NOT EXISTS (SELECT 1 FROM review_verdict AS v WHERE v.postmortem_id = p.id
                    AND v.person_id = r.person_id AND v.given_at >= r.asked_at AND NOT EXISTS
                        (SELECT 1 FROM postmortem_section AS s LEFT JOIN document_revision_section AS d
                            ON d.section_id = s.id AND d.document_revision_id = v.document_revision_id
                         WHERE s.postmortem_id = p.id AND d.section_revision IS NOT s.revision))
            ORDER BY r.asked_at LIMIT ?
            """, [person.rawValue, limit]
        ) { AskedReview(incidentID: $0.id(), title: $0.text(), askedAt: $0.date(), askedBy: $0.optionalText()) }
    }
}
