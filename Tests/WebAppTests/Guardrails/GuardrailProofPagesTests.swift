import Domain
import TestSupport
import Testing

@Suite("Proof and retrodiction in the browser")
struct GuardrailProofPagesTests {
    @Test func `a proof that failed proposes the follow-up that repairs it`() async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Row estimate", [("proof_method", "test")])
        try await story.mei.click("Record a proof")
        var page = try await story.mei.press("Record the proof", [("result", "failed")])
        #expect(page.has("Its last proof failed, and nobody has committed to repairing it."))
        try await story.mei.click("Add a follow-up to repair it")
        #expect(try story.mei.page.forms.flatMap(\.fields).contains { $0.value == "Repair GR-1 Row estimate" })
        try await story.mei.press("Add the follow-up", [("state", "proposed")])
        page = try await story.mei.open("/guardrails/GR-1")
        #expect(page.has("Repaired by FU-1 Repair GR-1 Row estimate"))
        #expect(!page.has("nobody has committed to repairing it"))
    }

    @Test func `a drill is planned, and its result becomes a proof`() async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Row estimate", [("services", story.ledger.description)])
        try await story.mei.open("/guardrails/GR-1")
        try await story.mei.click("Plan a drill")
        var page = try await story.mei.press("Plan the drill", [("planned_on", "soon")])
        #expect(page.status == 422)
        page = try await story.mei.press("Plan the drill", [("planned_on", "2026-03-20")])
        #expect(page.has("INC-2 planned. Its result becomes a proof of GR-1."))
        page = try await story.mei.open("/incidents/INC-2")
        #expect(page.has("Drill: Row estimate"))
        #expect(page.has("to prove GR-1"))
        try await story.mei.click("Record its result")
        page = try await story.mei.press("Record the proof", [("result", "held")])
        #expect(page.has("It held. Proof of GR-1 recorded."))
        #expect(page.has("Held in INC-2"))
        #expect(try await story.mei.open("/incidents/INC-2").has("Its result is among the proofs."))
    }

    @Test func `a new guardrail asks which past incidents it would have caught`() async throws {
        let story = try await ChainStory()
        try await story.mei.open("/guardrails/new")
        var page = try await story.mei.press(
            "Add the guardrail",
            [
                ("name", "Row estimate"), ("kind", "dry_run"), ("position", "prevent"), ("strength", "eliminate"),
                ("state", "proposed"), ("services", story.ledger.description),
            ])
        #expect(page.path == "/guardrails/GR-1/retrodiction")
        #expect(page.has("INC-1 Cleanup deleted the wrong rows Affected Ledger"))
        page = try await story.mei.press("It would have caught these")
        #expect(page.has("You ticked nothing, so nothing was linked."))
        #expect(!page.has("Would have caught INC-1"))
        try await story.mei.open("/guardrails/GR-1/retrodiction")
        page = try await story.mei.press("It would have caught these", [("incidents", "1")])
        #expect(page.has("GR-1 would have caught 1 incident."))
        #expect(page.has("Would have caught INC-1"))
        page = try await story.mei.press("Undo")
        #expect(!page.has("Would have caught INC-1"))
    }

    @Test func `a finding answered by training alone asks what would make the mistake impossible`() async throws {
        let story = try await ChainStory()
        try await story.addFinding()
        let question = "What would make the mistake impossible?"
        #expect(try await !story.mei.open("/findings/1").has(question))
        try await story.addGuardrail(
            "Training", strength: "policy_or_training", address: "/guardrails/new?finding=1")
        #expect(try await story.mei.open("/findings/1").has(question))
        try await story.mei.open("/incidents/INC-1")
        try await story.mei.press("Start the post-incident work")
        let page = try await story.mei.press("Close")
        #expect(page.has("None of its guardrails is strong or medium."))
        try await story.addGuardrail("Row limit", address: "/guardrails/new?finding=1")
        #expect(try await !story.mei.open("/findings/1").has(question))
    }
}
