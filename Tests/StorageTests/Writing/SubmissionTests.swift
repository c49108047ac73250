import Domain
import Foundation
import Testing

@testable import Storage

struct SubmissionTests {
    private func text(_ story: Story) async throws -> String? {
        try await story.read { try $0.section(story.section)?.text }
    }

    @Test func `two who write at once both keep their words, and both are authors`() async throws {
        let story = try await Story()
        try await story.change(as: story.office.asAlma) {
            try $0.saveSection(story.section, text: "Alma begins. A job deleted rows that were in use.", from: 2)
        }
        let answer = try await story.change {
            try $0.submit(
                story.section, SectionSubmission(text: "A job deleted rows that were in use. Bo ends.\r\n", base: 2))
        }
        #expect(answer.text == "Alma begins. A job deleted rows that were in use. Bo ends.")
        #expect(answer.revision == 4)
        #expect(answer.isMerged)
        #expect(answer.edits == [TextEdit(at: 0, remove: 0, insert: "Alma begins. ")])
        #expect(try await text(story) == answer.text)
        #expect(try await story.read { try $0.openFlags(of: story.incident).isEmpty })
        #expect(
            try await story.read { try $0.postmortemDocument(of: story.incident)?.authors.map(\.name) } == [
                "Alma Berg", "Bo Lind",
            ])
    }

    @Test func `twenty who save the same revision all keep their words`() async throws {
        let story = try await Story()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    _ = try await story.change {
                        try $0.saveSection(
                            story.section, text: "A job deleted rows that were in use. Word\(number)", from: 2)
                    }
                }
            }
            try await group.waitForAll()
        }
        let words = try #require(try await text(story)).split(separator: " ")
        #expect((0..<20).allSatisfy { words.contains("Word\($0)") })
        #expect(words.count == 28)
    }

    @Test(arguments: [0, 101])
    func `a page that does not say which one it is asks its reader to load it again`(length: Int) async throws {
        let story = try await Story()
        let submission = SectionSubmission(text: "New.", base: 2, client: String(repeating: "x", count: length))
        let refusal = await #expect(throws: Refusal.self) {
            try await story.change { try $0.submit(story.section, submission) }
        }
        #expect(refusal?.words.contains("load the page again") == true)
        #expect(try await text(story) != "New.")
    }

    @Test func `a submission is kept as it was sent`() async throws {
        let story = try await Story()
        let sent = "\n  It began with a job.  \n\n"
        try await story.change {
            try $0.submit(story.section, SectionSubmission(text: sent, base: 1, client: "phone", sequence: 7))
        }
        let kept = try await story.read { reading in
            try reading.rows(
                """
                SELECT coalesce(s.text, s.blank_before || r.text || s.blank_after) FROM section_submission AS s
                    JOIN postmortem_section_revision AS r ON r.section_id = s.section_id AND r.revision = s.revision
                WHERE s.client = 'phone' AND s.sequence = 7 AND s.base_revision = 1
                """
            ) { $0.text() }
        }
        #expect(kept == [sent])
        #expect(try await text(story)?.hasSuffix("a job.") == true)
    }

    @Test func `sending twice gives the same answer, also after others have written`() async throws {
        let story = try await Story()
        let submission = SectionSubmission(text: "A job deleted all rows.", base: 2, client: "laptop", sequence: 1)
        let first = try await story.change { try $0.submit(story.section, submission) }
        try await story.change(as: story.office.asAlma) {
            try $0.saveSection(story.section, text: "A job deleted all rows. Alma.", from: first.revision)
        }
        let before = try await story.office.dump()
        #expect(try await story.change { try $0.submit(story.section, submission) } == first)
        #expect(try await story.office.dump().tablesDiffering(from: before) == [])
    }

    @Test func `who has not seen the answer goes on from what they sent, and nothing is doubled`() async throws {
        let story = try await Story()
        let base = "A job deleted rows that were in use."
        for (sequence, words) in ["One", "One two", "One two three"].enumerated() {
            try await story.change {
                try $0.submit(
                    story.section,
                    SectionSubmission(text: "\(base) \(words)", base: 2, client: "laptop", sequence: sequence + 1))
            }
            try await story.change(as: story.office.asAlma) { change in
                let section = try change.reading.section(story.section).orFail()
                try change.saveSection(
                    story.section, text: "Alma\(sequence) \(section.text)", from: section.revision)
            }
        }
        #expect(try await text(story) == "Alma2 Alma1 Alma0 \(base) One two three")
    }

    @Test func `a draft of last week is merged into what the text has become`() async throws {
        let story = try await Story()
        for revision in 2...30 {
            try await story.change(as: story.office.asAlma, after: Double(revision) * 300) { change in
                let section = try change.reading.section(story.section).orFail()
                try change.saveSection(story.section, text: section.text + " Day\(revision).", from: section.revision)
            }
        }
        try await story.change(after: 7 * 24 * 60) {
            try $0.submit(
                story.section, SectionSubmission(text: "On Monday a job deleted rows that were in use.", base: 2))
        }
        let merged = try #require(try await text(story))
        #expect(merged.hasPrefix("On Monday a job deleted rows"))
        #expect(merged.hasSuffix("Day29. Day30."))
    }

    @Test func `a draft from a revision that does not exist loses nothing`() async throws {
        let story = try await Story()
        let answer = try await story.change {
            try $0.submit(story.section, SectionSubmission(text: "A job deleted my notes.", base: 400))
        }
        for word in ["rows", "that", "were", "in", "use.", "my", "notes."] {
            #expect(answer.text.split(separator: " ").contains(Substring(word)))
        }
    }

    @Test func `where both rewrote the same words a person decides, and until then it is not published`() async throws {
        let story = try await Story(state: .draft)
        try await story.change(as: story.office.asAlma) {
            try $0.saveSection(story.section, text: "A script deleted rows that were in use.", from: 2)
        }
        try await story.change {
            try $0.saveSection(story.section, text: "A cronjob deleted rows that were in use.", from: 2)
        }
        #expect(try await text(story) == "A script cronjob deleted rows that were in use.")
        let flag = try #require(try await story.read { try $0.openFlags(of: story.incident).first })
        #expect([flag.theirs, flag.mine, flag.merged] == ["script", "cronjob", "script cronjob"])
        #expect([flag.theirAuthor.name, flag.myAuthor.name] == ["Alma Berg", "Bo Lind"])
        #expect(try await story.read { try !$0.openFlags(of: story.incident).isEmpty })
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.publishPostmortem(of: story.incident) }
            } == ["flag-\(flag.id)", "review"])
        try await story.change { try $0.resolveFlag(flag.id, .mine) }
        #expect(try await text(story) == "A cronjob deleted rows that were in use.")
        #expect(try await story.read { try $0.openFlags(of: story.incident).isEmpty })
        try await Story.publish(story.incident, in: story.office)
        #expect(
            try await story.office.refusedFields { try await story.change { try $0.resolveFlag(flag.id, .both) } }
                == [""])
    }

    @Test func `flags are seen by those who see the incident`() async throws {
        let story = try await Story()
        for text in ["A job deleted rows that mattered.", "A job deleted rows that we needed."] {
            try await story.change { try $0.submit(story.section, SectionSubmission(text: text, base: 2)) }
        }
        let flag = try #require(try await story.read { try $0.openFlags(of: story.incident).first })
        #expect(try await story.read { try $0.flag(flag.id) } == flag)
        let nobody: (@Sendable (Reading) throws -> Bool) = {
            try $0.openFlags(of: story.incident).isEmpty && $0.flag(flag.id) == nil
        }
        #expect(try await story.office.read(as: .nobody, nobody))
        try await story.change { try $0.delete(.incident(story.incident)) }
        #expect(try await story.read(nobody))
    }

    @Test func `a passage that has been changed by hand can only stay as it stands`() async throws {
        let story = try await Story()
        for text in ["A script deleted rows that were in use.", "A cronjob deleted rows that were in use."] {
            try await story.change { try $0.saveSection(story.section, text: text, from: 2) }
        }
        try await story.change {
            try $0.saveSection(story.section, text: "A cron script deleted rows that were in use.", from: 4)
        }
        let flag = try #require(try await story.read { try $0.openFlags(of: story.incident).first })
        #expect(
            try await story.office.refusedFields { try await story.change { try $0.resolveFlag(flag.id, .mine) } }
                == [""])
        try await story.change { try $0.resolveFlag(flag.id, .both) }
        #expect(try await text(story) == "A cron script deleted rows that were in use.")
    }

    @Test func `the history of the incident has one entry for a person who saves at every pause`() async throws {
        let story = try await Story()
        for number in 1...40 {
            try await story.change(after: 60 + Double(number) / 30) { change in
                let section = try change.reading.section(story.section).orFail()
                try change.saveSection(story.section, text: section.text + " \(number)", from: section.revision)
            }
        }
        let entries = try await story.read { try $0.history(of: story.incident) }
        #expect(entries.count { $0.action == "wrote Summary" } == 2)
        #expect(
            entries.first?.changes == [FieldChange(field: "Summary", from: "revision 2", to: "revision 42")])
        #expect(try await story.read { try $0.revisionHeads(of: story.section).count } == 42)
        #expect(try await story.read { try $0.text(of: story.section, at: 10) }?.hasSuffix(" 8") == true)
    }
}
