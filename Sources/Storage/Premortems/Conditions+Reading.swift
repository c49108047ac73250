import Domain

/// A condition that was not met before its launch.
package struct UnmetCondition: Sendable {
    package let launchID: ID<Launch>
    package let launchTitle: String
    package let launchOn: Day?
    package let premortemID: ID<Premortem>
    package let followUp: FollowUpSummary
}

extension Reading {
    package func conditions(of id: ID<Premortem>) throws -> [FollowUpSummary] {
        try rows(
            """
            SELECT \(FollowUpSummary.columns) FROM \(FollowUpSummary.tables)
            JOIN premortem_condition AS c ON c.follow_up_id = f.id
            WHERE c.premortem_id = ? AND \(visibleFollowUp("f")) AND \(visibleThroughPremortem("c.premortem_id"))
            ORDER BY f.due, f.id
            """, [id.rawValue]
        ) { try FollowUpSummary(&$0) }
    }

    func conditions(ofLaunch id: ID<Launch>) throws -> [FollowUpSummary] {
        try rows(
            """
            SELECT DISTINCT \(FollowUpSummary.columns) FROM \(FollowUpSummary.tables)
            JOIN premortem_condition AS c ON c.follow_up_id = f.id JOIN premortem AS p ON p.id = c.premortem_id
            WHERE p.launch_id = ? AND \(visibleFollowUp("f")) AND \(visiblePremortem("p")) ORDER BY f.due, f.id
            """, [id.rawValue]
        ) { try FollowUpSummary(&$0) }
    }

    /// Conditions that are still unmet on or after the day of their launch, for the home page and the manager's review.
    package func conditionsNotMet(today: Day, atMost limit: Int = 200) throws -> [UnmetCondition] {
        guard asker.isMember else { return [] }
        return try rows(
            """
            SELECT l.id, l.title, l.launch_on, p.id, \(FollowUpSummary.columns)
            FROM premortem_condition AS c JOIN premortem AS p ON p.id = c.premortem_id JOIN launch AS l ON l.id = p.launch_id
                CROSS JOIN \(FollowUpSummary.tables)
            WHERE f.id = c.follow_up_id AND l.launch_on <= ? AND f.state NOT IN ('done', 'verified', 'declined', 'superseded')
                AND \(visibleFollowUp("f")) AND \(visiblePremortem("p")) AND \(visibleLaunch("l"))
            ORDER BY l.launch_on, f.id LIMIT ?
            """, [today.iso, limit]
        ) { columns in
            let launch: ID<Launch> = columns.id()
            let title = columns.text()
            let day = columns.optionalDay()
            let premortem: ID<Premortem> = columns.id()
            return UnmetCondition(
                launchID: launch, launchTitle: title, launchOn: day, premortemID: premortem,
                followUp: try FollowUpSummary(&columns))
        }
    }
}
