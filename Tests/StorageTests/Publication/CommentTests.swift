import Domain
import Foundation
import Testing

@testable import Storage

struct CommentTests {
    @Test func `a comment names a passage of a revision and keeps it through edits around it`() async throws {
        let story = try await Story(state: .draft)
        let thread = try #require(try await threads(story).first)
        #expect(thread.sectionRevision == 2)
        #expect(thread.quote?.exact == "A job deleted rows")
        try await story.change { try $0.saveSection(story.section, text: "At night, a job **deleted** rows.", from: 2) }
        let edited = QuotedText("At night. A job **deleted** rows.")
        #expect(thread.quote.flatMap { edited.passage($0) } == "A job **deleted** rows")
        #expect(thread.quote.flatMap { QuotedText("Rows went.").passage($0) } == nil)
    }

    @Test func `words that are not in the section are refused together with an empty comment`() async throws {
        let story = try await Story()
        #expect(
            try await story.office.refusedFields {
                try await story.change {
                    _ = try $0.startThread(on: story.section, CommentDraft(text: " ", quote: "the moon"))
                }
            } == ["comment", "quote"])
        #expect(
            try await story.office.refusedFields {
                try await story.change { _ = try $0.startThread(on: ID(99), CommentDraft(text: "x")) }
            } == [""])
    }

    @Test func `an edit keeps the earlier text, and only its writer makes one`() async throws {
        let story = try await Story()
        try await story.change { try $0.reply(to: story.thread, "The nightly one.") }
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.editComment(ID(1), text: "Mine now.", from: 1) }
            } == [""])
        try await story.change(after: 70) { try $0.editComment(ID(2), text: "The weekly one.", from: 1) }
        await #expect(throws: Outdated.self) {
            try await story.change { try $0.editComment(ID(2), text: "Another.", from: 1) }
        }
        let comments = try await threads(story).first?.comments
        #expect(comments?.map(\.text) == ["Which job?", "The weekly one."])
        #expect(comments?.last?.editedAt == Office.morning.after(minutes: 70))
        #expect(
            try await story.read { try $0.revisions(of: ID<Domain.Comment>(2)).map(\.text) } == [
                "The weekly one.", "The nightly one.",
            ])
        #expect(
            try await story.office.refusedFields { try await story.change { try $0.delete(.comment(ID(1))) } } == [""])
        #expect(
            try await story.office.refusedFields {
                try await story.change(as: story.office.asAlma) { try $0.editComment(ID(2), text: "No.", from: 2) }
            } == [""])
        try await story.change(as: story.office.asAlma) { try $0.delete(.comment(ID(2))) }
    }

    @Test func `a deleted comment is in the bin and comes back as it was`() async throws {
        let story = try await Story()
        try await story.change(as: story.office.asAlma) { try $0.markBlocking(story.thread) }
        let before = try await threads(story)
        try await story.change(as: story.office.asAlma) { try $0.delete(.comment(ID(1))) }
        #expect(try await threads(story) == [])
        let item = try #require(try await story.read { try $0.bin().items.first })
        #expect(item.item == .comment(ID(1)))
        #expect(item.title == "Which job?")
        #expect(item.incidentKey == story.incident.key)
        #expect(
            try await story.office.refusedFields {
                try await story.change(as: story.office.asBo) { try $0.restore(item.item) }
            } == [""], "only whoever may delete it puts it back")
        try await story.change(as: story.office.asAlma) { try $0.restore(item.item) }
        #expect(try await threads(story) == before)
    }

    @Test func `somebody resolves a thread, and somebody opens it again`() async throws {
        let story = try await Story()
        try await story.change { try $0.markBlocking(story.thread) }
        #expect(try await threads(story).map(\.blocksPublication) == [true])
        try await story.change(after: 70) { try $0.resolveThread(story.thread) }
        let resolved = try await threads(story).first
        #expect(resolved?.resolvedBy == "Bo Lind")
        #expect(resolved?.resolvedAt == Office.morning.after(minutes: 70))
        #expect(resolved?.blocksPublication == false)
        try await story.change(as: story.office.asAlma) { try $0.reopenThread(story.thread) }
        #expect(try await threads(story).map(\.blocksPublication) == [true])
        #expect(try await story.lastEntry()?.action == "reopened a comment on Summary")
    }

    private func threads(_ story: Story) async throws -> [CommentThread] {
        try await story.read { try $0.commentThreads(of: ID(1)) }
    }
}
