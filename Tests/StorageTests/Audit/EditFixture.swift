import Domain
import Foundation
import GRDB
import Testing

@testable import Storage

/// The database of an earlier release, in which everything that keeps its edits was edited: a file of SQL in
/// `Fixtures`, named after the newest migration of that release.
struct EditFixture: CustomTestStringConvertible {
    let file: URL

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures")

    /// The oldest first.
    static var all: [EditFixture] {
        ((try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? [])
            .filter { $0.pathExtension == "sql" }.sorted { $0.path < $1.path }.map { EditFixture(file: $0) }
    }

    var testDescription: String { file.lastPathComponent }

    /// The database as this release opens it.
    func open(in folder: Folder) throws -> Store {
        let number = file.deletingPathExtension().lastPathComponent
        let schema = try Migrations.migrator.migrations.first { $0.hasPrefix(number + " ") }.orFail()
        let queue = try DatabaseQueue(path: folder.database)
        try Migrations.migrator.migrate(queue, upTo: schema)
        let sql = try String(contentsOf: file, encoding: .utf8)
        try queue.write { try $0.execute(sql: "PRAGMA defer_foreign_keys = ON;\n\(sql)") }
        try queue.close()
        return try Store(path: folder.database, now: Office.morning)
    }

    /// Writes the fixture of this release.
    static func write() async throws {
        let story = try await Story()
        try await story.editEverything()
        let statements = try await story.office.store.read(as: .command("test")) { reading in
            let tables = try reading.rows(
                """
                SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'pick_name%'
                    AND name NOT LIKE 'grdb%' AND name NOT LIKE 'sqlite%' ORDER BY name
                """
            ) { $0.text() }
            return try tables.flatMap { table in
                let columns = try reading.rows("SELECT name FROM pragma_table_info('\(table)')") { $0.text() }
                let values = columns.map { "quote(\"\($0)\")" }.joined(separator: " || ', ' || ")
                // Triggers have filled some of them before.
                let head = "INSERT OR REPLACE INTO \(table) (\(columns.joined(separator: ", "))) VALUES ("
                return try reading.rows("SELECT \(values) FROM \(table) ORDER BY 1") { head + $0.text() + ");\n" }
            }
        }
        let number = try Migrations.migrator.migrations.last.orFail().prefix { $0 != " " }
        try Data(statements.joined().utf8).write(to: folder.appendingPathComponent("\(number).sql"))
    }
}

extension Story {
    /// Edits everything that keeps its edits: something is filled in that was empty, and something is emptied.
    func editEverything() async throws {
        try await change { change in
            var incident = try change.edit(of: incident)
            incident.title = "Cleanup deleted live rows"
            incident.severity = .sev1
            incident.services = [ledger]
            try change.edit(self.incident, incident, from: change.reading.incident(self.incident).orFail().version)
            try change.editTimelineEvent(
                event, TimelineEventEdit(moment: .unknown(), text: "The cleanup job started"), from: 1)
            try change.editFinding(
                finding, FindingEdit(kind: .weakGuardrail, title: "Nothing counted the rows well", detail: ""), from: 1)
            var guardrail = try change.edit(of: guardrail)
            (guardrail.ownerTeamID, guardrail.proofMethod, guardrail.proofEveryDays) = (nil, nil, nil)
            guardrail.services = []
            let guardrailVersion = try change.reading.guardrail(self.guardrail).orFail().version
            try change.editGuardrail(self.guardrail, guardrail, from: guardrailVersion)
            let work = try change.reading.followUp(followUp).orFail().followUp
            var followUp = FollowUpEdit(work)
            (followUp.teamID, followUp.trackerAddress) = (platform, "https://example.org/42")
            try change.editFollowUp(work.id, followUp, from: work.version)
            let plan = try change.reading.launch(launch).orFail()
            var launch = LaunchEdit(plan, services: try change.reading.services(of: plan.id))
            (launch.date, launch.ownerID) = (nil, office.bo)
            try change.editLaunch(plan.id, launch, from: plan.version)
            let meeting = try change.reading.premortem(session).orFail()
            var session = PremortemEdit(meeting, services: try change.reading.services(of: meeting.id))
            (session.title, session.lookBackOn, session.plan) = (
                "Moving it back again", Story.later, "Copy, then switch."
            )
            try change.editPremortem(meeting.id, session, from: meeting.version)
        }
    }
}
