import Domain
import TestSupport
import Testing

@Suite("Undo after an edit")
struct EditReversalTests {
    @Test(arguments: ["follow-up", "follow_up"])
    func `understands the words of pages that an older release has shown`(kind: String) async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first", due: "2026-04-30")
        try await story.mei.open("/follow-ups/FU-1/edit")
        try await story.mei.press("Save", [("title", "Estimate last")])
        let answer = try await story.mei.send(
            .post, "/edits/reversals?kind=\(kind)&number=1&version=2", form: [("csrf", try story.mei.page.formToken())])
        #expect(answer.has("Edit undone."))
        #expect(try await story.mei.open("/follow-ups/FU-1").has("Estimate first"))
    }

    @Test(arguments: ["followup", "person", "sqlite_master", ""])
    func `is not there for what has no edits`(kind: String) async throws {
        let story = try await ChainStory()
        try await story.mei.open("/profile")
        let answer = try await story.mei.send(
            .post, "/edits/reversals?kind=\(kind)&number=1&version=2", form: [("csrf", try story.mei.page.formToken())])
        #expect([404, 422].contains(answer.status))
    }
}
