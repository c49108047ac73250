import Domain
import Foundation
import Testing

@testable import Storage

struct DrillTests {
    private static let day = Day(daysSince1970: 20_544)

    private func planned() async throws -> (Story, ID<Incident>) {
        let story = try await Story()
        let drill = try await story.change {
            try $0.planDrill(of: story.guardrail, title: "Delete too much", on: DrillTests.day)
        }
        return (story, drill)
    }

    @Test func `a drill is an incident of its own kind on the services that the guardrail protects`() async throws {
        let (story, drill) = try await planned()
        let dossier = try #require(try await story.read { try $0.incidentDossier(drill) })
        #expect(dossier.incident.kind == .drill)
        #expect(dossier.services.map(\.id) == [story.ledger])
        #expect(dossier.drill?.guardrail.id == story.guardrail)
        #expect(dossier.drill?.plannedOn == DrillTests.day)
        #expect(dossier.drill?.isRecorded == false)
        let planned = try await story.read { try $0.drills(of: story.guardrail) }
        #expect(planned.map(\.incident.id) == [drill])
        #expect(try await story.read { try $0.history(of: drill).contains { $0.action == "planned a drill of GR-1" } })
    }

    @Test(arguments: [
        (ProofResult.held, GuardrailState.proven, GuardrailRelation.heldIn), (.failed, .degraded, .failedIn),
    ])
    func `its result becomes a proof, and the drill is linked as what held or failed`(
        result: ProofResult, state: GuardrailState, relation: GuardrailRelation
    ) async throws {
        let (story, drill) = try await planned()
        try await story.change(after: 100) {
            try $0.recordProof(
                of: story.guardrail, method: .drill, result: result, at: $0.now, note: "", evidenceAddress: "",
                incident: drill)
        }
        let dossier = try #require(try await story.read { try $0.guardrailDossier(story.guardrail) })
        #expect(dossier.guardrail.recordedState == state)
        #expect(dossier.proofs.first?.incident == drill)
        #expect(dossier.drills.map(\.isRecorded) == [true])
        #expect(dossier.incidents.contains { $0.incident.id == drill && $0.relation == relation })
    }

    @Test func `a guardrail that is not there yet has nothing to rehearse`() async throws {
        let story = try await Story()
        let proposed = try await story.change {
            try $0.addGuardrail(
                GuardrailEdit(name: "Dry run", kind: .dryRun, position: .prevent, strength: .forcingFunction))
        }
        await #expect(throws: Refusal.self) {
            try await story.change { _ = try $0.planDrill(of: proposed, title: "Try it", on: DrillTests.day) }
        }
    }

    @Test func `a proof by an incident that is not there is refused`() async throws {
        let story = try await Story()
        let before = try await story.office.dump()
        let fields = try await story.office.refusedFields {
            try await story.change {
                try $0.recordProof(
                    of: story.guardrail, method: .drill, result: .held, at: $0.now, note: "", evidenceAddress: "",
                    incident: ID(99))
            }
        }
        #expect(fields == ["incident"])
        #expect(try await story.office.dump() == before)
    }
}
