import Domain
import Storage
import TestSupport
import Testing

@Suite("The home page")
struct HomePageTests {
    @Test func `says what to do about a guardrail whose proof is overdue, and leads to its form`() async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Alarm on unusual changes", [("proof_every_days", "30")])
        try await story.mei.open("/guardrails/GR-1/proofs/new")
        try await story.mei.press("Record the proof", [("result", "held"), ("method", "drill")])
        #expect(try await !story.mei.open("/").has("Alarm on unusual changes"))
        story.app.clock.advance(by: 39 * 86_400)
        let mei = try await story.app.browser(as: .mei)
        let home = try await mei.open("/")
        #expect(home.has("GR-1 Alarm on unusual changes: prove it again 9 days late"))
        #expect(try await mei.click("Alarm on unusual changes").path == "/guardrails/GR-1/proofs/new")
    }

    @Test func `says what to do with each of one’s follow-ups, and of nobody else’s`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first")
        try await story.addFollowUp("Count first", owner: .tomas)
        #expect(try await story.mei.open("/").has("FU-1 Estimate first: start it due in 9 days"))
        #expect(try await !story.mei.open("/").has("Count first"))
        try await story.mei.open("/follow-ups/FU-1")
        try await story.mei.press("Start work")
        story.app.clock.advance(by: 10 * 86_400)
        #expect(try await story.mei.open("/").has("FU-1 Estimate first: finish it 1 day late"))
    }

    @Test func `leads an incident that is over from its postmortem to its missing guardrails to closing`() async throws
    {
        let story = try await ChainStory()
        let mei = story.mei
        #expect(try await mei.open("/").has("INC-1 Cleanup deleted the wrong rows: start the postmortem Resolved"))
        #expect(try await mei.click("Cleanup deleted the wrong rows").path == "/incidents/INC-1/postmortem/new")
        try await mei.press("No postmortem required", [("reason", "A known fault of the supplier.")])
        try await story.addFinding()
        #expect(try await mei.open("/").has("Cleanup deleted the wrong rows: name the guardrail for one finding"))
        #expect(try await mei.click("Cleanup deleted the wrong rows").path == "/findings/1")
        try await story.addGuardrail("Row estimate", address: "/guardrails/new?finding=1")
        #expect(try await mei.open("/").has("Cleanup deleted the wrong rows: close it Post-incident"))
        try await mei.click("Cleanup deleted the wrong rows")
        #expect(try await mei.press("Close").has("INC-1 is now closed."))
        #expect(try await mei.open("/").has("Nothing. You have no open follow-ups"))
    }

    @Test func `shows a few of each kind and where the rest is`() async throws {
        let story = try await ChainStory()
        for number in 1...7 {
            try await story.addGuardrail("Guardrail \(number)")
            try await story.mei.open("/guardrails/GR-\(number)/proofs/new")
            try await story.mei.press("Record the proof", [("result", "failed"), ("method", "drill")])
        }
        for number in 1...12 { try await story.addFollowUp("Task \(number)") }
        let home = try await story.mei.open("/")
        #expect(home.text.components(separatedBy: ": repair it").count == 6)
        #expect(home.text.components(separatedBy: ": start it").count == 11)
        #expect(try await story.mei.click("All your follow-ups").has("12 follow-ups"))
        try await story.mei.open("/")
        #expect(try await story.mei.click("All guardrails, those to mend first").has("7 guardrails"))
    }
}
