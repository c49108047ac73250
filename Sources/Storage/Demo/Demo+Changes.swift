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
        try require(.administrator)
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
            try record(subject, "added it with the demo story", incident: subject.incident)
        }
    }

    /// Moves the whole demo story to the bin, including services and teams that nothing else uses, and deactivates its
    /// people. Does nothing if there is no story.
    package func removeDemo() throws {
        try require(.administrator)
        let counts = try reading.demoStatus().present
        if counts.isEmpty { return }
        for table in Change.toldTables { try moveDemoToBin(table) }
        try moveDemoToBin("service", where: Change.isUnusedService)
        try moveDemoToBin("team", where: Change.isUnusedTeam)
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
        for table in Change.toldTables { try takeDemoOutOfBin(table) }
        // A team or service with that name may have been created in the meantime; it keeps the name.
        for table in ["team", "service"] {
            try takeDemoOutOfBin(
                table,
                where: "NOT EXISTS (SELECT 1 FROM \(table) AS y WHERE y.slug = x.slug AND y.deleted_at IS NULL)")
        }
        try run("UPDATE person SET deactivated_at = NULL WHERE is_demo = 1")
        try record(
            .setting, "restored the demo story from the bin",
            changes: [FieldChange(field: "Demo story", from: "", to: counts.words)])
    }

    private func moveDemoToBin(_ table: String, where condition: String = "1") throws {
        for id in try demoRows(table, where: "x.deleted_at IS NULL AND (\(condition))") {
            try run(
                "UPDATE \(table) SET deleted_at = ?, deleted_by = ? WHERE id = ?",
                [now.milliseconds, asker.personID?.rawValue, id])
            try recordDemo(table, id, "moved it to the bin with the demo story")
        }
    }

    private func takeDemoOutOfBin(_ table: String, where condition: String = "1") throws {
        for id in try demoRows(table, where: "x.deleted_at IS NOT NULL AND (\(condition))") {
            try run("UPDATE \(table) SET deleted_at = NULL, deleted_by = NULL WHERE id = ?", [id])
            try recordDemo(table, id, "restored it from the bin with the demo story")
        }
    }

    private func demoRows(_ table: String, where condition: String) throws -> [Int64] {
        try reading.rows("SELECT x.id FROM \(table) AS x WHERE x.is_demo = 1 AND \(condition)") { $0.int64() }
    }

    private func recordDemo(_ table: String, _ id: Int64, _ action: String) throws {
        let subject = try AuditEntry.Subject(table: table, id: id)
        try record(subject, action, incident: subject.incident)
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

extension AuditEntry.Subject {
    /// The incident whose history shows the entry.
    fileprivate var incident: ID<Incident>? {
        if case .incident(let id) = self { return id }
        return nil
    }
}
