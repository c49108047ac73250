import Domain
import Foundation
import Testing

@testable import Storage

struct GuardrailTests {
    @Test func `the page of a guardrail shows both ends of every chain`() async throws {
        let story = try await Story()
        let dossier = try #require(try await story.read { try $0.guardrailDossier(story.guardrail) })
        #expect(dossier.guardrail.name == "Row count limit")
        #expect(dossier.ownerTeam == "Platform")
        #expect(dossier.services.map(\.name) == ["Ledger"])
        #expect(dossier.evidence == [Evidence(label: "the change", address: "https://example.org/pull/1")])
        #expect(dossier.askedForBy.map(\.finding.id) == [story.finding])
        #expect(dossier.askedForBy.map(\.incidentTitle) == ["Cleanup deletes live rows"])
        #expect(dossier.followUps.map(\.summary.followUp.id) == [story.followUp])
        #expect(dossier.followUps.map(\.relation) == [.addedBy])
        #expect(dossier.incidents.map(\.incident.id) == [story.incident])
        #expect(dossier.incidents.map(\.relation) == [.absentIn])
        #expect(dossier.incidents.map(\.note) == ["It did not exist"])
        #expect(dossier.proofs.map(\.result) == [.held])
        #expect(dossier.proofs.first?.recordedBy == "Bo Lind")
        // The last is that of the risk it answers.
        #expect(dossier.history.count == 7)
    }

    @Test func `an edit tells what was before, evidence and services included`() async throws {
        let story = try await Story()
        try await story.change { change in
            let edit = GuardrailEdit(
                name: "Row count limit", statement: "Stops after 1,000 rows.", kind: .blastLimit, position: .limit,
                strength: .forcingFunction, ownerTeamID: nil, proofMethod: .test, proofEveryDays: nil,
                bypass: "The on-call engineer, with a flag.", services: [],
                evidence: [Evidence(label: "", address: "https://example.org/pull/2")])
            try change.editGuardrail(story.guardrail, edit, from: 1)
        }
        #expect(
            try await story.read { try $0.history(of: story.guardrail).first?.changes } == [
                FieldChange(field: "Strength", from: "Automatic limit", to: "Forcing function"),
                FieldChange(field: "Owner", from: "Platform", to: ""),
                FieldChange(field: "How it is proven", from: "Drill", to: "Test"),
                FieldChange(field: "Proof every … days", from: "90", to: ""),
                FieldChange(field: "Services", from: "Ledger", to: ""),
                FieldChange(
                    field: "Evidence", from: "the change https://example.org/pull/1", to: "https://example.org/pull/2"),
            ])
        #expect(
            try await story.read { try $0.evidence(of: story.guardrail).map(\.address) } == [
                "https://example.org/pull/2"
            ])
    }

    @Test func `a wrong edit is refused field by field`() async throws {
        let story = try await Story()
        let edit = GuardrailEdit(
            name: "", statement: String(repeating: "a", count: 5_001), kind: .alert, position: .detect,
            strength: .engineeredWarning,
            proofEveryDays: 0, bypass: String(repeating: "a", count: 5_001))
        #expect(
            try await refused(story) { _ = try $0.addGuardrail(edit) } == [
                "name", "statement", "bypass", "proof_every_days",
            ])
        for (days, isFine) in [(1, true), (3_650, true), (3_651, false), (-1, false), (Int.max, false)] {
            let edit = GuardrailEdit(
                name: "x", kind: .alert, position: .detect, strength: .engineeredWarning, proofEveryDays: days)
            #expect(try await refused(story) { _ = try $0.addGuardrail(edit) } == (isFine ? nil : ["proof_every_days"]))
        }
        let team = GuardrailEdit(
            name: "x", kind: .alert, position: .detect, strength: .engineeredWarning, ownerTeamID: ID(99))
        #expect(try await refused(story) { _ = try $0.addGuardrail(team) } == ["owner_team"])
        let service = GuardrailEdit(
            name: "x", kind: .alert, position: .detect, strength: .engineeredWarning, services: [ID(99)])
        #expect(try await refused(story) { _ = try $0.addGuardrail(service) } == ["services"])
    }

    @Test(arguments: [GuardrailState.proven, .stale, .degraded, .retired])
    func `a new guardrail is proposed, being built or in place`(state: GuardrailState) async throws {
        let story = try await Story()
        let edit = GuardrailEdit(name: "x", kind: .alert, position: .detect, strength: .engineeredWarning)
        #expect(try await refused(story) { _ = try $0.addGuardrail(edit, state: state) } == ["state"])
    }

    @Test func `people take it from proposed to in place, and no further`() async throws {
        let story = try await Story()
        let edit = GuardrailEdit(name: "x", kind: .alert, position: .detect, strength: .engineeredWarning)
        let id = try await story.change { try $0.addGuardrail(edit) }
        for state in [GuardrailState.building, .inPlace] {
            try await story.change { try $0.moveGuardrail(id, to: state) }
        }
        for state in [GuardrailState.proven, .degraded, .stale, .proposed] {
            #expect(try await refused(story) { try $0.moveGuardrail(id, to: state) } == ["state"], "\(state)")
        }
        #expect(
            try await story.read { try $0.history(of: id).map(\.action) }
                == ["moved GR-2 to in place, unproven", "moved GR-2 to building", "added GR-2 as proposed"])
    }

    @Test func `retiring says why and may say what takes its place`() async throws {
        let story = try await Story()
        let other = try await story.change {
            try $0.addGuardrail(
                GuardrailEdit(name: "Soft delete", kind: .undoWindow, position: .recover, strength: .substitute))
        }
        #expect(try await refused(story) { try $0.moveGuardrail(story.guardrail, to: .retired) } == ["reason"])
        for replacement in [story.guardrail, ID<Guardrail>(99)] {
            #expect(
                try await refused(story) {
                    try $0.moveGuardrail(story.guardrail, to: .retired, reason: "Gone.", replacedBy: replacement)
                } == ["replaced_by"])
        }
        try await story.change {
            try $0.moveGuardrail(story.guardrail, to: .retired, reason: "Gone.", replacedBy: other)
        }
        let dossier = try await story.read { try $0.guardrailDossier(story.guardrail) }
        #expect(dossier?.guardrail.retiredReason == "Gone.")
        #expect(dossier?.replacedByName == "Soft delete")
        #expect(try await story.read { try $0.guardrailChoices().map(\.id) } == [other])
        try await story.change { try $0.moveGuardrail(story.guardrail, to: .proposed) }
        #expect(try await story.read { try $0.guardrail(story.guardrail)?.replacedBy } == nil)
    }

    @Test func `a team that is gone owns nothing on any page, and does not stand in the way of an edit`() async throws {
        let story = try await Story()
        try await story.change(as: story.office.asAlma) { change in
            try change.deleteTeam(story.platform)
            try change.deleteService(story.ledger)
        }
        #expect(try await story.read { try $0.guardrailDossier(story.guardrail)?.ownerTeam } == nil)
        #expect(
            try await story.read { try $0.register(GuardrailQuery(), at: Office.morning).items.first?.ownerTeam } == nil
        )
        try await story.change { change in
            var edit = try change.edit(of: story.guardrail)
            edit.name = "Limit"
            try change.editGuardrail(story.guardrail, edit, from: 1)
        }
        let guardrail = try await story.read { try $0.guardrail(story.guardrail) }
        #expect(guardrail?.name == "Limit")
        #expect(guardrail?.ownerTeamID == story.platform)
        #expect(try await story.read { try $0.services(of: story.guardrail).map(\.name) } == ["Ledger"])
        #expect(try await story.read { try $0.history(of: story.guardrail).first?.changes.map(\.field) } == ["Name"])
    }

    @Test func `the database itself refuses what cannot be`() async throws {
        let story = try await Story()
        for sql in [
            "UPDATE guardrail SET state = 'stale' WHERE id = 1", "UPDATE guardrail SET state = 'retired' WHERE id = 1",
            "UPDATE guardrail SET proof_every_days = 0 WHERE id = 1",
            "UPDATE guardrail SET replaced_by = 1 WHERE id = 1",
            "UPDATE guardrail_link SET relation = 'held_in' WHERE id = 1",
            "UPDATE guardrail_link SET incident_id = 1 WHERE id = 1",
            "UPDATE guardrail_link SET finding_id = NULL WHERE id = 1", "DELETE FROM incident WHERE id = 1",
        ] {
            await #expect(throws: (any Error).self, "\(sql)") { try await story.change { try $0.run(sql) } }
        }
    }

    private func refused(_ story: Story, _ body: @escaping @Sendable (Change) throws -> Void) async throws -> [String]?
    {
        try await story.office.refusedFields { try await story.change(body) }
    }
}

extension Change {
    /// What the edit form of a guardrail would send unchanged.
    func edit(of id: ID<Guardrail>) throws -> GuardrailEdit {
        GuardrailEdit(
            try reading.guardrail(id).orFail(), services: try reading.services(of: id),
            evidence: try reading.evidence(of: id))
    }
}
