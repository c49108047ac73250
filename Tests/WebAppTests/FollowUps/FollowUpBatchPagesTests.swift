import Domain
import TestSupport
import Testing

@Suite("Changing several follow-ups in the browser")
struct FollowUpBatchPagesTests {
    @Test func `goes from the selection over a dry run and the count to a notice with undo`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first")
        try await story.addFollowUp("Count first", owner: .tomas, due: "2026-03-12")
        try await story.addFollowUp("Limit it", owner: .tomas)
        try await story.mei.open("/follow-ups?sort=title")
        var page = try await story.mei.press(
            "See what would change", [("follow_up", "FU-1"), ("follow_up", "FU-2"), ("due", "2026-04-01")])
        #expect(page.has("This is a dry run: nothing has changed yet."))
        #expect(page.has("FU-1 Estimate first Committed Due: 2026-03-10 2026-04-01"))
        #expect(page.has("FU-2 Count first Committed Due: 2026-03-12 2026-04-01"))
        #expect(!page.has("Limit it"))
        page = try await story.mei.press("Change 2 follow-ups", [("confirmation", "yes")])
        #expect(page.status == 422)
        #expect(page.has("Type “2 follow-ups” exactly as shown above. Nothing was changed."))
        page = try await story.mei.press("Change 2 follow-ups", [("confirmation", "2 follow-ups")])
        #expect(page.path == "/follow-ups?sort=title")
        #expect(page.has("Changed 2 follow-ups."))
        #expect(page.has("1 Apr 2026"))
        page = try await story.mei.press("Undo")
        #expect(page.has("Undone for 2 follow-ups."))
        #expect(try await story.mei.open("/follow-ups/FU-1").has("10 Mar 2026"))
        #expect(try await story.mei.open("/follow-ups/FU-2").has("12 Mar 2026"))
    }

    @Test func `with nothing selected changes nothing and says so`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first")
        try await story.mei.open("/follow-ups")
        let page = try await story.mei.press("See what would change", [("due", "2026-04-01")])
        #expect(page.status == 422)
        #expect(page.has("You selected nothing, so nothing would change."))
        let token = try await story.token()
        let answer = try await story.mei.send(
            .post, "/follow-ups/changes",
            form: [("csrf", token), ("due", "2026-04-01"), ("confirmation", "0 follow-ups")])
        #expect(answer.status == 422)
        #expect(answer.has("You selected nothing"))
        #expect(try await story.mei.open("/follow-ups/FU-1").has("10 Mar 2026"))
    }

    @Test func `with nothing set, or with what there is already, changes nothing and says so`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first")
        var page = try await story.mei.open("/follow-ups/changes/new?follow_up=FU-1")
        #expect(page.has("You chose no new value, so nothing would change."))
        page = try await story.mei.open("/follow-ups/changes/new?follow_up=FU-1&due=2026-03-10")
        #expect(page.has("FU-1: It already has these values."))
        page = try await story.mei.open("/follow-ups/changes/new?follow_up=FU-1&owner=none")
        #expect(page.has("FU-1: Choose an owner"))
        page = try await story.mei.open("/follow-ups/changes/new?follow_up=FU-1&due=soon")
        #expect(page.has("“soon” is not a valid date."))
    }

    @Test func `overwrites nothing that changed between the dry run and the confirmation`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first")
        let tomas = try await story.app.browser(as: .tomas)
        try await story.mei.open("/follow-ups/changes/new?follow_up=FU-1&due=2026-04-01")
        try await tomas.open("/follow-ups/FU-1/edit")
        try await tomas.press("Save", [("due", "2026-03-18")])
        var page = try await story.mei.press("Change 1 follow-up", [("confirmation", "1 follow-up")])
        #expect(page.status == 422)
        #expect(page.has("FU-1 changed since this was shown. Nothing was changed"))
        #expect(page.has("Due: 2026-03-18 2026-04-01"))
        page = try await story.mei.press("Change 1 follow-up", [("confirmation", "1 follow-up")])
        #expect(page.has("Changed 1 follow-up."))
    }

    @Test func `keeps on undo what somebody changed since and shows it`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first")
        try await story.addFollowUp("Count first")
        try await story.mei.open("/follow-ups/changes/new?follow_up=FU-1&follow_up=FU-2&due=2026-04-01")
        try await story.mei.press("Change 2 follow-ups", [("confirmation", "2 follow-ups")])
        let tomas = try await story.app.browser(as: .tomas)
        try await tomas.open("/follow-ups/FU-2/edit")
        try await tomas.press("Save", [("due", "2026-04-08")])
        var page = try await story.mei.open("/changes/1")
        #expect(page.has("Tomás Lind changed due at 12:00 UTC since, so it stays as it is."))
        page = try await story.mei.press("Undo all of it")
        #expect(page.has("Undone for 1 follow-up. 1 has changed since and stays"))
        #expect(page.has("FU-1 Estimate first As before"))
        #expect(try await story.mei.open("/follow-ups/FU-2").has("8 Apr 2026"))
    }
}

@Suite("The deadlines in the settings")
struct DeadlinePagesTests {
    @Test func `are changed by an administrator, and the next follow-up opens with them`() async throws {
        let story = try await ChainStory()
        let priya = try await story.app.browser(as: .priya)
        try await priya.open("/settings")
        try await priya.click("Deadlines")
        var page = try await priya.press("Save", [("severity-1", "never"), ("owner", "0")])
        #expect(page.status == 422)
        #expect(page.has("Enter a number of days from 1 to 730."))
        #expect(page.forms.flatMap(\.fields).contains { $0.name == "severity-1" && $0.value == "never" })
        page = try await priya.press("Save", [("severity-1", "7"), ("owner", "2")])
        #expect(page.has("Deadlines saved."))
        #expect(try await priya.open("/settings/history").has("Days after a SEV1: 14 7"))
        page = try await story.mei.open("/follow-ups/new?incident=INC-1")
        #expect(page.forms.flatMap(\.fields).contains { $0.name == "due" && $0.value == "2026-03-08" })
        #expect(page.has("after a SEV1, 7 days is usual"))
        #expect(try await story.mei.open("/settings/deadlines").status == 403)
        // 1 March 2026 is a Sunday.
        page = try await story.addFollowUp("Perhaps a canary", owner: nil, due: "")
        #expect(page.has("Needs an owner by 3 Mar 2026"))
    }
}

extension ChainStory {
    func token() async throws -> String {
        try await mei.open("/profile").formToken()
    }
}
