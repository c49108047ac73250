import Domain
import Foundation
import Testing

@testable import Storage

@Suite("Scheduled freezes, overrides and answers")
struct FreezeTests {
    private func ask(
        _ story: Story, _ service: String = "ledger", override: ID<FreezeOverride>? = nil, after minutes: Double = 60
    ) async throws -> FreezeAnswer {
        try await story.change(as: story.asPipeline, after: minutes) {
            try $0.answerPipeline(service: service, override: override).orFail()
        }
    }

    private func dossier(_ story: Story) async throws -> FreezeDossier {
        try await story.read { try $0.freezeDossier(story.freeze).orFail() }
    }

    @Test func `one that is scheduled holds from its start to its end`() async throws {
        let story = try await Story()
        #expect(try await ask(story, after: 479).frozen)
        #expect(try await !ask(story, after: 480).frozen)
        #expect(try await !ask(story, "checkout").frozen)
        #expect(try await ask(story, after: 2 * 24 * 60 + 1).frozen)
    }

    @Test func `a freeze of no service, without a reason or in the past is refused`() async throws {
        let story = try await Story()
        let fields = try await story.office.refusedFields {
            try await story.change { change in
                _ = try change.scheduleFreeze(
                    FreezeEdit(
                        reason: " ", scope: .services([]), startsAt: change.now.after(days: -1),
                        endsAt: change.now.after(days: -2)))
            }
        }
        #expect(Set(fields ?? []) == ["reason", "services", "starts_at", "ends_at"])
    }

    @Test func `lifting asks for a reason, ends it and is kept`() async throws {
        let story = try await Story()
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.liftFreeze(story.freeze, reason: "") }
            } == ["reason"])
        try await story.change { try $0.liftFreeze(story.freeze, reason: "Done early.") }
        #expect(try await !ask(story, after: 61).frozen)
        let dossier = try await dossier(story)
        #expect(dossier.freeze.ending?.reason == "Done early.")
        #expect(dossier.summary.endedByName == "Bo Lind")
        #expect(dossier.history.first?.action == "lifted the deploy freeze")
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.liftFreeze(story.freeze, reason: "Again.") }
            } == [""])
    }

    @Test func `extending only ever makes it longer, and keeps both ends`() async throws {
        let story = try await Story()
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.extendFreeze(story.freeze, until: $0.now, reason: "") }
            } == ["ends_at"])
        try await story.change {
            try $0.extendFreeze(story.freeze, until: Office.morning.after(minutes: 600), reason: "")
        }
        #expect(try await ask(story, after: 599).frozen)
        #expect(try await dossier(story).history.first?.changes.first?.field == "End")
    }

    @Test func `an override is confirmed by a second person, and only by one`() async throws {
        let story = try await Story()
        #expect(
            try await story.office.refusedFields {
                try await story.change(as: story.office.asAlma) { try $0.confirmOverride(story.override) }
            } == [""])
        #expect(
            try await story.office.refusedFields {
                try await story.change(as: .command("script")) { try $0.confirmOverride(story.override) }
            } == [""])
        #expect(try await ask(story, override: story.override).frozen)
        try await story.change { try $0.confirmOverride(story.override) }
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.confirmOverride(story.override) }
            } == [""])
        let row = try await dossier(story).overrides.first
        #expect(row?.requestedByName == "Alma Berg")
        #expect(row?.confirmedByName == "Bo Lind")
    }

    @Test func `it lets one deployment through and no second, and the freeze stays`() async throws {
        let story = try await Story()
        try await story.change { try $0.confirmOverride(story.override) }
        #expect(try await ask(story).frozen, "whoever does not bring it waits")
        let passed = try await ask(story, override: story.override, after: 70)
        #expect(!passed.frozen)
        #expect(passed.override == story.override.rawValue)
        let second = try await ask(story, override: story.override, after: 71)
        #expect(second.frozen)
        #expect(second.reason?.contains("has been used") == true)
        let dossier = try await dossier(story)
        #expect(dossier.freeze.ending == nil)
        #expect(dossier.overrides.first?.usedByLabel == "Pipeline")
        #expect(dossier.history.first?.action == "let one deployment of Ledger through by override 1")
        #expect(dossier.history.first?.actor == "API token Pipeline")
        #expect(dossier.answers.contains { $0.outcome == .letThrough && $0.overrideID == story.override })
    }

    @Test func `it runs out after an hour, and can be withdrawn before`() async throws {
        let story = try await Story()
        try await story.change { try $0.confirmOverride(story.override) }
        #expect(try await ask(story, override: story.override, after: 120).reason?.contains("has expired") == true)
        let again = try await Story()
        try await again.change { try $0.confirmOverride(again.override) }
        try await again.change { try $0.withdrawOverride(again.override) }
        #expect(try await ask(again, override: again.override).reason?.contains("was withdrawn") == true)
    }

    @Test func `an override needs a reason and a service that is held`() async throws {
        let story = try await Story()
        let fields = try await story.office.refusedFields {
            try await story.change { _ = try $0.requestOverride(of: story.freeze, service: ID(2), reason: " ") }
        }
        #expect(fields == ["reason", "service"])
    }

    @Test func `every answer during a freeze is in its history, and the same one is folded within an hour`()
        async throws
    {
        let story = try await Story()
        for minute in 1..<50 { _ = try await ask(story, after: Double(minute)) }
        _ = try await ask(story, "checkout", after: 55)
        _ = try await ask(story, after: 65)
        let dossier = try await dossier(story)
        #expect(dossier.answerCount == 52)
        #expect(dossier.answers.map(\.times) == [1, 1, 50])
        #expect(dossier.answers.map(\.outcome) == [.frozen, .open, .frozen])
        #expect(dossier.answers.last?.firstAt == Office.morning)
        #expect(dossier.answers.last?.lastAt == Office.morning.after(minutes: 49))
    }

    @Test func `outside a freeze nothing is kept`() async throws {
        let story = try await Story()
        let before = try await story.office.dump()["freeze_answer"]
        _ = try await ask(story, after: 1_000)
        #expect(try await story.office.dump()["freeze_answer"] == before)
    }

    @Test func `only a pipeline is answered, and it reads nothing else`() async throws {
        let story = try await Story()
        #expect(
            try await story.office.refusedFields {
                try await story.change { _ = try $0.answerPipeline(service: "ledger", override: nil) }
            } == [""])
        for named in allReadings where named.name != "freezeQuestion" {
            let count = try await story.office.read(as: story.asPipeline) { try named.count($0, story) }
            #expect(count == 0, "\(named.name)")
        }
        #expect(
            try await story.office.read(as: story.asPipeline) {
                try $0.freezeQuestion(service: "x", at: Office.morning)
            } == nil)
    }
}
