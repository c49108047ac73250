import Domain
import Foundation
import GRDB
import Secrets
import Testing

@testable import Storage

/// The level that each change needs, where less is enough for one's own records, and what a migrated database lets
/// people do.
@Suite("The level of a change")
struct LevelTests {
    private static func cyReads(_ level: Level) -> Asker { .person(ID(3), level) }

    private func story() async throws -> Story {
        let story = try await Story()
        try await story.change(as: story.office.asAlma) { change in
            _ = try change.createPerson(
                name: "Cy Ode", email: "cy@example.org", level: .contributor, zone: "UTC", passwordHash: nil)
        }
        return story
    }

    @Test(arguments: allChanges)
    func `an observer changes nothing`(named: NamedChange) async throws {
        let story = try await story()
        let before = try await story.office.dump()
        await #expect(throws: Forbidden.self) {
            try await story.change(as: Self.cyReads(.observer)) { try named.run($0, story) }
        }
        #expect(try await story.office.dump().tablesDiffering(from: before) == [])
    }

    /// Bo made the story.
    @Test(arguments: [
        "edit", "setTimes", "setImpacts", "setRoles", "move", "merge", "setWeakGuardrailsReason", "editTimelineEvent",
        "editFinding", "editFollowUp", "moveFollowUp", "editGuardrail", "moveGuardrail", "editLaunch", "answerChecks",
        "arrangeMeeting", "delete (launch)", "delete (pre-mortem)",
    ])
    func `a contributor changes their own records and no others`(name: String) async throws {
        let named = try #require(allChanges.first { $0.name == name })
        let story = try await story()
        let before = try await story.office.dump()
        await #expect(throws: Forbidden.self) {
            try await story.change(as: Self.cyReads(.contributor)) { try named.run($0, story) }
        }
        #expect(try await story.office.dump().tablesDiffering(from: before) == [])
        try await story.change(as: .person(story.office.bo, .contributor)) { try named.run($0, story) }
    }

    @Test func `a contributor who takes a role in an incident may move it on, but not delete it`() async throws {
        let story = try await story()
        let asCy = Self.cyReads(.contributor)
        await #expect(throws: Forbidden.self) {
            try await story.change(as: asCy) { try $0.move(story.incident, to: .mitigated) }
        }
        try await story.change(as: asCy) { change in
            try change.takeRole(.incidentCommander, in: story.incident)
            try change.move(story.incident, to: .mitigated)
        }
        await #expect(throws: Forbidden.self) {
            try await story.change(as: asCy) { try $0.delete(.incident(story.incident)) }
        }
    }

    @Test func `a contributor takes an idea that nobody owns, and finishes it`() async throws {
        let story = try await story()
        let (asCy, cy) = (Self.cyReads(.contributor), ID<Person>(3))
        let id = try await story.change {
            try $0.addFollowUp(FollowUpEdit(title: "Tidy up"), incident: nil, finding: nil, state: .proposed)
        }
        try await story.change(as: asCy) { change in
            try change.commitFollowUp(id, owner: cy, due: Story.friday)
            try change.finishFollowUp(id, FollowUpOutcome(reason: "Nothing could have prevented it."))
        }
        #expect(try await story.read { try $0.followUp(id)?.followUp.state } == .done)
        await #expect(throws: Forbidden.self) {
            try await story.change(as: asCy) { try $0.moveFollowUp(story.followUp, FollowUpMove(state: .inProgress)) }
        }
    }

    @Test(arguments: [
        ("publishPostmortem", Level.editor), ("archivePostmortem", .editor), ("changeFollowUps", .editor),
        ("exempt", .editor), ("protect", .editor), ("giveReviewDecision", .reviewer), ("startSitting", .reviewer),
        ("giveVerdict", .reviewer), ("scheduleFreeze", .reviewer), ("liftFreeze", .reviewer),
        ("extendFreeze", .reviewer), ("confirmOverride", .reviewer),
    ])
    func `what is decided for all needs a higher level, whoever made the record`(name: String, level: Level)
        async throws
    {
        let named = try #require(allChanges.first { $0.name == name })
        for lower in Level.allCases where lower < level && lower > .observer {
            let story = try await Story()
            await #expect(throws: Forbidden.self, "\(lower)") {
                try await story.change(as: .person(story.office.bo, lower)) { try named.run($0, story) }
            }
        }
        let story = try await Story()
        try await story.change(as: .person(story.office.bo, level)) { try named.run($0, story) }
    }

    private static let forOthers: [(NamedChange, Level)] = [
        (
            NamedChange("importDocument") { change, _ in
                _ = try change.importDocument(document("wiki/b.md"), into: change.startImport(from: "wiki"))
            }, .editor
        ),
        (NamedChange("undoImport") { change, _ in _ = try change.undoImport(ID(1)) }, .editor),
        (
            NamedChange("edit (public hosts)") { change, _ in try change.edit(PublicHosts(["status.example.com"])) },
            .administrator
        ),
        (NamedChange("requireSecondFactor") { change, _ in try change.requireSecondFactor(true) }, .administrator),
        (
            NamedChange("removeSecondFactor") { change, story in
                try change.removeSecondFactor(of: story.office.bo, reason: "The phone is lost.")
            }, .administrator
        ),
    ]

    private static func document(_ path: String) -> ImportDocument {
        let (text, context) = (
            "# \(path)\n\n## Summary\n\nNobody could order.\n", ImportContext(now: Office.morning, zone: .gmt)
        )
        let read: @Sendable (String) -> ImportedPostmortem = {
            ImportedPostmortem(ImportSource(name: path, text: $0), context)
        }
        return ImportDocument(path: path, original: text, reading: read(text), reread: read)
    }

    @Test(arguments: forOthers)
    func `documents are imported by an editor, and the second factors of others are up to an administrator`(
        named: NamedChange, level: Level
    ) async throws {
        let story = try await story()
        try await story.change(as: story.office.asAlma) { change in
            _ = try change.importDocument(Self.document("wiki/a.md"), into: change.startImport(from: "wiki"))
        }
        try await story.change(as: .person(story.office.bo, .observer)) { change in
            let codes = TOTP()
            try change.switchOnSecondFactor(
                codes, code: codes.code(of: TOTP.step(at: change.now)), recovery: [], keeping: nil)
        }
        for lower in Level.allCases where lower < level {
            await #expect(throws: Forbidden.self, "\(lower)") {
                try await story.change(as: Self.cyReads(lower)) { try named.run($0, story) }
            }
        }
        try await story.change(as: Self.cyReads(level)) { try named.run($0, story) }
    }

    @Test func `a page knows the same ties as a change`() async throws {
        let story = try await story()
        try await story.change(as: Self.cyReads(.contributor)) { try $0.takeRole(.responder, in: story.incident) }
        let subjects: [AuditEntry.Subject] = [
            .incident(story.incident), .incident(story.other), .timelineEvent(story.event), .finding(story.finding),
            .followUp(story.followUp), .guardrail(story.guardrail), .image(story.image), .launch(story.launch),
            .premortem(story.premortem), .setting,
        ]
        for asker in [story.asBo, Self.cyReads(.contributor), .nobody, .command("test")] {
            let found = try await story.office.read(as: asker) { reading in
                (try reading.ties(), try subjects.map { try reading.tie(to: $0) })
            }
            #expect(subjects.map { found.0[$0] } == found.1)
        }
        let ofCy = try await story.office.read(as: Self.cyReads(.contributor)) { try $0.ties() }
        #expect(ofCy[.incident(story.incident)] == .involved && ofCy[.finding(story.finding)] == .involved)
        #expect(ofCy[.incident(story.other)] == .none && ofCy[.guardrail(story.guardrail)] == .none)
    }

    @Test func `only those who may approve can be asked to review`() async throws {
        let story = try await story()
        #expect(try await !story.read { try $0.peopleToReview().contains { $0.name == "Cy Ode" } })
        let fields = try await story.office.refusedFields {
            try await story.change { change in
                _ = try change.startPostmortem(of: story.other, from: Story.template.orFail())
                try change.askForReview(of: story.other, by: [ID(3)])
            }
        }
        #expect(fields == ["reviewers"])
    }

    /// Members became reviewers, so none of their changes may be refused to somebody who has made nothing.
    @Test(arguments: allChanges)
    func `a reviewer makes every change that members could make`(named: NamedChange) async throws {
        let story = try await story()
        do {
            try await story.change(as: Self.cyReads(.reviewer)) { try named.run($0, story) }
        } catch is Refusal {
            // Says what is wrong with the record, such as that somebody cannot confirm their own override.
        }
    }

    @Test func `everybody keeps what they could do when a database is migrated`() throws {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue, upTo: "0031 every order of a list")
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO person (name, email, role, zone, created_at)
                        VALUES ('Alma', 'a@example.org', 'administrator', 'UTC', 0), ('Bo', 'b@example.org', 'member', 'UTC', 0);
                    INSERT INTO invitation (token_digest, email, role, created_at, expires_at)
                        VALUES (x'01', 'c@example.org', 'administrator', 0, 1), (x'02', 'd@example.org', 'member', 0, 1);
                    """)
        }
        try Migrations.migrator.migrate(queue)
        for table in ["person", "invitation"] {
            let levels = try queue.read { try String.fetchAll($0, sql: "SELECT level FROM \(table) ORDER BY id") }
            #expect(levels == ["administrator", "reviewer"])
        }
    }
}
