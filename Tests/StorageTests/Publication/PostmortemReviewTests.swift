import Domain
import Foundation
import Testing

@testable import Storage

struct ReviewTests {
    @Test func `a draft is asked about, sent back, mended, asked about again, approved and published`() async throws {
        let story = try await Story(state: .draft)
        try await ask(story, after: 1)
        #expect(try await state(story) == .inReview)
        try await decision(story, .changesRequested, "Say how many.", after: 2)
        #expect(try await state(story) == .changesRequested)
        #expect(try await refused(story) { try $0.publishPostmortem(of: story.incident) } == ["review"])
        try await story.change(after: 3) { try $0.saveSection(story.section, text: "4 rows.", from: 2) }
        #expect(try await state(story) == .draft)
        try await ask(story, after: 4)
        #expect(try await state(story) == .inReview)
        try await decision(story, .approve, "", after: 5)
        #expect(try await state(story) == .approved)
        try await story.change(after: 6) { try $0.publishPostmortem(of: story.incident) }
        #expect(try await state(story) == .published)
        #expect(
            try await story.systemEvents().filter { $0.hasPrefix("Postmortem") } == [
                "Postmortem: in review", "Postmortem: changes requested", "Postmortem: draft", "Postmortem: in review",
                "Postmortem: approved", "Postmortem: published",
            ])
        #expect(try await story.read { try $0.reviewDecisions(of: ID(1)).map(\.revision.number) } == [2, 1])
    }

    @Test func `an approval is for the text it was given on`() async throws {
        let story = try await Story(state: .draft)
        try await ask(story, after: 1)
        try await decision(story, .approve, "", after: 2)
        try await story.change(after: 3) { try $0.saveSection(story.section, text: "4 rows.", from: 2) }
        #expect(try await state(story) == .inReview)
        #expect(try await refused(story) { try $0.publishPostmortem(of: story.incident) } == ["review"])
        #expect(try await asked(story, story.office.alma) == [story.incident])
        try await decision(story, .approve, "", after: 4)
        #expect(try await state(story) == .approved)
        #expect(try await asked(story, story.office.alma) == [])
    }

    @Test func `a decision on an older text is kept with that text and approves nothing`() async throws {
        let story = try await Story(state: .draft)
        try await ask(story, after: 1)
        let read = try await present(story)
        try await story.change(after: 2) { try $0.saveSection(story.section, text: "4 rows.", from: 2) }
        try await story.change(as: story.office.asAlma, after: 3) {
            try $0.giveReviewDecision(on: story.incident, .approve, note: "", read: read)
        }
        #expect(try await state(story) == .inReview)
        let review = try #require(try await review(story))
        let given = try #require(review.standing.decisions.first)
        #expect(given.revision.number == 1)
        #expect(review.standing.isOnPresentText(given) == false)
        for numbers in [[:], [story.section: 9], [ID<PostmortemSection>(99): 1]] {
            #expect(
                try await refused(story, as: story.office.asAlma) {
                    try $0.giveReviewDecision(on: story.incident, .approve, note: "", read: SectionRevisions(numbers))
                } == [""])
        }
    }

    @Test func `the only author cannot be the only reviewer, also not in the end`() async throws {
        let story = try await Story(state: .draft)
        let (alma, bo) = (story.office.alma, story.office.bo)
        #expect(try await refused(story) { try $0.askForReview(of: story.incident, by: [bo]) } == ["reviewers"])
        #expect(try await refused(story) { try $0.askForReview(of: story.incident, by: []) } == ["reviewers"])
        #expect(try await refused(story) { try $0.askForReview(of: story.incident, by: [ID(99)]) } == ["reviewers"])
        try await story.change { _ = try $0.startPostmortem(of: story.other, from: Story.template.orFail()) }
        try await story.change(as: story.office.asAlma) { try $0.askForReview(of: story.other, by: [bo]) }
        try await story.change { change in
            let section = try change.reading.postmortemDocument(of: story.other).orFail().sections[0]
            try change.saveSection(section.id, text: "Bo wrote it all.", from: 1)
        }
        let read = try await present(story, of: story.other)
        #expect(
            try await refused(story) { try $0.giveReviewDecision(on: story.other, .approve, note: "", read: read) }
                == ["reviewers"])
        try await story.change { try $0.askForReview(of: story.incident, by: [alma, bo]) }
        #expect(try await state(story) == .inReview)
    }

    @Test func `only who was asked gives a decision, with a note unless it approves`() async throws {
        let story = try await Story(state: .draft)
        let read = try await present(story)
        #expect(
            try await refused(story, as: story.office.asAlma) {
                try $0.giveReviewDecision(on: story.incident, .approve, note: "", read: read)
            } == [""])
        try await ask(story, after: 1)
        #expect(
            try await refused(story) { try $0.giveReviewDecision(on: story.incident, .approve, note: "", read: read) }
                == [""])
        for decision in [ReviewDecision.changesRequested, .comment] {
            #expect(
                try await refused(story, as: story.office.asAlma) {
                    try $0.giveReviewDecision(on: story.incident, decision, note: " \n", read: read)
                } == ["note"])
        }
    }

    @Test func `only who can sign in is asked`() async throws {
        let story = try await Story(state: .draft)
        let (alma, bo) = (story.office.alma, story.office.bo)
        let cy = try await story.change(as: story.office.asAlma) {
            try $0.createPerson(
                name: "Cy Ode", email: "cy@example.org", level: .reviewer, zone: "UTC", passwordHash: nil)
        }
        #expect(try await story.read { try $0.peopleToReview().map(\.id) } == [alma, bo])
        #expect(try await refused(story) { try $0.askForReview(of: story.incident, by: [cy]) } == ["reviewers"])
        _ = try await story.change(as: .person(cy, .reviewer)) { try $0.startSession(digest: [7], userAgent: "Test") }
        #expect(try await story.read { try $0.peopleToReview().map(\.id) } == [alma, bo, cy])
        try await story.change { try $0.askForReview(of: story.incident, by: [cy]) }
        try await story.change(as: story.office.asAlma) { try $0.deactivate(cy) }
        #expect(try await story.read { try $0.peopleToReview().map(\.id) } == [alma, bo])
        #expect(try await refused(story) { try $0.askForReview(of: story.incident, by: [cy]) } == ["reviewers"])
        #expect(try await story.office.read(as: .nobody) { try $0.peopleToReview().isEmpty })
    }

    @Test func `nobody approves a text that a comment of their own still blocks`() async throws {
        let story = try await Story(state: .draft)
        try await ask(story, after: 1)
        try await story.change { try $0.markBlocking(story.thread) }
        let read = try await present(story)
        #expect(
            try await refused(story, as: story.office.asAlma) {
                try $0.giveReviewDecision(on: story.incident, .approve, note: "", read: read)
            } == ["decision"])
        try await decision(story, .changesRequested, "Say how many.", after: 2)
        try await story.change { try $0.resolveThread(story.thread) }
        try await decision(story, .approve, "", after: 3)
        #expect(try await state(story) == .approved)
    }

    @Test func `who is not asked any more does not hold it up`() async throws {
        let story = try await Story(state: .draft)
        let cy = try await story.change(as: story.office.asAlma) {
            try $0.createPerson(
                name: "Cy Ode", email: "cy@example.org", level: .reviewer, zone: "UTC", passwordHash: "hash of Cy")
        }
        try await story.change(after: 1) { try $0.askForReview(of: story.incident, by: [story.office.alma, cy]) }
        try await decision(story, .approve, "", after: 2)
        #expect(try await state(story) == .inReview)
        #expect(try await asked(story, cy) == [story.incident])
        try await ask(story, after: 3)
        #expect(try await state(story) == .approved)
        #expect(try await asked(story, cy) == [])
        try await story.change(after: 4) { try $0.withdrawPostmortem(of: story.incident) }
        #expect(try await state(story) == .draft)
    }

    @Test func `on the home page stands what somebody is asked to read and what they have not finished`() async throws {
        let story = try await Story(state: .draft)
        let (alma, bo) = (story.office.alma, story.office.bo)
        #expect(try await asked(story, alma) == [])
        try await ask(story, after: 1)
        #expect(try await asked(story, alma) == [story.incident])
        #expect(try await story.office.read(as: .nobody) { try $0.reviewsAsked(of: alma, atMost: 5).isEmpty })
        try await story.change { try $0.markBlocking(story.thread) }
        let mine = try await story.read { try $0.unfinishedPostmortems(by: bo, atMost: 5) }
        #expect(mine.map(\.state) == [.inReview])
        #expect(mine.map(\.blockingThreads) == [1])
        #expect(try await story.read { try $0.unfinishedPostmortems(by: alma, atMost: 5).isEmpty })
        try await story.change { try $0.resolveThread(story.thread) }
        try await decision(story, .approve, "", after: 2)
        try await story.change { try $0.publishPostmortem(of: story.incident) }
        #expect(try await story.read { try $0.unfinishedPostmortems(by: bo, atMost: 5).isEmpty })
    }

    // Shorthands for the steps above.

    private func ask(_ story: Story, after minutes: Double) async throws {
        try await story.change(after: minutes) { try $0.askForReview(of: story.incident, by: [story.office.alma]) }
    }

    private func decision(_ story: Story, _ decision: ReviewDecision, _ note: String, after minutes: Double)
        async throws
    {
        let read = try await present(story)
        try await story.change(as: story.office.asAlma, after: minutes) {
            try $0.giveReviewDecision(on: story.incident, decision, note: note, read: read)
        }
    }

    private func state(_ story: Story) async throws -> PostmortemState? {
        try await story.read { try $0.postmortem(of: story.incident)?.state }
    }

    private func asked(_ story: Story, _ person: ID<Person>) async throws -> [ID<Incident>] {
        try await story.read { try $0.reviewsAsked(of: person, atMost: 5).map(\.incidentID) }
    }

    private func review(_ story: Story) async throws -> PostmortemReview? {
        try await story.read { try $0.review(of: $0.postmortemDocument(of: story.incident).orFail()) }
    }

    private func present(_ story: Story, of incident: ID<Incident>? = nil) async throws -> SectionRevisions {
        let id = incident ?? story.incident
        return try await story.read { SectionRevisions(try $0.postmortemDocument(of: id).orFail().sections) }
    }

    private func refused(
        _ story: Story, as asker: Asker? = nil, _ body: @escaping @Sendable (Change) throws -> Void
    ) async throws -> [String]? {
        try await story.office.refusedFields { try await story.change(as: asker, body) }
    }
}
