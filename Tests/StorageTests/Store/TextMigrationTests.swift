import Domain
import Foundation
import GRDB
import Testing

@testable import Storage

/// A database whose texts were stored several times.
struct TextMigrationTests {
    /// With a published section, a section whose text is in no revision, and texts that were sent.
    private func migrated() throws -> DatabaseQueue {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue, upTo: "0033 grants")
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO incident (id, title, kind, severity, state, declared_at, updated_at)
                        VALUES (1, 'Rows are gone', 'incident', 2, 'resolved', 0, 0),
                            (2, 'Dropped', 'incident', 2, 'resolved', 0, 0);
                    UPDATE incident SET deleted_at = 1 WHERE id = 2;
                    INSERT INTO postmortem (id, incident_id, state, template, created_at)
                        VALUES (1, 1, 'draft', 'short', 0);
                    INSERT INTO postmortem_section (id, postmortem_id, position, slug, title, is_required, text, revision)
                        VALUES (1, 1, 0, 'summary', 'Summary', 1, 'A job deleted rows.', 2),
                            (2, 1, 1, 'luck', 'Luck', 1, 'A backup was there.', 1);
                    INSERT INTO postmortem_section_revision (section_id, revision, text, written_at)
                        VALUES (1, 1, '', 0), (1, 2, 'A job deleted rows.', 0), (2, 1, '', 0);
                    INSERT INTO section_submission
                        (section_id, client, sequence, base_revision, text, sent_at, revision)
                        VALUES (1, 'a', 1, 1, 'A job deleted rows.', 0, 2), (1, 'a', 2, 1, ' A job deleted rows. ' || char(10, 10), 0, 2),
                            (1, 'a', 3, 1, 'Never merged', 0, NULL), (1, 'a', 4, 1, 'A job deleted live rows.', 0, 2);
                    INSERT INTO premortem (id, title, template, script, anonymity, pace, phase, phase_since, join_code,
                            created_at, allows_guests, dots)
                        VALUES (1, 'Moving the ledger', 'short', '{}', 'named', 'together', 'lobby', 0, 'ABC234', 0, 0, 5);
                    """)
        }
        try Migrations.migrator.migrate(queue)
        return queue
    }

    @Test func `keeps what was sent where it differs from the revision that it became`() throws {
        let kept = try migrated().read {
            try Row.fetchAll(
                $0, sql: "SELECT sequence, text, blank_before AS before, blank_after AS after FROM section_submission")
        }
        #expect(
            kept == [
                ["sequence": 1, "text": nil, "before": "", "after": ""],
                ["sequence": 2, "text": nil, "before": " ", "after": " \n\n"],
                ["sequence": 3, "text": "Never merged", "before": "", "after": ""],
                ["sequence": 4, "text": "A job deleted live rows.", "before": "", "after": ""],
            ])
    }

    @Test func `reads the text of a section from its latest revision, and loses none`() throws {
        let texts = try migrated().read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT r.text FROM postmortem_section AS s JOIN postmortem_section_revision AS r
                        ON r.section_id = s.id AND r.revision = s.revision ORDER BY s.id
                    """)
        }
        #expect(texts == ["A job deleted rows.", "A backup was there."])
    }

    @Test func `finds every text that was found before`() throws {
        let queue = try migrated()
        let found = try queue.read { db in
            try [
                ("incident", "rows"), ("incident", "dropped"), ("postmortem_section", "deleted"),
                ("postmortem_section", "backup"), ("premortem", "ledger"),
            ].map { table, word in
                try Int64.fetchAll(
                    db, sql: "SELECT rowid FROM search_\(table) WHERE search_\(table) MATCH ?", arguments: [word])
            }
        }
        #expect(found == [[1], [], [1], [2], [1]])
    }

    @Test func `says what it is doing, and makes the file smaller`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "handrail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "handrail.sqlite").path
        let old = try DatabaseQueue(path: path)
        try Migrations.migrator.migrate(old, upTo: "0033 grants")
        try old.write { db in
            let text = (0..<200).map { "word\($0)" }.joined(separator: " ")
            for id in 1...2_000 {
                try db.execute(
                    sql: """
                        INSERT INTO incident (id, title, kind, severity, state, declared_at, updated_at, summary)
                            VALUES (?, 'Rows', 'incident', 2, 'resolved', 0, 0, ?)
                        """, arguments: [id, text])
            }
        }
        try old.close()
        let before = try size(path)
        var told: [String] = []
        let store = try Store(path: path, now: Office.morning) { told.append($0) }
        try store.close()
        #expect(told.first == "Copying the database before it is brought up to date …")
        #expect(told.contains { $0.contains("0036 each text once") })
        #expect(told.last?.hasPrefix("Giving back ") == true)
        #expect(try size(path) < before * 3 / 4)
    }

    private func size(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }
}
