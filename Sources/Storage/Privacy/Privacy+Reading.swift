import Domain
import Foundation

/// Who may see a private record, as its page shows it.
package struct Privacy: Sendable {
    package let people: [(id: ID<Person>, name: String)]
    package let teams: [(id: ID<Team>, name: String)]
    /// The administrators who have broken its glass, latest first.
    package let openings: [BrokenGlass]

    package var audience: Audience { Audience(people: Set(people.map(\.id)), teams: Set(teams.map(\.id))) }

    /// “Mei Tanaka and the team Platform”
    package var words: String { listed(people.map(\.name) + teams.map { "the team \($0.name)" }) }
}

extension PrivateRecord {
    /// The name of its table, which is also the kind under which its names are stored.
    var table: StaticString {
        switch self {
        case .incident: "incident"
        case .launch: "launch"
        case .premortem: "premortem"
        }
    }
}

extension Reading {
    /// Who may see a record; nil if it is not private, or the asker may not see it.
    package func privacy(of record: PrivateRecord) throws -> Privacy? {
        guard try isPrivate(record) == true else { return nil }
        let people = try rows(
            """
            SELECT p.id, p.name FROM private_name AS n JOIN person AS p ON p.id = n.person_id
            WHERE n.kind = '\(record.table)' AND n.record_id = ? ORDER BY p.name COLLATE NOCASE, p.id
            """, [record.number]
        ) { (id: $0.id(Person.self), name: $0.text()) }
        let teams = try rows(
            """
            SELECT t.id, t.name FROM private_name AS n JOIN team AS t ON t.id = n.team_id
            WHERE n.kind = '\(record.table)' AND n.record_id = ? ORDER BY t.name COLLATE NOCASE, t.id
            """, [record.number]
        ) { (id: $0.id(Team.self), name: $0.text()) }
        let openings = try rows(
            """
            SELECT p.name, g.reason, g.opened_at, g.ends_at FROM broken_glass AS g JOIN person AS p ON p.id = g.person_id
            WHERE g.kind = '\(record.table)' AND g.record_id = ? ORDER BY g.id DESC LIMIT 20
            """, [record.number]
        ) { BrokenGlass(personName: $0.text(), reason: $0.text(), openedAt: $0.date(), endsAt: $0.date()) }
        return Privacy(people: people, teams: teams, openings: openings)
    }

    /// Whether a record is private; nil if the asker may not see it.
    package func isPrivate(_ record: PrivateRecord) throws -> Bool? {
        let visible =
            switch record {
            case .incident: visibleIncident("x")
            case .launch: visibleLaunch("x")
            case .premortem: visiblePremortem("x")
            }
        return try first(
            "SELECT x.is_private FROM \(record.table) AS x WHERE x.id = ? AND \(visible)", [record.number]
        ) { $0.bool() }
    }

    /// The private launch that a pre-mortem is about, and with which it is private, also while the launch is in the bin;
    /// nil for anything else.
    package func privateLaunch(of record: PrivateRecord) throws -> PrivateRecord? {
        guard case .premortem(let id) = record else { return nil }
        return try first(
            """
            SELECT l.id FROM premortem AS m JOIN launch AS l ON l.id = m.launch_id
            WHERE m.id = ? AND l.is_private = 1 AND \(visiblePremortem("m"))
            """, [id.rawValue]
        ) { .launch($0.id()) }
    }

    /// Whether a private record names somebody, alone or with a team.
    func isNamed(_ person: ID<Person>, in record: PrivateRecord) throws -> Bool {
        try first(
            """
            SELECT 1 FROM private_name AS n WHERE n.kind = '\(record.table)' AND n.record_id = ?1
                AND (n.person_id = ?2 OR n.team_id IN (SELECT m.team_id FROM team_member AS m WHERE m.person_id = ?2))
            """, [record.number, person.rawValue]
        ) { $0.int() } != nil
    }

    /// The people who work on a record, by name. A private record has to name them.
    package func peopleWorking(on record: PrivateRecord) throws -> [(id: ID<Person>, name: String)] {
        guard try isPrivate(record) != nil else { return [] }
        let ids =
            switch record {
            case .incident:
                """
                SELECT person_id FROM incident_role WHERE incident_id = ?1
                UNION SELECT owner_id FROM follow_up WHERE incident_id = ?1 AND deleted_at IS NULL
                UNION SELECT r.person_id FROM reviewer AS r JOIN postmortem AS p ON p.id = r.postmortem_id
                    WHERE p.incident_id = ?1 AND p.deleted_at IS NULL AND r.released_at IS NULL
                UNION SELECT m.facilitator_id FROM review_meeting AS m JOIN postmortem AS p ON p.id = m.postmortem_id
                    WHERE p.incident_id = ?1 AND p.deleted_at IS NULL AND m.deleted_at IS NULL
                UNION SELECT a.person_id FROM review_meeting_attendee AS a JOIN review_meeting AS m ON m.id = a.meeting_id
                    JOIN postmortem AS p ON p.id = m.postmortem_id
                    WHERE p.incident_id = ?1 AND p.deleted_at IS NULL AND m.deleted_at IS NULL
                """
            case .launch:
                """
                SELECT owner_id FROM launch WHERE id = ?1
                UNION SELECT facilitator_id FROM premortem
                    WHERE launch_id = ?1 AND deleted_at IS NULL AND closed_at IS NULL
                """
            case .premortem:
                """
                SELECT facilitator_id FROM premortem WHERE id = ?1 AND closed_at IS NULL
                UNION SELECT owner_id FROM follow_up WHERE premortem_id = ?1 AND deleted_at IS NULL
                """
            }
        return try rows(
            """
            SELECT p.id, p.name FROM person AS p WHERE p.id IN (\(ids)) AND p.deactivated_at IS NULL
            ORDER BY p.name COLLATE NOCASE, p.id
            """, [record.number]
        ) { (id: $0.id(Person.self), name: $0.text()) }
    }
}
