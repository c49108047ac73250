import Domain
import Foundation
import Testing

@testable import Storage

@Suite("The deploy freeze of an incident")
struct IncidentFreezeTests {
    private func freeze(_ story: Story) async throws -> FreezeSummary {
        try await story.read { try $0.freezes(ofIncident: story.incident).first.orFail() }
    }

    private func isHeld(_ story: Story, _ service: String = "checkout", after minutes: Double) async throws -> Bool {
        let now = Office.morning.after(minutes: minutes)
        return try await story.office.read(as: story.asPipeline) {
            try $0.freezeQuestion(service: service, at: now).orFail().answer(at: now).frozen
        }
    }

    @Test func `begins when it becomes active, for its services, and stands in history and timeline`() async throws {
        let story = try await Story()
        #expect(try await !isHeld(story, after: 5))
        try await story.change(after: 10) { try $0.move(story.incident, to: .active) }
        #expect(try await isHeld(story, after: 11))
        let freeze = try await freeze(story)
        #expect(freeze.services == ["Checkout", "Ledger"])
        #expect(freeze.freeze.endsAt == Office.morning.after(minutes: 10 + 480))
        #expect(freeze.freeze.reason == "INC-1 (SEV2): Cleanup deletes live rows")
        #expect(
            try await story.systemEvents().last?.hasPrefix("Deployments of Checkout, Ledger are frozen until") == true)
        #expect(try await story.lastEntry()?.action.hasPrefix("froze deployments of Checkout, Ledger until") == true)
        #expect(try await story.lastEntry()?.subject == .freeze(freeze.freeze.id))
    }

    @Test func `a milder one freezes nothing, and does when its severity is raised`() async throws {
        let story = try await Story()
        try await story.change(after: 10) { change in
            try change.setServices(
                [story.ledger], table: "incident_service", column: "incident_id", id: story.other.rawValue)
            try change.move(story.other, to: .active)
        }
        #expect(try await story.read { try $0.freezes(ofIncident: story.other).isEmpty })
        try await edit(story, story.other) { $0.severity = .sev1 }
        #expect(try await story.read { try $0.freezes(ofIncident: story.other).count } == 1)
    }

    @Test func `does not begin for one that was over before it was declared, unless it is reopened`() async throws {
        let story = try await Story()
        try await story.change { change in
            let past = IncidentTimes([.resolved: Moment(Office.morning.after(days: -20))])
            try change.setTimes(of: story.incident, past)
        }
        let earlier = try await story.read { try $0.freezes(ofIncident: story.incident).count }
        for state in [IncidentState.active, .mitigated, .resolved] {
            try await story.change(after: 10) { try $0.move(story.incident, to: state) }
        }
        #expect(try await story.read { try $0.freezes(ofIncident: story.incident).count } == earlier)
        try await story.change(after: 20) { try $0.move(story.incident, to: .active, reason: "It is back.") }
        #expect(try await isHeld(story, after: 21))
    }

    @Test func `ends when it is mitigated`() async throws {
        let story = try await Story()
        try await story.change(after: 10) { try $0.move(story.incident, to: .active) }
        try await story.change(after: 20) { try $0.move(story.incident, to: .mitigated) }
        #expect(try await freeze(story).freeze.ending?.cause == .incidentOver)
        #expect(try await !isHeld(story, after: 21))
        #expect(try await story.systemEvents().last == "The deploy freeze of Checkout, Ledger is over")
    }

    @Test func `ends when its severity is lowered`() async throws {
        let story = try await Story()
        try await story.change(after: 10) { try $0.move(story.incident, to: .active) }
        try await edit(story, story.incident) { $0.severity = .sev4 }
        #expect(try await freeze(story).freeze.ending?.cause == .severityLowered)
    }

    @Test func `ends by itself when nobody does anything, and stays over`() async throws {
        let story = try await Story()
        try await story.change(after: 10) { try $0.move(story.incident, to: .active) }
        #expect(try await isHeld(story, after: 489))
        #expect(try await !isHeld(story, after: 490))
        try await edit(story, story.incident, after: 500) { $0.summary = "More is known." }
        #expect(try await !isHeld(story, after: 501))
    }

    @Test func `holds other services when the incident touches others`() async throws {
        let story = try await Story()
        try await story.change(after: 10) { try $0.move(story.incident, to: .active) }
        try await edit(story, story.incident) { $0.services = [story.ledger] }
        #expect(try await freeze(story).services == ["Ledger"])
        #expect(try await !isHeld(story, "checkout", after: 61))
        #expect(
            try await story.lastEntry()?.changes == [
                FieldChange(field: "Services", from: "Checkout, Ledger", to: "Ledger")
            ])
        try await edit(story, story.incident) { $0.services = [] }
        #expect(try await freeze(story).freeze.ending?.cause == .nothingToHold)
    }

    @Test func `does not come back with an edit once it is lifted, and does when the incident is reopened`()
        async throws
    {
        let story = try await Story()
        try await story.change(after: 10) { try $0.move(story.incident, to: .active) }
        let id = try await freeze(story).freeze.id
        try await story.change(after: 20) { try $0.liftFreeze(id, reason: "Only the job is affected.") }
        try await edit(story, story.incident) { $0.title = "Cleanup deletes rows" }
        #expect(try await story.read { try $0.freezes(ofIncident: story.incident).count } == 2)
        try await story.change(after: 70) { try $0.move(story.incident, to: .mitigated) }
        try await story.change(after: 80) { try $0.move(story.incident, to: .active, reason: "It is back.") }
        #expect(try await isHeld(story, after: 81))
    }

    @Test func `ends when the incident becomes part of another`() async throws {
        let story = try await Story()
        try await story.change(after: 10) { try $0.move(story.incident, to: .active) }
        try await story.change(after: 20) { try $0.merge(story.incident, into: story.other) }
        #expect(try await freeze(story).freeze.ending?.cause == .incidentOver)
    }

    @Test func `holds nothing while its incident is in the bin, and again when it is back`() async throws {
        let story = try await Story()
        try await story.change(after: 10) { try $0.move(story.incident, to: .active) }
        try await story.change(after: 20) { try $0.delete(.incident(story.incident)) }
        #expect(try await !isHeld(story, after: 21))
        try await story.change(after: 30) { try $0.restore(.incident(story.incident)) }
        #expect(try await isHeld(story, after: 31))
    }

    @Test func `holds all services and longer where the settings say so, from the next one on`() async throws {
        let story = try await Story()
        let settings = FreezeSettings(severities: [.sev2], scope: .everything, hours: 24)
        try await story.change(as: story.office.asAlma) { try $0.edit(settings) }
        try await story.change(after: 10) { try $0.move(story.incident, to: .active) }
        let freeze = try await freeze(story)
        #expect(freeze.scopeWords == "all services")
        #expect(freeze.freeze.endsAt == Office.morning.after(minutes: 10 + 24 * 60))
        #expect(try await story.read { try $0.freezeSettings() } == settings)
    }

    @Test func `who may set it are administrators, and nonsense is refused`() async throws {
        let story = try await Story()
        var settings = FreezeSettings.defaults
        settings.hours = 0
        #expect(
            try await story.office.refusedFields {
                try await story.change(as: story.office.asAlma) { [settings] in try $0.edit(settings) }
            } == ["hours"])
        settings.hours = 4
        #expect(
            try await story.office.refusedFields { try await story.change { [settings] in try $0.edit(settings) } } == [
                ""
            ])
    }

    private func edit(
        _ story: Story, _ id: ID<Incident>, after minutes: Double = 60,
        _ body: @escaping @Sendable (inout IncidentEdit) -> Void
    ) async throws {
        try await story.change(after: minutes) { change in
            var edit = try change.edit(of: id)
            body(&edit)
            try change.edit(id, edit, from: change.reading.incident(id).orFail().version)
        }
    }
}
