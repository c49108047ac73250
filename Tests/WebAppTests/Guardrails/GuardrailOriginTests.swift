import TestSupport
import Testing

@Suite("The way back after adding a guardrail")
struct GuardrailOriginTests {
    @Test func `leads to the findings of the incident that asked for it`() async throws {
        let story = try await ChainStory()
        try await story.addFinding()
        let page = try await story.addGuardrail("Row estimate", address: "/guardrails/new?finding=1")
        #expect(page.has("Row estimate"))
        #expect(try await story.mei.click("Back to INC-1").path == "/incidents/INC-1#findings")
    }

    @Test func `leads to the follow-up that builds it`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first")
        try await story.addGuardrail("Row estimate", address: "/guardrails/new?follow_up=FU-1")
        #expect(try await story.mei.click("Back to FU-1").path == "/follow-ups/FU-1")
    }

    @Test(arguments: ["", "GR-1", "x", "INC-", "//example.org"])
    func `is no link to anything else`(origin: String) async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Row estimate")
        #expect(try await !story.mei.open("/guardrails/GR-1?from=\(origin)").has("Back to"))
    }
}
