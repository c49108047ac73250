import Domain
import Foundation

extension Reading {
    /// The levels that the asker was granted for single records, the latest of each kind; for pages.
    package func raises(at now: Date) throws -> Raises {
        guard let person = asker.personID, try hasScopedGrants(person, at: now) else { return .none }
        var found: [AuditEntry.Subject: Raise] = [:]
        for kind in AuditEntry.Subject.Kind.allCases {
            guard let source = Reading.raises(kind) else { continue }
            let rows = try rows(

                """
                SELECT id, level, ends_at FROM (\(source)) AS own WHERE \(sees(kind, "own.id"))
                ORDER BY id DESC LIMIT 4000
                """,
                [person.rawValue, now.milliseconds]
            ) { columns in
                let subject = AuditEntry.Subject(kind, columns.int64())
                return (subject, Raise(level: try columns.value(), endsAt: columns.optionalDate()))
            }
            for (subject, raise) in rows { found[subject] = found[subject]?.joined(with: raise) ?? raise }
        }
        return Raises(found)
    }

    /// The highest level that the asker was granted for a record; nil if there is none.
    package func raisedLevel(on subject: AuditEntry.Subject, at now: Date) throws -> Level? {
        guard let person = asker.personID, let source = Reading.raises(subject.kind) else { return nil }
        return try rows(
            "SELECT level FROM (\(source)) AS own WHERE own.id = ?3 AND \(sees(subject.kind, "own.id"))",
            [person.rawValue, now.milliseconds, subject.number]
        ) { try $0.value(Level.self) }.max()
    }

    private func hasScopedGrants(_ person: ID<Person>, at now: Date) throws -> Bool {
        try first(
            "SELECT 1 FROM access_grant AS g WHERE \(Reading.inForce) AND g.scope <> 'everything' LIMIT 1",
            [person.rawValue, now.milliseconds]
        ) { $0.int() } != nil
    }

    /// The same as ``Grant/state(at:)``, of the person `?1` at `?2`.
    private static let inForce: StaticString = """
        g.person_id = ?1 AND g.ended_at IS NULL AND g.decided_at IS NOT NULL AND g.is_refused = 0
            AND (g.ends_at IS NULL OR g.ends_at > ?2)
        """

    /// The services of the grants, each with the level.
    private static let services = """
        SELECT s.id, g.level, g.ends_at FROM access_grant AS g JOIN service AS s ON s.id = g.service_id OR s.team_id = g.team_id
        WHERE \(inForce)
        """

    private static let incidents = """
        SELECT g.incident_id AS id, g.level, g.ends_at FROM access_grant AS g WHERE g.incident_id IS NOT NULL AND \(inForce)
        UNION ALL SELECT l.incident_id, r.level, r.ends_at FROM (\(services)) AS r JOIN incident_service AS l ON l.service_id = r.id
        """

    /// A query for the ids of all records of a kind for which the person has a grant, and its level. Nil for kinds that
    /// belong to no service and no incident.
    private static func raises(_ kind: AuditEntry.Subject.Kind) -> String? {
        switch kind {
        case .incident: incidents
        case .timelineEvent: parts("timeline_event")
        case .finding: parts("finding")
        case .followUp: parts("follow_up")
        case .image: parts("image")
        case .service: services
        case .guardrail: of("guardrail")
        case .launch: of("launch")
        case .premortem: of("premortem")
        case .postmortem, .person, .team, .sitting, .freeze, .apiToken, .template, .setting: nil
        }
    }

    private static func parts(_ table: StaticString) -> String {
        "SELECT x.id, i.level, i.ends_at FROM (\(incidents)) AS i JOIN \(table) AS x ON x.incident_id = i.id"
    }

    private static func of(_ noun: StaticString) -> String {
        "SELECT l.\(noun)_id AS id, r.level, r.ends_at FROM (\(services)) AS r JOIN \(noun)_service AS l ON l.service_id = r.id"
    }
}
