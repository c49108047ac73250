import Domain
import Foundation
import Testing

@testable import Storage

/// What the ``Story`` does not hold by itself: a guardrail from the catalogue, a drill, a reason why one does not
/// apply, and an incident that one may have caught.
struct RegisterVisibilityTests {
    private func counts(_ reading: Reading, _ story: Story, drill: ID<Incident>, checkout: ID<Service>) throws -> [Int]
    {
        [
            try reading.drill(drill).map { _ in 1 } ?? 0, try reading.drills(of: story.guardrail).count,
            try reading.exemption(of: story.guardrail, in: checkout).map { _ in 1 } ?? 0,
            try reading.exemptions(of: story.guardrail).count,
            try reading.incidentsLikelyCaught(by: story.guardrail).count,
            try reading.guardrails(madeFrom: "dry-run").count, try reading.entries(answering: story.finding).count,
        ]
    }

    @Test func `a member sees it, nobody does, and from the bin nobody does either`() async throws {
        let story = try await Story()
        let (drill, checkout, made) = try await story.change { change in
            let drill = try change.planDrill(of: story.guardrail, title: "Delete too much", on: Story.friday.orFail())
            let checkout = try change.reading.services().first { $0.name == "Checkout" }.orFail().id
            try change.exempt(story.guardrail, in: checkout, reason: "It deletes nothing.")
            try change.edit(
                story.other,
                IncidentEdit(
                    title: "Slow checkout", kind: .incident, severity: .sev4, summary: "", howNoticed: "", surprise: "",
                    services: [story.ledger]), from: 1)
            let made = try change.addGuardrail(
                GuardrailEdit(name: "Dry run", kind: .dryRun, position: .prevent, strength: .forcingFunction),
                entry: "dry-run")
            try change.link(made, .proposedBy, .finding(story.finding))
            return (drill, checkout, made)
        }
        let counts = { @Sendable (reading: Reading) in
            try self.counts(reading, story, drill: drill, checkout: checkout)
        }
        #expect(try await story.read(counts) == [1, 1, 1, 1, 1, 1, 1])
        #expect(try await story.office.read(as: .nobody, counts) == [0, 0, 0, 0, 0, 0, 0])
        try await story.change { change in
            try change.delete(.guardrail(story.guardrail))
            try change.delete(.guardrail(made))
        }
        #expect(try await story.read(counts) == [0, 0, 0, 0, 0, 0, 0])
    }

    @Test func `what is said about a guardrail in a service is found by its reason`() async throws {
        let story = try await Story()
        let id = try await story.change { change in
            let checkout = try change.reading.services().first { $0.name == "Checkout" }.orFail().id
            return try change.exempt(story.guardrail, in: checkout, reason: "It deletes nothing.")
        }
        #expect(try await story.read { try $0.coverageCell(ofExemption: id)?.guardrail } == story.guardrail)
        #expect(try await story.office.read(as: .nobody) { try $0.coverageCell(ofExemption: id)?.guardrail } == nil)
    }
}
