import Domain
import Foundation
import Testing

@testable import Storage

struct PublicationTests {
    @Test func `nothing is published that nobody else has read, unless nobody else is there`() async throws {
        let story = try await Story(state: .draft)
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.publishPostmortem(of: story.incident) }
            } == ["review"])
        try await story.change(as: story.office.asAlma) {
            try $0.deactivate(story.office.bo)
        }
        try await story.change(as: story.office.asAlma, after: 90) { try $0.publishPostmortem(of: story.incident) }
        let postmortem = try await story.read { try $0.postmortem(of: story.incident) }
        #expect(postmortem?.state == .published)
        #expect(postmortem?.publishedAt == Office.morning.after(minutes: 90))
        #expect(try await story.read { try $0.publications(of: ID(1)).map(\.approvals) } == [0])
        #expect(try await story.read { try $0.publishedPostmortems(atMost: 5).map(\.incidentID) } == [story.incident])
    }

    @Test func `an empty required section and a blocking comment are named together`() async throws {
        let story = try await Story(state: .draft)
        try await story.change { try $0.saveSection(story.section, text: " \n", from: 2) }
        try await story.change { try $0.markBlocking(story.thread) }
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.publishPostmortem(of: story.incident) }
            } == ["section-summary", "thread-1", "review"])
    }

    @Test func `readers keep the published text until it is published again, with a note of what changed`()
        async throws
    {
        let story = try await Story()
        try await story.change { try $0.saveSection(story.section, text: "In progress.", from: 2) }
        #expect(try await text(story) == "A job deleted rows that were in use.")
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.publishPostmortem(of: story.incident) }
            } == ["note"])
        try await story.change(after: 90) { try $0.publishPostmortem(of: story.incident, note: "The number.") }
        #expect(try await text(story) == "In progress.")
        #expect(try await text(story, revision: 1) == "A job deleted rows that were in use.")
        #expect(try await text(story, revision: 3) == nil)
        let publications = try await story.read { try $0.publications(of: ID(1)) }
        #expect(publications.map(\.revision.number) == [2, 1])
        #expect(publications.map(\.note) == ["The number.", ""])
        #expect(publications.map(\.approvals) == [0, 1])
        #expect(publications.first?.publishedAt == Office.morning.after(minutes: 90))
        #expect(try await story.read { try $0.postmortem(of: story.incident)?.publishedAt } == Office.morning)
        #expect(try await story.systemEvents().last == "Postmortem: revision 2 published")
    }

    @Test func `changes to a published text are reviewed while readers keep the text that they have`() async throws {
        let story = try await Story()
        let (office, incident) = (story.office, story.incident)
        let isRefused = try await office.refusedFields {
            try await story.change { try $0.askForReview(of: incident, by: [office.alma]) }
        }
        #expect(isRefused == [""])
        try await story.change { try $0.saveSection(story.section, text: "In progress.", from: 2) }
        #expect(try await asked(story).isEmpty)
        #expect(try await office.refusedFields { try await approve(story) } == [""])
        try await story.change { try $0.askForReview(of: incident, by: [office.alma]) }
        #expect(try await asked(story) == [incident])
        #expect(try await text(story) == "A job deleted rows that were in use.")
        try await approve(story)
        #expect(try await asked(story).isEmpty)
        // Saved again, such as for one more reviewer: who has approved this text is not asked about it twice.
        try await story.change(after: 80) { try $0.askForReview(of: incident, by: [office.alma]) }
        #expect(try await asked(story).isEmpty)
        #expect(try await story.read { try $0.postmortem(of: incident)?.state } == .published)
        try await story.change(after: 90) { try $0.publishPostmortem(of: incident, note: "The number.") }
        #expect(try await text(story) == "In progress.")
        #expect(try await story.read { try $0.publications(of: ID(1)).map(\.approvals) } == [1, 1])
    }

    private func approve(_ story: Story) async throws {
        try await story.change(as: story.office.asAlma, after: 70) { change in
            let sections = try change.reading.postmortemDocument(of: story.incident).orFail().sections
            try change.giveReviewDecision(on: story.incident, .approve, note: "", read: SectionRevisions(sections))
        }
    }

    private func asked(_ story: Story) async throws -> [ID<Incident>] {
        try await story.office.read(as: story.office.asAlma) {
            try $0.reviewsAsked(of: story.office.alma, atMost: 5).map(\.incidentID)
        }
    }

    @Test func `it is archived and taken out again with the text that its readers had`() async throws {
        let story = try await Story()
        try await story.change { try $0.saveSection(story.section, text: "In progress.", from: 2) }
        try await story.change { try $0.archivePostmortem(of: story.incident) }
        #expect(try await story.read { try $0.postmortem(of: story.incident)?.state } == .archived)
        #expect(try await story.read { try $0.publishedPostmortems(atMost: 5).isEmpty })
        #expect(try await text(story) == "A job deleted rows that were in use.")
        try await story.change { try $0.unarchivePostmortem(of: story.incident) }
        #expect(try await story.read { try $0.postmortem(of: story.incident)?.state } == .published)
        #expect(try await text(story) == "A job deleted rows that were in use.")
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.withdrawPostmortem(of: story.incident) }
            } == [""])
    }

    private func text(_ story: Story, revision: Int? = nil) async throws -> String? {
        try await story.read { try $0.readersDocument(of: story.incident, revision: revision)?.sections.first?.text }
    }
}
