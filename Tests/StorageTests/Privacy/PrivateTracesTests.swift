import Domain
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("What a private record leaves behind")
struct PrivateTracesTests {
    @Test func `is not merged with one that others see, and its title leads nowhere`() async throws {
        let place = try await PrivateStory()
        let story = place.story
        for (id, target) in [(story.incident, story.other), (story.other, story.incident)] {
            #expect(
                try await story.office.refusedFields { try await story.change { try $0.merge(id, into: target) } }
                    == ["into"])
        }
        try await story.change { change in
            try change.setAudience(of: .incident(story.other), place.audience)
            try change.merge(story.other, into: story.incident)
            try change.makePublic(.incident(story.incident))
        }
        let told = try await story.office.read(as: place.asCleo) { reading in
            (
                try reading.timeline(of: story.incident).map(\.text),
                try reading.incidentDossier(story.incident)?.mergedKeys
            )
        }
        #expect(!told.0.contains { $0.contains("Slow checkout") })
        #expect(told.1 == [])
    }

    @Test func `leaves no trace in the history, the proofs and the links of a guardrail`() async throws {
        let place = try await PrivateStory()
        let story = place.story
        try await story.change { change in
            try change.link(story.guardrail, .failedIn, .incident(story.incident), note: "It was off")
            try change.recordProof(
                of: story.guardrail, method: .drill, result: .failed, at: change.now, note: "In the cleanup",
                evidenceAddress: "", incident: story.incident)
        }
        let dossier = try await story.office.read(as: place.asCleo) { try $0.guardrailDossier(story.guardrail) }
        let seen = try #require(dossier)
        #expect(seen.incidents.isEmpty && seen.askedForBy.isEmpty && seen.followUps.isEmpty)
        #expect(!seen.proofs.contains { $0.note == "In the cleanup" })
        let words = seen.history.flatMap { [$0.action] + $0.changes.flatMap { [$0.from, $0.to] } }
        #expect(!words.contains { $0.contains("INC-1") || $0.contains("Nothing counted") })
        #expect(try await story.read { try $0.guardrailDossier(story.guardrail)?.incidents.isEmpty } == false)
    }

    @Test func `is no part of what a review says about what it left open`() async throws {
        let place = try await PrivateStory()
        let story = place.story
        let today = Day(Office.morning.after(days: 60), in: .gmt)
        @Sendable func left(_ change: Change) throws -> Int? {
            let sitting = try change.startSitting()
            try change.endSitting(sitting, today: today)
            return try change.reading.sitting(sitting)?.leftOpen
        }
        let named = try await story.change { try left($0) }
        let outside = try await story.change(as: place.asCleo) { try left($0) }
        #expect(named == outside)
        try await story.change { try $0.makePublic(place.incident) }
        #expect(try await story.change { try left($0) } != named)
    }

    @Test func `an import on the server makes nothing of it a second time`() async throws {
        let place = try await PrivateStory()
        let story = place.story
        try await story.change { change in
            try change.run("INSERT INTO import (source, made_at) VALUES ('folder', 0)")
            try change.run(
                """
                INSERT INTO imported_document (import_id, incident_id, path, digest, text, is_update, incident_version,
                    last_entry) VALUES (1, 1, 'a.md', zeroblob(32), 'text', 0, 1, 1)
                """)
            try change.record(.setting, "imported")
        }
        let read: @Sendable (String) -> ImportedPostmortem = {
            ImportedPostmortem(
                ImportSource(name: "a.md", text: $0), ImportContext(now: Office.morning, zone: .gmt))
        }
        let document = ImportDocument(
            path: "a.md", original: "# Another text", reading: read("# Another text"), reread: read)
        let plan = try await story.office.read(as: .command("import")) { try $0.plan(document) }
        #expect(plan == .leave(story.incident))
        #expect(try await story.office.read(as: place.asCleo) { try $0.plan(document) } == .create)
    }

    /// So that those who see nothing private pay for one question, and share their statements.
    @Test func `costs nothing while there is none, and is asked for once`() async throws {
        let place = try await PrivateStory(isPrivate: false)
        let story = place.story
        #expect(try await story.read { $0.visibleIncident("i") } == "i.deleted_at IS NULL")
        try await story.change { try $0.setAudience(of: place.incident, Audience(people: [story.office.alma])) }
        #expect(
            try await story.office.read(as: place.asCleo) { $0.visibleIncident("i") }
                == "i.deleted_at IS NULL AND i.is_private = 0")
        #expect(try await story.read { $0.sight.isPersonal })
    }

    @Test func `does not exist in a database of before`() throws {
        let queue = try DatabaseQueue(configuration: Configuration.forTests)
        try Migrations.migrator.migrate(queue, upTo: "0033 grants")
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO incident (title, kind, severity, state, declared_at, updated_at)
                        VALUES ('Rows are gone', 'incident', 2, 'active', 0, 0);
                    INSERT INTO premortem (title, template, script, anonymity, pace, phase, phase_since, join_code,
                        allows_guests, dots, created_at)
                        VALUES ('The move', '', '{}', 'named', 'together', 'mitigation', 0, 'x', 0, 5, 0);
                    INSERT INTO risk (id, premortem_id, title) VALUES (7, 1, 'It runs twice');
                    INSERT INTO follow_up (title, state, created_at, updated_at) VALUES ('For the risk', 'proposed', 5, 5),
                        ('A condition made here', 'proposed', 6, 6), ('A condition from elsewhere', 'proposed', 1, 1);
                    INSERT INTO risk_follow_up (risk_id, follow_up_id) VALUES (7, 1);
                    INSERT INTO premortem_condition (premortem_id, follow_up_id) VALUES (1, 2), (1, 3);
                    INSERT INTO audit_entry (at, subject, subject_id, action) VALUES (6, 'premortem', 1, 'made FU-2 a condition'),
                        (7, 'premortem', 1, 'made FU-3 a condition');
                    """)
        }
        try Migrations.migrator.migrate(queue)
        try queue.read { db in
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM incident WHERE is_private = 1") == 0)
            let reading = try Reading(db: db, asker: .person(ID(1), .observer), at: Date())
            #expect(reading.sight == .everything)
            #expect(try reading.incident(ID(1))?.isPrivate == false)
            let origins = try Row.fetchAll(db, sql: "SELECT premortem_id FROM follow_up ORDER BY id").map {
                $0[0] as Int64?
            }
            #expect(origins == [1, 1, nil])
        }
    }
}

extension Configuration {
    /// With what the index needs.
    fileprivate static var forTests: Configuration {
        var configuration = Configuration()
        configuration.prepareDatabase { $0.add(tokenizer: SearchTokenizer.self) }
        return configuration
    }
}
