import Domain
import Foundation
import TestSupport
import Testing

@Suite("A finding in the browser")
struct FindingPagesTests {
    @Test func `leads through a follow-up to a guardrail, and each of them knows the others`() async throws {
        let story = try await ChainStory()
        let mei = story.mei
        try await mei.open("/incidents/INC-1")
        try await mei.click("Add the first finding")
        var page = try await mei.press(
            "Add the finding", [("kind", "missing_guardrail"), ("title", "A cleanup runs without a row estimate")])
        #expect(page.has("No follow-up yet"))
        #expect(page.has("No guardrail yet"))

        try await mei.click("Add a follow-up")
        page = try await mei.press(
            "Add the follow-up", [("title", "Estimate before deleting"), ("owner", try await story.number(of: .tomas))])
        #expect(page.path == "/follow-ups/FU-1")
        #expect(page.has("A cleanup runs without a row estimate"))
        #expect(page.has("No guardrail yet"))

        try await mei.click("Add a guardrail")
        page = try await mei.press(
            "Add the guardrail",
            [
                ("name", "Row estimate"), ("kind", "blast_limit"), ("position", "prevent"),
                ("strength", "automatic_limit"), ("state", "in_place"),
            ])
        #expect(page.path == "/guardrails/GR-1?from=INC-1")
        #expect(page.has("Asked for by Missing guardrail A cleanup runs without a row estimate learned from INC-1"))
        #expect(page.has("Added by FU-1 Estimate before deleting Committed after INC-1"))

        page = try await mei.open("/findings/1")
        #expect(!page.has("No guardrail yet"))
        #expect(page.has("GR-1 Row estimate Medium In place, unproven"))
        page = try await mei.open("/follow-ups/FU-1")
        #expect(page.has("Adds GR-1 Row estimate"))
        #expect(page.links.contains { $0.address == "/incidents/INC-1" })
    }

    @Test(arguments: ["/findings/1", "/incidents/INC-1"])
    func `a follow-up added beside a guardrail builds that guardrail, so that the chain stays one`(page address: String)
        async throws
    {
        let story = try await ChainStory()
        let mei = story.mei
        try await story.addFinding()
        try await story.addGuardrail("Row estimate", state: "proposed", address: "/guardrails/new?finding=1")
        try await mei.open(address)
        var page = try await mei.click("Add a follow-up")
        #expect(page.has("Adds GR-1 Row estimate"))
        page = try await mei.press("Add the follow-up", [("owner", try await story.number(of: .tomas))])
        #expect(page.has("FU-1 Add GR-1 Row estimate"))
        #expect(page.has("Adds GR-1 Row estimate"))
        page = try await mei.open(address)
        #expect(page.html.components(separatedBy: "class=\"chain\"").count == 2, "one chain")
        #expect(!page.has("No follow-up") && !page.has("No guardrail"))
    }

    @Test func `the page of an incident shows beside a follow-up the guardrail that it builds, and no other`()
        async throws
    {
        let story = try await ChainStory()
        let mei = story.mei
        try await story.addFinding()
        try await story.addFollowUp("Write it down", due: "2026-03-10", address: "/follow-ups/new?finding=1")
        try await story.addFollowUp("Estimate first", due: "2026-03-11", address: "/follow-ups/new?finding=1")
        try await story.addGuardrail("Row estimate", address: "/guardrails/new?finding=1&follow_up=FU-2")
        let page = try await mei.open("/incidents/INC-1")
        #expect(page.has("Write it down Committed Guardrail No guardrail yet"))
        #expect(page.has("Estimate first Committed Guardrail GR-1 Row estimate"))
    }

    @Test func `says everything that is missing at once and keeps what was typed`() async throws {
        let story = try await ChainStory()
        try await story.mei.open("/incidents/INC-1/findings/new")
        let page = try await story.mei.press(
            "Add the finding", [("title", " "), ("detail", "Seen in the | log\n\n    code")])
        #expect(page.status == 422)
        #expect(!page.has("Choose what kind of finding it is."))
        #expect(page.has("Enter what was found."))
        #expect(page.forms.flatMap(\.fields).contains { $0.value == "Seen in the | log\n\n    code" })
    }

    @Test func `that two people edit at once is merged, told, and taken back`() async throws {
        let story = try await ChainStory()
        try await story.addFinding()
        let tomas = try await story.app.browser(as: .tomas)
        try await tomas.open("/findings/1/edit")
        try await story.mei.open("/findings/1/edit")
        try await story.mei.press("Save", [("title", "Mei’s words")])

        var page = try await tomas.press("Save", [("title", "Tomás’s words"), ("detail", "Seen twice.")])
        #expect(page.path == "/findings/1")
        #expect(page.has("Finding saved. Mei Tanaka changed finding at"))
        #expect(page.has("Mei’s words Tomás’s words"))
        page = try await tomas.press("Undo")
        #expect(page.path == "/findings/1")
        #expect(page.has("Edit undone."))
        #expect(page.has("Tomás’s words Mei’s words"))
        #expect(!page.forms.flatMap(\.fields).contains { $0.value == "Seen twice." })
        // The history offers the same for every edit, also for the one that took something back.
        page = try await story.mei.open("/incidents/INC-1")
        let undo = try #require(page.forms.flatMap(\.buttons).first { $0.label.hasPrefix("Undo the edit of") })
        page = try await story.mei.press(undo.label)
        #expect(page.path == "/findings/1")
        #expect(page.has("Tomás’s words"))
    }

    @Test func `comes back from the bin as it was`() async throws {
        let story = try await ChainStory()
        try await story.addFinding()
        var page = try await story.mei.press("Move to the bin")
        #expect(page.path == "/incidents/INC-1#findings")
        #expect(try await story.mei.open("/findings/1").status == 404)
        try await story.mei.open("/incidents/INC-1")
        try await story.mei.open("/bin")
        page = try await story.mei.press("Restore")
        #expect(page.path == "/findings/1")
        #expect(page.has("A cleanup runs without a row estimate"))
    }

    @Test func `is undone from the notice that its deletion leaves`() async throws {
        let story = try await ChainStory()
        try await story.addFinding()
        try await story.mei.press("Move to the bin")
        let page = try await story.mei.press("Undo")
        #expect(page.path == "/findings/1")
    }

    @Test(arguments: ["\u{301}", "\u{200D}", "\u{FE0F}", ""])
    func `shows hostile words as words`(mark: String) async throws {
        let story = try await ChainStory()
        let words = "\"\(mark)><script\(mark)>alert(1)</script>"
        let page = try await story.addFinding(words)
        #expect(page.status == 200)
        let html = Data(page.html.utf8)
        #expect(html.range(of: Data("&quot;\(mark)&gt;&lt;script\(mark)&gt;alert(1)".utf8)) != nil)
        #expect(html.range(of: Data("<script\(mark)>".utf8)) == nil)
        #expect(html.range(of: Data("\"\(mark)>".utf8)) == nil || mark.isEmpty)
    }

    @Test(arguments: ["/findings/7", "/findings/x", "/findings/7/edit", "/incidents/INC-9/findings/new"])
    func `that does not exist is a page that says so`(path: String) async throws {
        let story = try await ChainStory()
        #expect(try await story.mei.open(path).status == 404)
    }

    @Test func `of a kind that asks for no guardrail shows no gap`() async throws {
        let story = try await ChainStory()
        try await story.mei.open("/incidents/INC-1/findings/new")
        let page = try await story.mei.press(
            "Add the finding", [("kind", "went_well"), ("title", "The backup was fresh")])
        #expect(!page.has("No guardrail yet"))
        #expect(page.has("need no guardrail"))
    }
}
