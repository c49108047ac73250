import Domain
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("Erasing a name")
struct ErasureTests {
    private let story: Story
    private let mei: ID<Person>
    private let finding: ID<Finding>
    private let event: ID<TimelineEvent>

    init() async throws {
        let story = try await Story()
        self.story = story
        let mei = try await story.change(as: story.office.asAlma) {
            try $0.createPerson(
                name: "Mei Quillfeather", email: "mei@quill.example", level: .reviewer, zone: "Pacific/Chatham",
                passwordHash: "secret hash")
        }
        self.mei = mei
        (finding, event) = try await story.change(as: .person(mei, .reviewer)) { change in
            _ = try change.startSession(digest: [UInt8](repeating: 9, count: 32), userAgent: "Quillbrowser")
            let finding = try change.addFinding(
                to: story.incident,
                FindingEdit(kind: .surprise, title: "Mei Quillfeather was alone", detail: "Ask mei@quill.example."))
            let event = try change.addToTimeline(
                of: story.incident, [TimelineEventEdit(moment: Moment(Office.morning), text: "Then Mei restarted it")])[
                    0]
            try change.editTimelineEvent(
                event, TimelineEventEdit(moment: Moment(Office.morning), text: "Then Mei restarted the ledger"), from: 1
            )
            let revision = try change.reading.section(story.section)?.revision ?? 0
            try change.saveSection(story.section, text: "Told by `Mei Quillfeather`.", from: revision)
            return (finding, event)
        }
    }

    private func deactivate() async throws {
        try await story.change(as: story.office.asAlma) { [mei] in try $0.deactivate(mei) }
    }

    private func plan(_ asker: Asker? = nil) async throws -> ErasurePlan? {
        try await story.office.read(as: asker ?? story.office.asAlma) { [mei] in
            try $0.erasure(of: mei, words: ErasedName.standard)
        }
    }

    private func erase(_ places: [NamedText.Place], everythingElse: Bool = true) async throws -> ErasureOutcome {
        try await story.change(as: story.office.asAlma) { [mei] in
            try $0.eraseName(of: mei, words: "a former colleague", in: places, everythingElse: everythingElse)
        }
    }

    @Test func `a dry run finds the texts, and changes nothing`() async throws {
        try await deactivate()
        let before = try await story.office.dump()
        let plan = try #require(try await plan())
        #expect(try await story.office.dump().tablesDiffering(from: before) == [])
        #expect(plan.texts.map(\.place.kind) == [.timelineEvent, .finding, .section])
        #expect(plan.texts.map(\.isCertain) == [false, true, true])
        #expect(plan.texts.map(\.words) == ["Mei", "Mei Quillfeather", "Mei Quillfeather"])
        #expect(try #require(plan.elsewhere) > 0)
        for asker in [story.asBo, .nobody] { #expect(try await self.plan(asker) == nil) }
    }

    @Test func `nothing of the person is left in any table once everything is ticked`() async throws {
        try await deactivate()
        let places = try #require(try await plan()).texts.map(\.place)
        #expect(try await erase(places) == ErasureOutcome(texts: 3, kept: 0))
        let dump = try await story.office.dump()
        for (table, rows) in dump {
            for row in rows {
                for trace in ["Mei", "Quill", "mei@", "secret hash", "Chatham"] {
                    #expect(!row.contains(trace), "\(table): \(row)")
                }
            }
        }
        let entry = try await story.office.history().first
        #expect(entry == "Alma Berg: erased a name: it is “a former colleague” now, and in 3 texts")
        let (finding, event, found) = try await story.read { [finding, event] reading in
            (
                try reading.finding(finding), try reading.timelineEvent(event),
                try reading.search(SearchTerms("Quillfeather")).count
            )
        }
        #expect(finding?.title == "A former colleague was alone" && finding?.detail == "Ask a former colleague.")
        #expect(event?.text == "Then a former colleague restarted the ledger")
        #expect(found == 0)
        let asked = try await story.read { [story] in try $0.nameQuestions(of: story.incident).map(\.person.id) }
        #expect(!asked.contains(mei))
    }

    /// A page of rows of which none has the name must not hide the ones that do.
    @Test func `is found behind any number of texts that only look alike`() async throws {
        try await story.change { [story] change in
            for number in 1...450 {
                _ = try change.addFinding(
                    to: story.incident, FindingEdit(kind: .surprise, title: "Meier \(number)", detail: ""))
            }
            _ = try change.addFinding(
                to: story.incident,
                FindingEdit(kind: .surprise, title: "The last", detail: "Write to Mei@Quill.Example."))
        }
        let found = try #require(try await plan())
        #expect(found.texts.map(\.place.kind) == [.timelineEvent, .finding, .finding, .section])
        #expect(!found.isCut)
    }

    @Test func `is taken out of headings, passages beside a text, and addresses in capitals`() async throws {
        let thread = try await story.change { [story] change in
            let revision = try change.reading.section(story.section)?.revision ?? 0
            try change.saveSection(story.section, text: "Mei saw it. MEI@QUILL.EXAMPLE knows.", from: revision)
            try change.run(
                "UPDATE postmortem_section SET title = 'What Mei Quillfeather saw' WHERE id = ?",
                [story.section.rawValue])
            try change.run("INSERT INTO search_postmortem_section (search_postmortem_section) VALUES ('rebuild')")
            try change.run(
                """
                INSERT INTO section_flag (section_id, revision, theirs, mine, merged, opened_at)
                    VALUES (?, 1, 'Mei saw', 'Mei has seen', 'Mei', 0)
                """, [story.section.rawValue])
            let thread = try change.startThread(on: story.section, CommentDraft(text: "Who?"))
            try change.run("UPDATE comment_thread SET exact = 'Mei saw it' WHERE id = ?", [thread.rawValue])
            return thread
        }
        #expect(thread.rawValue > 0)
        try await deactivate()
        _ = try await erase(try #require(try await plan()).texts.map(\.place))
        for (table, rows) in try await story.office.dump() {
            for row in rows {
                let text = row.lowercased()
                #expect(!row.contains("Mei") && !text.contains("quill"), "\(table): \(row)")
            }
        }
    }

    @Test func `the index of the search agrees with the texts afterwards`() async throws {
        try await deactivate()
        let places = try #require(try await plan()).texts.map(\.place)
        _ = try await erase(places)
        try await story.change(as: story.office.asAlma) { change in
            let indexes = try change.reading.rows(
                "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5 (%' AND name LIKE 'search%'"
            ) { $0.text() }
            #expect(indexes.count > 5)
            for index in indexes {
                try change.run("INSERT INTO \(index) (\(index), rank) VALUES ('integrity-check', 1)")
            }
            try change.record(.setting, "checked")
        }
    }

    @Test func `what is not ticked keeps the name, now and in its versions`() async throws {
        try await deactivate()
        let places = try #require(try await plan()).texts.map(\.place).filter { $0.kind == .finding }
        _ = try await erase(places)
        let (event, revisions, section) = try await story.read { [event, story] reading in
            (
                try reading.timelineEvent(event)?.text, try reading.revisions(of: event).map(\.text),
                try reading.section(story.section)?.text
            )
        }
        #expect(event == "Then Mei restarted the ledger")
        #expect(revisions.contains("Then Mei restarted it"))
        #expect(section == "Told by `Mei Quillfeather`.")
    }

    @Test func `the history keeps what nobody ticked`() async throws {
        try await deactivate()
        _ = try await erase([], everythingElse: false)
        let words = try await story.office.history()
        #expect(words.contains { $0.contains("added Mei Quillfeather as reviewer") })
        #expect(!words.contains { $0.hasPrefix("Mei Quillfeather:") })
        #expect(words.contains { $0.hasPrefix("A former colleague:") })
        let person = try await story.read { [mei] in try $0.person(mei) }
        #expect(person?.name == "A former colleague" && person?.email == "erased-\(mei)@erased.invalid")
        #expect(
            try await story.office.refusedFields {
                try await story.change(as: story.office.asAlma) { [mei] in try $0.reactivate(mei) }
            } == [""])
        #expect(try await story.office.refusedFields { _ = try await erase([]) } == [""])
    }

    @Test func `is refused for an active account, a text that has changed, and anybody but administrators`()
        async throws
    {
        #expect(try await story.office.refusedFields { _ = try await erase([]) } == [""])
        try await deactivate()
        let places = try #require(try await plan()).texts.map(\.place)
        try await story.change { [event] in
            try $0.editTimelineEvent(
                event, TimelineEventEdit(moment: Moment(Office.morning), text: "Mei and others"), from: 2)
        }
        let before = try await story.office.dump()
        #expect(try await story.office.refusedFields { _ = try await erase(places) } == [""])
        #expect(
            try await story.office.refusedFields {
                try await story.change { [mei] in
                    _ = try $0.eraseName(of: mei, words: "x", in: [], everythingElse: true)
                }
            } == [""])
        #expect(try await story.office.dump().tablesDiffering(from: before) == [])
    }
}
