import Domain
import Foundation
import Testing

@testable import Storage

/// The ``Story``'s guardrail was proven by a drill on the first morning and has to be proven every 90 days.
struct ProofTests {
    @Test func `a proof that held makes it proven, until the next is overdue`() async throws {
        let story = try await Story()
        let guardrail = try #require(try await story.read { try $0.guardrail(story.guardrail) })
        #expect(guardrail.recordedState == .proven)
        #expect(guardrail.lastProvenAt == Office.morning)
        #expect(guardrail.state(at: Office.morning.after(days: 90)) == .proven)
        #expect(guardrail.state(at: Office.morning.after(days: 90, minutes: 1)) == .stale)
    }

    @Test func `a proof that failed degrades it, and one that holds makes it proven again`() async throws {
        let story = try await Story()
        try await prove(story, .failed, days: 1)
        #expect(try await state(story) == .degraded)
        #expect(try await story.read { try $0.guardrail(story.guardrail)?.lastProvenAt } == Office.morning)
        try await prove(story, .held, days: 2)
        #expect(try await state(story) == .proven)
        #expect(
            try await story.read { try $0.guardrail(story.guardrail)?.lastProvenAt } == Office.morning.after(days: 2))
        #expect(
            try await story.read { try $0.history(of: story.guardrail, atMost: 4).map(\.action) } == [
                "moved GR-1 to proven", "recorded a proof of GR-1", "moved GR-1 to degraded",
                "recorded a proof of GR-1",
            ])
    }

    @Test func `a proof that is older than the newest is kept and changes nothing`() async throws {
        let story = try await Story()
        try await prove(story, .failed, days: -1)
        #expect(try await state(story) == .proven)
        #expect(try await story.read { try $0.guardrail(story.guardrail)?.lastProvenAt } == Office.morning)
        #expect(
            try await story.read { try $0.guardrailDossier(story.guardrail)?.proofs.map(\.result) } == [.held, .failed])
    }

    @Test(arguments: [(ProofResult.held, GuardrailRelation.heldIn), (.failed, .failedIn)])
    func `a proof that is older than the newest names its incident all the same`(
        result: ProofResult, relation: GuardrailRelation
    ) async throws {
        let story = try await Story()
        try await prove(story, result, days: -1, by: story.other)
        let dossier = try #require(try await story.read { try $0.guardrailDossier(story.guardrail) })
        #expect(dossier.incidents.filter { $0.incident.id == story.other }.map(\.relation) == [relation])
        #expect(dossier.guardrail.recordedState == .proven)
        #expect(dossier.guardrail.lastProvenAt == Office.morning)
    }

    @Test func `a stale guardrail is proven again`() async throws {
        let story = try await Story()
        try await prove(story, .held, days: 100)
        let guardrail = try await story.read { try $0.guardrail(story.guardrail) }
        #expect(guardrail?.state(at: Office.morning.after(days: 101)) == .proven)
    }

    @Test func `only what is in place is proven, and never in the future`() async throws {
        let story = try await Story()
        let proposed = try await story.change {
            try $0.addGuardrail(GuardrailEdit(name: "x", kind: .alert, position: .detect, strength: .engineeredWarning))
        }
        #expect(try await refused(story, of: proposed, at: Office.morning) == [""])
        #expect(try await refused(story, of: story.guardrail, at: Office.morning.after(minutes: 62)) == ["at"])
        #expect(try await refused(story, of: story.guardrail, at: Office.morning.after(minutes: 60.5)) == nil)
        #expect(
            try await refused(story, of: story.guardrail, at: Office.morning, evidence: "nowhere") == [
                "evidence_address"
            ])
        try await story.change { try $0.moveGuardrail(story.guardrail, to: .retired, reason: "Gone.") }
        #expect(try await refused(story, of: story.guardrail, at: Office.morning) == [""])
    }

    private func prove(
        _ story: Story, _ result: ProofResult, days: Double, by incident: ID<Incident>? = nil
    ) async throws {
        try await story.change(after: max(days, 0) * 1_440 + 1) {
            try $0.recordProof(
                of: story.guardrail, method: .probe, result: result, at: Office.morning.after(days: days), note: "",
                evidenceAddress: "", incident: incident)
        }
    }

    private func state(_ story: Story) async throws -> GuardrailState? {
        try await story.read { try $0.guardrail(story.guardrail)?.recordedState }
    }

    private func refused(_ story: Story, of id: ID<Guardrail>, at: Date, evidence: String = "") async throws
        -> [String]?
    {
        try await story.office.refusedFields {
            try await story.change {
                try $0.recordProof(of: id, method: .test, result: .held, at: at, note: "", evidenceAddress: evidence)
            }
        }
    }
}
