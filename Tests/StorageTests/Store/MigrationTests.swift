import Domain
import Foundation
import GRDB
import Testing

@testable import Storage

struct MigrationTests {
    @Test func `before a used database is migrated a copy of it is put beside it`() async throws {
        let folder = try await used()
        var migrator = Migrations.migrator
        migrator.registerMigration("9999 test") { try $0.execute(sql: "ALTER TABLE incident ADD COLUMN mood TEXT") }
        let store = try Store(path: folder.database, now: Office.morning, migrator: migrator)
        #expect(try await store.titles() == ["Before"])
        try store.close()
        let snapshot = "handrail.sqlite.before-migration-20260202T024000Z"
        #expect(try folder.names() == ["handrail.sqlite", snapshot, "handrail.sqlite.lock"].sorted())
        #expect(try folder.mode(of: snapshot) == 0o600)
        let before = try Store(path: folder.path(snapshot), now: Office.morning)
        #expect(try await before.titles() == ["Before"])
        let columns = try await before.dump()["incident"]?.count
        #expect(columns == 1)
        try before.close()
    }

    @Test func `a new database and one that is up to date need no copy`() async throws {
        let folder = try await used()
        try Store(path: folder.database, now: Office.morning).close()
        #expect(try folder.names() == ["handrail.sqlite", "handrail.sqlite.lock"])
    }

    @Test func `a migration that fails leaves the database as it was`() async throws {
        let folder = try await used()
        var migrator = Migrations.migrator
        migrator.registerMigration("9999 test") { db in
            try db.execute(sql: "UPDATE incident SET title = 'half done'")
            try db.execute(sql: "ALTER TABLE no_such_table ADD COLUMN x")
        }
        #expect(throws: StoreProblem.self) { try Store(path: folder.database, now: Office.morning, migrator: migrator) }
        let store = try Store(path: folder.database, now: Office.morning)
        #expect(try await store.titles() == ["Before"])
        try store.close()
    }

    @Test func `the database of a newer version is refused and left as it is`() async throws {
        let folder = try await used()
        let store = try Store(path: folder.database, now: Office.morning)
        try await store.change(by: .command("test"), at: Office.morning) { change in
            try change.run("INSERT INTO grdb_migrations (identifier) VALUES ('9999 from the future')")
            try change.record(.setting, "came back from the future")
        }
        try store.close()
        let before = try folder.bytes(of: "handrail.sqlite")
        #expect(
            throws: StoreProblem("\(folder.database) was written by a newer version of Handrail. Install that version.")
        ) { try Store(path: folder.database, now: Office.morning) }
        #expect(try folder.bytes(of: "handrail.sqlite") == before)
    }

    @Test func `the versions of incidents that an older Handrail kept are there for Undo`() throws {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue, upTo: "0009 premortems")
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO incident (id, title, kind, severity, state, declared_at, updated_at)
                        VALUES (1, 'Before', 'incident', 2, 'active', 0, 0);
                    INSERT INTO incident_version (incident_id, version, fields) VALUES (1, 3, '{"title":"Before"}');
                    """)
        }
        try Migrations.migrator.migrate(queue)
        let row = try queue.read { try Row.fetchOne($0, sql: "SELECT * FROM edit_version") }
        #expect(row == ["subject": "incident", "subject_id": 1, "version": 3, "fields": "{\"title\":\"Before\"}"])
    }

    @Test func `texts of an older Handrail are found in other forms of their words`() throws {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue, upTo: "0013 answers to suggestions")
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO incident (id, title, kind, severity, state, declared_at, updated_at)
                        VALUES (1, 'Økonomi', 'incident', 2, 'active', 0, 0);
                    INSERT INTO finding (incident_id, kind, title, created_at, updated_at)
                        VALUES (1, 'surprise', '大規模障害', 0, 0);
                    """)
        }
        try Migrations.migrator.migrate(queue)
        try queue.write { db in
            try db.execute(sql: "UPDATE finding SET title = '大規模障害 again'")
            for (index, word) in [
                ("search_incident", "okonomi"), ("search_finding", "\"障害\""), ("search_finding", "again"),
                ("search_incident", "inc"),
            ] {
                let sql = "SELECT count(*) FROM \(index) WHERE \(index) MATCH ?"
                #expect(try Int.fetchOne(db, sql: sql, arguments: [word]) == 1, "\(word)")
            }
            for index in ["search_incident", "search_finding"] {
                try db.execute(sql: "INSERT INTO \(index) (\(index)) VALUES ('integrity-check')")
            }
        }
    }

    @Test func `incidents of an older Handrail happened when they started, were noticed or were declared`() throws {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue, upTo: "0013 answers to suggestions")
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO incident (id, title, kind, severity, state, declared_at, updated_at)
                        VALUES (1, 'A', 'incident', 2, 'active', 300, 0), (2, 'B', 'incident', 2, 'active', 300, 0),
                            (3, 'C', 'incident', 2, 'active', 300, 0);
                    INSERT INTO incident_time (incident_id, mark, precision, at, zone)
                        VALUES (1, 'started', 'exact', 100, 'UTC'), (1, 'noticed', 'exact', 200, 'UTC'),
                            (2, 'started', 'unknown', NULL, 'UTC'), (2, 'noticed', 'exact', 200, 'UTC');
                    """)
        }
        try Migrations.migrator.migrate(queue)
        let found = try queue.read { try Int.fetchAll($0, sql: "SELECT happened_at FROM incident ORDER BY id") }
        #expect(found == [100, 200, 300])
    }

    /// Killed between the schema and what an empty installation starts with.
    @Test func `the severities are there even if the first start was cut short`() async throws {
        let folder = try await used()
        let store = try Store(path: folder.database, now: Office.morning)
        try await store.change(by: .command("test"), at: Office.morning) { change in
            try change.run("DELETE FROM severity WHERE level > 1")
            try change.run("UPDATE severity SET label = 'Our own word'")
            try change.record(.setting, "cut short")
        }
        try store.close()
        let again = try Store(path: folder.database, now: Office.morning)
        let labels = try await again.read(as: .command("test")) { try $0.severities().map(\.label) }
        #expect(labels == ["Our own word", "Major", "Moderate", "Minor", "Notice"])
        try again.close()
    }

    private func used() async throws -> Folder {
        let folder = try Folder()
        let store = try Store(path: folder.database, now: Office.morning)
        try await store.declare("Before")
        try store.close()
        return folder
    }
}
