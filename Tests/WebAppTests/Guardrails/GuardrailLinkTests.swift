import Domain
import TestSupport
import Testing

@Suite("A link of a guardrail")
struct GuardrailLinkTests {
    @Test func `to an incident that it failed in degrades it and comes back when it was a mistake`() async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Row estimate")
        var page = try await story.mei.press(
            "Link", [("relation", "failed_in"), ("target", "inc-1"), ("note", "It counted *staging*.")])
        #expect(page.path == "/guardrails/GR-1#since")
        #expect(page.has("Failed in INC-1 Cleanup deleted the wrong rows"))
        #expect(page.html.contains("<em>staging</em>"))
        #expect(page.has("Degraded"))
        page = try await story.mei.press("Unlink INC-1")
        #expect(page.has("There is no record of an incident that tested it yet"))
        page = try await story.mei.press("Undo")
        #expect(page.has("Failed in INC-1"))
    }

    @Test func `with a mistyped key comes back with everything that was typed`() async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Row estimate")
        var page = try await story.mei.press("Link", [("target", "INC 1"), ("note", "It counted staging.")])
        #expect(page.status == 422)
        #expect(page.has("“INC 1” is not the key of an incident."))
        #expect(page.has("Choose how they are related."))
        #expect(page.forms.flatMap(\.fields).contains { $0.name == "note" && $0.value == "It counted staging." })
        page = try await story.mei.press("Link", [("target", "INC-9"), ("relation", "held_in")])
        #expect(page.status == 422)
        #expect(page.has("INC-9"))
        page = try await story.mei.press("Link", [("target", "INC-1")])
        #expect(page.path == "/guardrails/GR-1#since")
        #expect(page.has("Held in INC-1"))
    }

    @Test func `is made from a follow-up by key or by name`() async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Row estimate")
        try await story.addFollowUp("Estimate first")
        var page = try await story.mei.press("Link", [("guardrail", "GR-1 Row estimate"), ("relation", "proven_by")])
        #expect(page.path == "/follow-ups/FU-1#guardrails")
        #expect(page.has("Proves GR-1 Row estimate"))
        page = try await story.mei.open("/guardrails/GR-1")
        #expect(page.has("Proven by FU-1"))
    }

    @Test func `is made from a finding, and the guardrail stands in its chain`() async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Row estimate")
        try await story.addFinding()
        let page = try await story.mei.press("Link", [("guardrail", "1")])
        #expect(page.path == "/findings/1#asked-for")
        #expect(page.has("GR-1 Row estimate Strong In place, unproven"))
    }

    @Test(arguments: [
        [("relation", "added_by"), ("target_kind", "incident"), ("target", "INC-1")],
        [("relation", "held_in"), ("target_kind", "follow_up"), ("target", "FU-1")],
        [("relation", "proposed_by"), ("target_kind", "finding"), ("target", "99")],
        [("relation", "proposed_by"), ("target_kind", "planet"), ("target", "1")],
        [("relation", "loves"), ("target_kind", "incident"), ("target", "INC-1")],
        [("relation", "held_in"), ("target_kind", "incident"), ("target", "INC-99999999999999999999")],
        [],
    ])
    func `that makes no sense is refused in words`(fields: [(String, String)]) async throws {
        let story = try await ChainStory()
        let token = try await story.addGuardrail("Row estimate").forms.flatMap(\.fields).first { $0.name == "csrf" }
        let form = [("csrf", token?.value ?? ""), ("guardrail", "GR-1")] + fields
        let page = try await story.mei.send(.post, "/guardrail-links", form: form)
        #expect(page.status == 422)
        #expect(page.has("There is a problem"))
    }

    @Test(arguments: ["//evil.example/", "https://evil.example/", "/\\evil.example", "evil"])
    func `never leads away from here`(back: String) async throws {
        let story = try await ChainStory()
        let token = try await story.addGuardrail("Row estimate").forms.flatMap(\.fields).first { $0.name == "csrf" }
        let page = try await story.mei.send(
            .post, "/guardrail-links",
            form: [
                ("csrf", token?.value ?? ""), ("guardrail", "GR-1"), ("relation", "held_in"),
                ("target_kind", "incident"), ("target", "INC-1"), ("return", back),
            ])
        #expect(page.path == "/guardrails/GR-1")
    }
}
