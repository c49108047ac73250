import Domain
import Foundation

extension Change {
    /// Adds the demo story, or restores it if it was removed. The audit log says who added it and when, and nothing
    /// about the events of the story.
    ///
    /// - Parameters:
    ///   - name: the name of the company that the story is about.
    ///   - counts: the number of records that the story creates.
    ///   - tell: creates the story, and returns the records to remove with it, besides people, teams and services.
    /// - Throws: ``Refusal`` if it is already here.
    package func addDemo(
        about name: String, _ counts: DemoCounts, tell: (DemoStage) throws -> [AuditEntry.Subject]
    ) throws {
        try requireAdministrator()
        let status = try reading.demoStatus()
        if !status.removed.isEmpty { return try restoreDemo() }
        guard status.present.isEmpty else { throw Refusal("The demo story is already here.") }
        let last = try reading.first("SELECT coalesce(max(id), 0) FROM audit_entry") { $0.int64() } ?? 0
        let told = try tell(DemoStage(change: self))
        for subject in told { try markAsDemo(subject) }
        // Nobody really did what the story tells, so the log does not say that they did.
        try run("DELETE FROM audit_entry WHERE id > ?", [last])
        try record(
            .setting, "added the demo story",
            changes: [FieldChange(field: name, from: "", to: counts.words)])
        for subject in told {
            var incident: ID<Incident>?
            if case .incident(let id) = subject { incident = id }
            try record(subject, "added it with the demo story", incident: incident)
        }
    }

    /// Moves the whole demo story to the bin, including services and teams that nothing else uses, and deactivates its
    /// people. Does nothing if there is no story.
    package func removeDemo() throws {
        try requireAdministrator()
        let counts = try reading.demoStatus().present
        if counts.isEmpty { return }
        for table in Change.toldTables { try setDemoDeleted(table, true) }
        try setDemoDeleted("service", true, where: Change.isUnusedService)
        try setDemoDeleted("team", true, where: Change.isUnusedTeam)
        // The remaining ones belong to the people who use them.
        for table in ["service", "team"] {
            try run("UPDATE \(table) SET is_demo = 0 WHERE is_demo = 1 AND deleted_at IS NULL")
        }
        try run(
            "UPDATE person SET deactivated_at = ? WHERE is_demo = 1 AND deactivated_at IS NULL", [now.milliseconds])
        try record(
            .setting, "moved the demo story to the bin",
            changes: [FieldChange(field: "Demo story", from: counts.words, to: "")])
    }

    private func restoreDemo() throws {
        let counts = try reading.demoStatus().removed
        for table in Change.toldTables { try setDemoDeleted(table, false) }
        // A team or service with that name may have been created in the meantime; it keeps the name.
        for table in ["team", "service"] {
            try setDemoDeleted(
                table, false,
                where: "NOT EXISTS (SELECT 1 FROM \(table) AS y WHERE y.slug = x.slug AND y.deleted_at IS NULL)")
        }
        try run("UPDATE person SET deactivated_at = NULL WHERE is_demo = 1")
        try record(
            .setting, "restored the demo story from the bin",
            changes: [FieldChange(field: "Demo story", from: "", to: counts.words)])
    }

    private func setDemoDeleted(_ table: String, _ isDeleted: Bool, where condition: String = "1") throws {
        let test = isDeleted ? "IS NULL" : "IS NOT NULL"
        let rows = try reading.rows(
            "SELECT x.id FROM \(table) AS x WHERE x.is_demo = 1 AND x.deleted_at \(test) AND (\(condition))"
        ) { $0.int64() }
        for id in rows {
            try run(
                "UPDATE \(table) SET deleted_at = ?, deleted_by = ? WHERE id = ?",
                [isDeleted ? now.milliseconds : nil, isDeleted ? asker.personID?.rawValue : nil, id])
            let subject = try AuditEntry.Subject(kind: table, id: id)
            var incident: ID<Incident>?
            if case .incident(let id) = subject { incident = id }
            try record(
                subject,
                isDeleted ? "moved it to the bin with the demo story" : "restored it from the bin with the demo story",
                incident: incident)
        }
    }

    private static let toldTables = ["incident", "guardrail", "follow_up", "launch", "premortem"]

    private static let isUnusedService = """
        NOT EXISTS (SELECT 1 FROM incident_service AS l JOIN incident AS i ON i.id = l.incident_id
            WHERE l.service_id = x.id AND i.is_demo = 0)
        AND NOT EXISTS (SELECT 1 FROM guardrail_service AS l JOIN guardrail AS g ON g.id = l.guardrail_id
            WHERE l.service_id = x.id AND g.is_demo = 0)
        AND NOT EXISTS (SELECT 1 FROM launch_service AS l JOIN launch AS a ON a.id = l.launch_id
            WHERE l.service_id = x.id AND a.is_demo = 0)
        AND NOT EXISTS (SELECT 1 FROM premortem_service AS l JOIN premortem AS p ON p.id = l.premortem_id
            WHERE l.service_id = x.id AND p.is_demo = 0)
        """

    private static let isUnusedTeam = """
        NOT EXISTS (SELECT 1 FROM service AS s WHERE s.team_id = x.id AND s.deleted_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM guardrail AS g WHERE g.owner_team_id = x.id AND g.is_demo = 0)
        AND NOT EXISTS (SELECT 1 FROM follow_up AS f LEFT JOIN incident AS i ON i.id = f.incident_id
            WHERE f.team_id = x.id AND f.is_demo = 0 AND coalesce(i.is_demo, 0) = 0)
        """
}
