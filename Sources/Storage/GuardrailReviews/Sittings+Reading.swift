import Domain

/// A sitting as a row of the list.
package struct SittingSummary: Sendable {
    package let sitting: Sitting
    /// The number of verdicts that the asker may see.
    package let verdictCount: Int
}

extension Reading {
    package func sitting(_ id: ID<Sitting>) throws -> Sitting? {
        try first(
            "SELECT \(Sitting.columns) FROM \(Sitting.tables) WHERE s.id = ? AND \(seesOrganisation)", [id.rawValue]
        ) { Sitting(&$0) }
    }

    /// Open sittings first, then the latest.
    package func sittings(atMost limit: Int = 20) throws -> [SittingSummary] {
        try rows(
            """
            SELECT \(Sitting.columns), (SELECT count(*) FROM verdict AS v
                WHERE v.sitting_id = s.id AND v.replaced_at IS NULL AND \(visibleVerdict("v")))
            FROM \(Sitting.tables) WHERE \(seesOrganisation)
            ORDER BY s.ended_at IS NOT NULL, s.started_at DESC, s.id DESC LIMIT ?
            """, [limit]
        ) { SittingSummary(sitting: Sitting(&$0), verdictCount: $0.int()) }
    }

    /// The sittings that a person started and has not ended, latest first.
    package func openSittings(startedBy person: ID<Person>) throws -> [Sitting] {
        try rows(
            """
            SELECT \(Sitting.columns) FROM \(Sitting.tables)
            WHERE s.started_by = ? AND s.ended_at IS NULL AND \(seesOrganisation) ORDER BY s.id DESC LIMIT 5
            """, [person.rawValue]
        ) { Sitting(&$0) }
    }
}

extension Sitting {
    static let columns = """
        s.id, t.name, e.name, s.team_id, s.service_id, s.attendees, s.started_at, coalesce(p.name, ''), s.ended_at, \
        s.left_open
        """
    static let tables = """
        sitting AS s LEFT JOIN team AS t ON t.id = s.team_id LEFT JOIN service AS e ON e.id = s.service_id
        LEFT JOIN person AS p ON p.id = s.started_by
        """

    init(_ columns: inout Columns) {
        self.init(
            id: columns.id(), team: columns.optionalText(), service: columns.optionalText(),
            teamID: columns.optionalID(), serviceID: columns.optionalID(), attendees: columns.text(),
            startedAt: columns.date(), startedBy: columns.text(), endedAt: columns.optionalDate(),
            leftOpen: columns.optionalInt())
    }
}
