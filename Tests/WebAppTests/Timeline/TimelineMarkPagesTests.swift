import TestSupport
import Testing

@Suite("Times taken from the timeline")
struct TimelineMarkPagesTests {
    private static let lines = """
        09:40 Cleanup is started from a laptop
        10:05 Alert: the number of rows drops
        10:20 Priya looks at the replica
        11:10 The job is stopped
        """

    private func pasted() async throws -> Browser {
        let mei = try await TestApp().browser(as: .mei)
        try await mei.open("/incidents/new")
        try await mei.press("Declare", [("title", "Rows are gone"), ("severity", "1"), ("stage", "over")])
        try await mei.click("Paste several lines")
        try await mei.press("Check the entries", [("lines", Self.lines)])
        try await mei.press("Add them to the timeline")
        return mei
    }

    @Test func `after a paste the entries that say so are proposed, and set together with one undo`() async throws {
        let mei = try await pasted()
        #expect(try mei.page.path == "/incidents/INC-1#marks")
        #expect(try mei.page.has("The timeline seems to give these times:"))
        var page = try await mei.press("Set all 3")
        #expect(page.path == "/incidents/INC-1#timeline")
        #expect(page.has("Times set: started, noticed and mitigated."))
        #expect(page.has("Cleanup is started from a laptop Started"))
        #expect(page.has("Started: 2026-03-01 09:40 UTC"))
        #expect(!page.has("seems to give"))
        page = try await mei.press("Undo")
        #expect(page.has("seems to give"))
        #expect(!page.has("from a laptop Started"))
    }

    @Test func `any entry is made one of the five with one button, and a wrong order is pointed out`() async throws {
        let mei = try await pasted()
        var page = try await mei.press("resolved")
        #expect(page.has("Cleanup is started from a laptop Resolved"))
        page = try await mei.press("Set")
        #expect(page.has("Time set: started."))
        page = try await mei.send(
            .post, "/incidents/INC-1/timeline/marks",
            form: [("csrf", try mei.page.formToken()), ("mark", "noticed 5")])
        let times = try await mei.open("/incidents/INC-1/times")
        #expect(times.forms.flatMap(\.fields).contains { $0.name == "noticed" && $0.value == "2026-03-01 11:10" })
        #expect(try await mei.open("/incidents/INC-1").has("Resolved is before noticed"))
    }

    @Test(arguments: ["", "started", "started 99", "ended 2", "started 2,", "started 2,noticed x", "started 1 2"])
    func `what is not on the page is refused`(words: String) async throws {
        let mei = try await pasted()
        let answer = try await mei.send(
            .post, "/incidents/INC-1/timeline/marks", form: [("csrf", try mei.page.formToken()), ("mark", words)])
        #expect(answer.status == 422)
        #expect(try await mei.open("/incidents/INC-1").has("seems to give"))
    }

    @Test func `an entry of another incident is no time of this one`() async throws {
        let mei = try await pasted()
        try await mei.declare("Another", severity: 4)
        let token = try mei.page.formToken()
        let answer = try await mei.send(
            .post, "/incidents/INC-2/timeline/marks", form: [("csrf", token), ("mark", "started 2")])
        #expect(answer.status == 422)
        #expect(answer.has("belongs to another incident"))
    }
}
