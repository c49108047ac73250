import Domain
import Foundation
import Testing

@testable import Storage

@Suite("A pre-mortem, step by step")
struct PremortemPhaseTests {
    private func dossier(_ story: Story, as asker: Asker? = nil) async throws -> PremortemDossier {
        try await story.office.read(as: asker ?? story.asBo) { try $0.premortemDossier(story.session).orFail() }
    }

    @Test func `before the reveal others see how many cards there are and nothing of them`() async throws {
        let story = try await Story()
        try await story.change(as: story.office.asAlma) { try $0.joinPremortem(story.session) }
        let alma = try await dossier(story, as: story.office.asAlma)
        #expect(alma.cardCount == 2)
        #expect(alma.writerCount == 1)
        #expect(alma.cards.isEmpty && alma.myCards.isEmpty && alma.risks.isEmpty)
        #expect(try await dossier(story).myCards.count == 2)
        try await story.change { try $0.advance(story.session, to: .reveal) }
        #expect(try await dossier(story, as: story.office.asAlma).cards.count == 2)
    }

    @Test func `dots are limited, said absolutely, and hidden until the voting ends`() async throws {
        let story = try await Story()
        try await story.change(as: story.office.asAlma) { try $0.joinPremortem(story.session) }
        try await story.change { try $0.advance(story.session, to: .voting) }
        let risks = try await dossier(story).risks.map(\.risk.id)
        try await story.change { change in
            try change.vote(in: story.session, risks[0], dots: 2)
            try change.vote(in: story.session, risks[0], dots: 2)
            try change.vote(in: story.session, risks[1], dots: 1)
        }
        await #expect(throws: Refusal.self) {
            try await story.change { try $0.vote(in: story.session, risks[1], dots: 2) }
        }
        await #expect(throws: Refusal.self) {
            try await story.change { try $0.vote(in: story.session, risks[1], dots: -1) }
        }
        let alma = try await dossier(story, as: story.office.asAlma)
        #expect(alma.myDots.isEmpty && alma.voterCount == 1 && alma.risks.allSatisfy { $0.risk.dots == nil })
        try await story.change(as: story.office.asAlma) { try $0.vote(in: story.session, risks[1], dots: 3) }
        try await story.change { try $0.advance(story.session, to: .mitigation) }
        let counted = try await dossier(story)
        #expect(counted.risks.map(\.risk.dots) == [4, 2])
        #expect(counted.risks.first?.risk.id == risks[1])
    }

    @Test func `after a step back dots on what was merged are free, and fewer dots can always be placed`() async throws
    {
        let story = try await Story()
        try await story.change { try $0.advance(story.session, to: .voting) }
        let risks = try await dossier(story).risks.map(\.risk.id)
        let all = try await dossier(story).premortem.dots
        try await story.change { change in
            try change.vote(in: story.session, risks[0], dots: 1)
            try change.vote(in: story.session, risks[1], dots: all - 1)
            try change.movePremortem(story.session, to: .grouping, from: .voting)
            try change.mergeRisk(risks[0], into: risks[1], in: story.session)
        }
        let premortem = try await dossier(story).premortem
        var edit = PremortemEdit(premortem, services: [])
        edit.dots = 1
        let fewer = edit
        try await story.change { change in
            try change.editPremortem(story.session, fewer, from: premortem.version)
            try change.movePremortem(story.session, to: .voting, from: .grouping)
        }
        #expect(try await dossier(story).myDots == [risks[1]: all - 1])
        await #expect(throws: Refusal.self) {
            try await story.change { try $0.vote(in: story.session, risks[1], dots: all) }
        }
        try await story.change { try $0.vote(in: story.session, risks[1], dots: 1) }
        #expect(try await dossier(story).myDots == [risks[1]: 1])
    }

    @Test func `grouping is merged, split and undone step by step`() async throws {
        let story = try await Story()
        try await story.change { try $0.advance(story.session, to: .grouping) }
        let before = try await dossier(story)
        #expect(before.risks.count == 2 && !before.canUndoGrouping)
        let (first, second) = (before.risks[0].risk.id, before.risks[1].risk.id)
        try await story.change { try $0.mergeRisk(first, into: second, in: story.session) }
        let merged = try await dossier(story)
        #expect(merged.risks.map(\.risk.id) == [second])
        #expect(merged.risks[0].cards.count == 2)
        let card = before.risks[0].cards[0].id
        try await story.change { try $0.moveCard(card, to: nil, in: story.session) }
        #expect(try await dossier(story).risks.count == 2)
        try await story.change { try $0.undoGrouping(in: story.session) }
        #expect(try await dossier(story).risks.map(\.risk.id) == [second])
        try await story.change { try $0.undoGrouping(in: story.session) }
        #expect(try await dossier(story).risks.map(\.risk.id) == [first, second])
        #expect(try await !dossier(story).canUndoGrouping)
    }

    @Test func `a button that was pressed twice moves the pre-mortem once`() async throws {
        let story = try await Story()
        try await story.change { try $0.movePremortem(story.session, to: .reveal, from: .silentWriting) }
        try await story.change { try $0.movePremortem(story.session, to: .reveal, from: .silentWriting) }
        #expect(try await dossier(story).premortem.phase == .reveal)
        await #expect(throws: Refusal.self) {
            try await story.change { try $0.movePremortem(story.session, to: .voting, from: .reveal) }
        }
        await #expect(throws: Refusal.self) {
            try await story.change(as: story.office.asAlma) {
                try $0.movePremortem(story.session, to: .grouping, from: .reveal)
            }
        }
        try await story.change { try $0.movePremortem(story.session, to: .silentWriting, from: .reveal) }
        #expect(try await dossier(story).premortem.phase == .silentWriting)
    }

    @Test func `somebody takes over from a facilitator who vanished, and not from one who is there`() async throws {
        let story = try await Story()
        let now = Office.morning.after(minutes: 60)
        await #expect(throws: Refusal.self) {
            try await story.change(as: story.office.asAlma) { try $0.takeOverPremortem(story.session, lastSeen: now) }
        }
        try await story.change(as: story.office.asAlma) {
            try $0.takeOverPremortem(story.session, lastSeen: now.addingTimeInterval(-60))
        }
        let taken = try await dossier(story)
        #expect(taken.premortem.facilitatorID == story.office.alma)
        #expect(taken.participants.count == 2)
        try await story.change(as: story.office.asAlma) { try $0.handOverPremortem(story.session, to: story.office.bo) }
        #expect(try await dossier(story).premortem.facilitatorID == story.office.bo)
    }

    @Test func `a pre-mortem is closed with a decision, and conditions come before the launch`() async throws {
        let story = try await Story()
        try await story.change { try $0.advance(story.session, to: .decision) }
        await #expect(throws: Refusal.self) {
            try await story.change { try $0.movePremortem(story.session, to: .closed, from: .decision) }
        }
        let late = FollowUpEdit(title: "Much later", ownerID: story.office.bo, due: Story.later)
        #expect(
            try await story.office.refusedFields {
                try await story.change { _ = try $0.addCondition(to: story.session, late) }
            } == ["due"])
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.decide(story.session, .goWithConditions, note: "") }
            } == ["decision"])
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.decide(story.session, .noGo, note: " ") }
            } == ["note"])
        let condition = try await story.change { change in
            let id = try change.addCondition(
                to: story.session, FollowUpEdit(title: "Rehearse", ownerID: story.office.bo, due: Story.friday))
            try change.decide(story.session, .goWithConditions, note: "")
            try change.advance(story.session, to: .closed)
            return id
        }
        #expect(try await story.read { try $0.followUp(condition)?.followUp.state } == .committed)
        let unmet = try await story.read { try $0.conditionsNotMet(today: Story.launchDay) }
        #expect(unmet.map(\.followUp.followUp.id).contains(condition))
        #expect(try await story.read { try $0.conditionsNotMet(today: Story.launchDay.adding(days: -1)) }.isEmpty)
    }

    @Test func `a guest sees the pre-mortem they joined, and nothing else that can be asked`() async throws {
        let story = try await Story()
        let code = try await story.change { change in
            let premortem = try change.reading.premortem(story.session).orFail()
            try change.editPremortem(
                story.session, PremortemEdit(title: "Moving it back", allowsGuests: true, dots: 3),
                from: premortem.version)
            return premortem.joinCode
        }
        try await story.change(as: .nobody) { _ = try $0.joinAsGuest(code: code, name: "Ada", digest: [1, 2, 3]) }
        let guest = try #require(try await story.office.store.guest(digest: [1, 2, 3], at: Office.morning)).asker
        let seen = try await story.office.read(as: guest) { reading in
            try allReadings.filter { try $0.count(reading, story) > 0 }.map(\.name)
        }
        // Of all that can be asked about the Story, these are about the pre-mortem itself; the number of the last event
        // tells nothing, and a guest's page follows from there.
        #expect(Set(seen).subtracting(["premortems (page)", "liveNews", "lastLiveEvent"]) == [], "\(seen)")
        #expect(try await story.office.read(as: guest) { try $0.premortem(story.session) } != nil)
        #expect(try await story.office.read(as: guest) { try $0.premortem(story.premortem) } == nil)
        let card = try await story.change(as: guest) {
            try $0.writeCard(in: story.session, text: "A view from outside", prompt: "")
        }
        await #expect(throws: Refusal.self) {
            try await story.change(as: guest) { _ = try $0.writeCard(in: story.premortem, text: "x", prompt: "") }
        }
        for change in allChanges where !["writeCard"].contains(change.name) {
            await #expect(throws: (any Error).self, "\(change.name)") {
                try await story.change(as: guest) { try change.run($0, story) }
            }
        }
        #expect(try await story.office.history().first == "Ada (guest): wrote a card")
        try await story.change(as: guest) { try $0.withdrawCard(card, in: story.session) }
    }

    @Test func `an incident that a risk foresaw, and one that none did, are told apart`() async throws {
        let story = try await Story()
        try await story.change { change in
            try change.lookBack(
                on: story.premortem, [RiskFate(risk: story.risk, outcome: .cameTrue)], note: "The rest.")
            try change.noteForesight(of: story.other, by: story.premortem, risk: nil)
        }
        let known = try await story.read { try $0.foresights(of: story.premortem) }
        #expect(known.map { $0.risk?.id } == [story.risk, nil])
        let premortem = try #require(try await story.read { try $0.premortem(story.premortem) })
        #expect(premortem.phase == .lookedBack)
        #expect(premortem.lookBackNote == "The rest.")
    }
}
