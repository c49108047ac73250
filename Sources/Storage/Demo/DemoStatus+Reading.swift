import Domain

/// How much of the demo story is in the database.
package struct DemoStatus: Equatable, Sendable {
    package let present: DemoCounts
    /// The part in the bin, which can be restored as a whole.
    package let removed: DemoCounts
}

extension Reading {
    package func demoStatus() throws -> DemoStatus {
        DemoStatus(present: try demoCounts("IS NULL"), removed: try demoCounts("IS NOT NULL"))
    }

    private func demoCounts(_ test: StaticString) throws -> DemoCounts {
        func count(_ table: StaticString, _ column: StaticString = "deleted_at") throws -> Int {
            try first("SELECT count(*) FROM \(table) WHERE is_demo = 1 AND \(column) \(test) AND \(seesOrganisation)") {
                $0.int()
            } ?? 0
        }
        let followUps = try first(
            """
            SELECT (SELECT count(*) FROM follow_up AS f WHERE f.is_demo = 1 AND f.deleted_at \(test))
                + (SELECT count(*) FROM incident AS i CROSS JOIN follow_up AS f ON f.incident_id = i.id
                    WHERE i.is_demo = 1 AND i.deleted_at \(test) AND f.is_demo = 0 AND f.deleted_at IS NULL)
            WHERE \(seesOrganisation)
            """
        ) { $0.int() }
        return DemoCounts(
            incidents: try count("incident"), guardrails: try count("guardrail"), followUps: followUps ?? 0,
            launches: try count("launch"), premortems: try count("premortem"),
            people: try count("person", "deactivated_at"), teams: try count("team"), services: try count("service"))
    }
}
