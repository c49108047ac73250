import GRDB

/// The kept figures, counted anew from their definitions.
enum FigureSums {
    static let fill = """
        DELETE FROM figure;
        INSERT INTO figure (name, day, count) \(counts);
        DELETE FROM related_guardrail;
        INSERT INTO related_guardrail (service_id, guardrail_id, links) \(relations);
        UPDATE incident SET unguarded_findings = 0 WHERE unguarded_findings <> 0;
        UPDATE incident
            SET unguarded_findings = (SELECT count(*) FROM unguarded_finding AS u WHERE u.incident = incident.id)
            WHERE id IN (SELECT incident FROM unguarded_finding);
        """

    private static let counts = """
        SELECT name, day, count(*) FROM (SELECT name, day FROM figure_of_incident
            UNION ALL SELECT name, day FROM figure_of_finding UNION ALL SELECT name, day FROM figure_of_follow_up)
        GROUP BY name, day
        """
    private static let relations = """
        SELECT service, guardrail, count(*) FROM (SELECT service, guardrail FROM relation_by_link
            UNION ALL SELECT service, guardrail FROM relation_by_finding) GROUP BY service, guardrail
        """

    /// The names of the figures that differ from what is counted now.
    static func wrong(_ db: Database) throws -> [String] {
        func differ(_ kept: String, _ counted: String) throws -> Bool {
            for (left, right) in [(kept, counted), (counted, kept)] {
                let sql = "SELECT EXISTS (SELECT * FROM (\(left)) EXCEPT SELECT * FROM (\(right)))"
                if try Bool.fetchOne(db, sql: sql) == true { return true }
            }
            return false
        }
        var wrong: [String] = []
        if try differ("SELECT name, day, count FROM figure WHERE count <> 0", counts) { wrong.append("counts by day") }
        if try differ("SELECT service_id, guardrail_id, links FROM related_guardrail WHERE links <> 0", relations) {
            wrong.append("guardrails related to services")
        }
        if try differ(
            "SELECT id, unguarded_findings FROM incident WHERE unguarded_findings <> 0",
            "SELECT incident, count(*) FROM unguarded_finding GROUP BY incident")
        {
            wrong.append("findings without a guardrail")
        }
        return wrong
    }
}
