import Domain

/// A team as a row of a list.
package struct TeamSummary: Equatable, Sendable {
    package let team: Team
    package let serviceCount: Int
    package let guardrailCount: Int
    /// Nil for a team without a lead.
    package let leadName: String?
}

extension Team {
    static let columns = "t.id, t.name, t.slug"

    init(_ columns: inout Columns) {
        self.init(id: columns.id(), name: columns.text(), slug: columns.text())
    }
}

extension Reading {
    /// All teams, by name.
    package func teams() throws -> [Team] {
        try rows(
            """
            SELECT \(Team.columns) FROM team AS t
            WHERE t.deleted_at IS NULL AND \(seesOrganisation) ORDER BY t.name COLLATE NOCASE, t.id
            """
        ) { Team(&$0) }
    }

    package func team(_ id: ID<Team>) throws -> Team? {
        try first(
            "SELECT \(Team.columns) FROM team AS t WHERE t.id = ? AND t.deleted_at IS NULL AND \(seesOrganisation)",
            [id.rawValue]
        ) { Team(&$0) }
    }

    package func teamSummaries() throws -> [TeamSummary] {
        try rows(
            """
            SELECT \(Team.columns),
                (SELECT count(*) FROM service AS s WHERE s.team_id = t.id AND s.deleted_at IS NULL),
                (SELECT count(*) FROM guardrail AS g WHERE g.owner_team_id = t.id AND \(visibleGuardrail("g"))),
                (SELECT p.name FROM person AS p WHERE p.id = t.lead_id)
            FROM team AS t
            WHERE t.deleted_at IS NULL AND \(seesOrganisation) ORDER BY t.name COLLATE NOCASE, t.id
            """
        ) {
            TeamSummary(
                team: Team(&$0), serviceCount: $0.int(), guardrailCount: $0.int(), leadName: $0.optionalText())
        }
    }

    /// Deleted teams that can be restored, by name; for administrators.
    package func deletedTeams() throws -> [Team] {
        guard asker.isAdministrator else { return [] }
        return try rows(
            "SELECT \(Team.columns) FROM team AS t WHERE t.deleted_at IS NOT NULL ORDER BY t.name COLLATE NOCASE, t.id"
        ) { Team(&$0) }
    }
}
