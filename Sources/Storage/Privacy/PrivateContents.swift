import Domain
import Foundation

extension Reading {
    /// What becomes visible with a record, with the number of each, such as “3 findings”; empty for one that the asker may
    /// not see.
    package func contents(of record: PrivateRecord) throws -> [String] {
        guard try isPrivate(record) != nil else { return [] }
        let counts: [(one: String, many: String, sql: String)] =
            switch record {
            case .incident:
                [
                    (
                        "timeline entry", "timeline entries",
                        "SELECT count(*) FROM timeline_event WHERE incident_id = ?1 AND deleted_at IS NULL"
                    ),
                    (
                        "finding", "findings",
                        "SELECT count(*) FROM finding WHERE incident_id = ?1 AND deleted_at IS NULL"
                    ),
                    (
                        "follow-up", "follow-ups",
                        "SELECT count(*) FROM follow_up WHERE incident_id = ?1 AND deleted_at IS NULL"
                    ),
                    ("image", "images", "SELECT count(*) FROM image WHERE incident_id = ?1 AND deleted_at IS NULL"),
                    (
                        "postmortem with every revision", "postmortems with every revision",
                        "SELECT count(*) FROM postmortem WHERE incident_id = ?1 AND deleted_at IS NULL"
                    ),
                    (
                        "comment", "comments",
                        """
                        SELECT count(*) FROM comment AS c JOIN comment_thread AS t ON t.id = c.thread_id
                            JOIN postmortem_section AS s ON s.id = t.section_id JOIN postmortem AS p ON p.id = s.postmortem_id
                        WHERE p.incident_id = ?1 AND c.deleted_at IS NULL
                        """
                    ),
                    ("entry of its history", "entries of its history", Reading.entries("incident_id = ?1")),
                ]
            case .launch:
                [
                    (
                        "pre-mortem that is not private by itself", "pre-mortems that are not private by themselves",
                        "SELECT count(*) FROM premortem WHERE launch_id = ?1 AND deleted_at IS NULL AND is_private = 0"
                    ),
                    (
                        "answer of its checklist", "answers of its checklist",
                        "SELECT count(*) FROM launch_check WHERE launch_id = ?1"
                    ),
                    (
                        "entry of its history", "entries of its history",
                        Reading.entries("subject = 'launch' AND subject_id = ?1")
                    ),
                ]
            case .premortem:
                [
                    (
                        "card", "cards",
                        "SELECT count(*) FROM premortem_card WHERE premortem_id = ?1 AND is_withdrawn = 0"
                    ),
                    ("risk", "risks", "SELECT count(*) FROM risk AS r WHERE r.premortem_id = ?1 AND \(hasCards("r"))"),
                    (
                        "follow-up", "follow-ups",
                        "SELECT count(*) FROM follow_up WHERE premortem_id = ?1 AND deleted_at IS NULL"
                    ),
                    (
                        "entry of its history", "entries of its history",
                        Reading.entries("subject = 'premortem' AND subject_id = ?1")
                    ),
                ]
            }
        return try counts.compactMap { one, many, sql in
            let count = try first(sql, [record.number]) { $0.int() } ?? 0
            return count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
        }
    }

    private static func entries(_ condition: StaticString) -> String {
        "SELECT count(*) FROM audit_entry WHERE \(condition)"
    }
}

/// A look through broken glass at a record that names the reader, for their home page.
package struct RecentGlass: Sendable {
    package let record: PrivateRecord
    package let title: String
    package let opening: BrokenGlass
}

extension Reading {
    /// The latest looks of others at records that name the asker, from some time on.
    package func glassBroken(since instant: Date, atMost limit: Int = 5) throws -> [RecentGlass] {
        guard case .named(let person, _, _) = sight else { return [] }
        return try rows(
            """
            SELECT g.kind, g.record_id, coalesce(i.title, l.title, m.title), p.name, g.reason, g.opened_at, g.ends_at
            FROM broken_glass AS g JOIN person AS p ON p.id = g.person_id
                LEFT JOIN incident AS i ON g.kind = 'incident' AND i.id = g.record_id AND \(visibleIncident("i"))
                LEFT JOIN launch AS l ON g.kind = 'launch' AND l.id = g.record_id AND \(visibleLaunch("l"))
                LEFT JOIN premortem AS m ON g.kind = 'premortem' AND m.id = g.record_id AND \(visiblePremortem("m"))
            WHERE g.opened_at >= ? AND g.person_id <> ? AND coalesce(i.title, l.title, m.title) IS NOT NULL
            ORDER BY g.id DESC LIMIT ?
            """, [instant.milliseconds, person.rawValue, limit]
        ) { columns in
            let record = PrivateRecord(try columns.value(), columns.int64())
            return RecentGlass(
                record: record, title: columns.text(),
                opening: BrokenGlass(
                    personName: columns.text(), reason: columns.text(), openedAt: columns.date(), endsAt: columns.date()
                ))
        }
    }
}
