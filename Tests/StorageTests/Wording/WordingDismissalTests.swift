import Domain
import Testing

@testable import Storage

struct WordingDismissalTests {
    @Test func `a hint is dismissed in one place with words and reason, and shown again without losing either`()
        async throws
    {
        let story = try await Story()
        let place = WordingPlace.finding(story.finding)
        let id = try await story.change { change in
            try change.dismissWording(
                rule: "neglected", title: "Neglected", at: place, words: "Bo forgot", reason: "Bo's own words.")
        }
        let found = try await story.office.read(as: story.office.asBo) { try $0.wordingDismissals(at: place) }
        #expect(found.map(\.words) == ["Bo forgot"])
        #expect(found.first?.incidentID == story.incident)
        #expect(
            try await story.office.read(as: story.office.asBo) {
                try $0.wordingDismissals(at: .timelineEvent(story.event)).isEmpty
            })
        try await story.change { try $0.endWordingDismissal(id, title: "Neglected") }
        #expect(try await story.office.read(as: story.office.asBo) { try $0.wordingDismissals(at: place).isEmpty })
        let rows = try await story.office.dump()["wording_dismissal"] ?? []
        #expect(rows.count { $0.contains("Bo forgot") } == 1)
    }

    @Test func `a rule is switched off for the team once`() async throws {
        let story = try await Story()
        let asked = { @Sendable (change: Change) throws in
            _ = try change.dismissWording(rule: "careless", title: "Careless", at: nil, words: "", reason: "Noise.")
        }
        try await story.change(asked)
        await #expect(throws: Refusal.self) { try await story.change(asked) }
    }

    @Test func `a reason is asked for, and a text that exists`() async throws {
        let story = try await Story()
        for (place, reason) in [(WordingPlace.section(story.section), " "), (WordingPlace(.section, 999), "x")] {
            await #expect(throws: Refusal.self) {
                try await story.change {
                    _ = try $0.dismissWording(rule: "a", title: "A", at: place, words: "w", reason: reason)
                }
            }
        }
    }
}
