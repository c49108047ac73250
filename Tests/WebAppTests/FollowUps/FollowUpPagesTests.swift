import Domain
import Storage
import TestSupport
import Testing

@Suite("A follow-up in the browser")
struct FollowUpPagesTests {
    @Test(arguments: [("incident=INC-1", "2026-03-15"), ("", "2026-04-30")])
    func `opens with the date that is usual for the severity`(query: String, due: String) async throws {
        let story = try await ChainStory()
        let page = try await story.mei.open("/follow-ups/new?\(query)")
        #expect(page.forms.flatMap(\.fields).contains { $0.name == "due" && $0.value == due })
    }

    @Test func `that is promised needs an owner and a date, and nothing typed is lost`() async throws {
        let story = try await ChainStory()
        try await story.mei.open("/follow-ups/new?incident=INC-1")
        let page = try await story.mei.press(
            "Add the follow-up",
            [("title", "Estimate first"), ("owner", ""), ("due", ""), ("tracker_address", "ftp://x")])
        #expect(page.status == 422)
        #expect(page.has("Choose an owner"))
        #expect(page.has("Enter a due date"))
        #expect(page.has("Enter a full address that begins with https://"))
        #expect(page.forms.flatMap(\.fields).contains { $0.value == "Estimate first" })
        #expect(page.forms.flatMap(\.fields).contains { $0.value == "ftp://x" })
        #expect(page.has("For INC-1"))
    }

    @Test(arguments: ["2026-02-30", "31.3.2026", "soon", "2026-3-1"])
    func `refuses a day that the calendar does not have and shows it again`(day: String) async throws {
        let story = try await ChainStory()
        let page = try await story.addFollowUp("Estimate first", due: day)
        #expect(page.status == 422)
        #expect(page.has("“\(day)” is not a valid date."))
        #expect(page.forms.flatMap(\.fields).contains { $0.name == "due" && $0.value == day })
    }

    @Test func `that is due before today is added, and the message says so`() async throws {
        let story = try await ChainStory()
        var page = try await story.addFollowUp("Estimate first", due: "2026-02-27")
        #expect(page.has("Its due date is in the past."))
        page = try await story.addFollowUp("Estimate again", due: "2026-03-02")
        #expect(page.has("added as a commitment") && !page.has("in the past"))
    }

    @Test func `that is only an idea takes no date that nobody gave it`() async throws {
        let story = try await ChainStory()
        try await story.mei.open("/follow-ups/new")
        var page = try await story.mei.press(
            "Add the follow-up", [("title", "Perhaps a canary"), ("state", "proposed"), ("owner", "")])
        #expect(page.path == "/follow-ups/FU-1")
        #expect(!page.has("30 Apr 2026"))

        try await story.mei.click("Commit to it")
        page = try await story.mei.press("Commit to it", [("due", "")])
        #expect(page.status == 422)
        #expect(page.has("Choose an owner"))
        #expect(page.has("Enter a due date"))
        page = try await story.mei.press(
            "Commit to it", [("owner", try await story.number(of: .tomas)), ("due", "2026-03-20")])
        #expect(page.has("FU-1 is now committed."))
        #expect(page.has("Tomás Lind 20 Mar 2026 due in 19 days"))
    }

    @Test func `is done only with a guardrail or a reason why there is none`() async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Row estimate")
        try await story.addFollowUp("Estimate first")
        try await story.mei.press("Start work")
        try await story.mei.click("Mark as done")
        var page = try await story.mei.press("Mark as done", [("evidence_address", "https://example.org/pull/4")])
        #expect(page.status == 422)
        #expect(page.has("Enter the guardrail it added, repaired or proved, or the reason why it left none."))
        page = try await story.mei.press("Mark as done", [("guardrail", "GR-99")])
        #expect(page.has("GR-99 does not exist."))
        #expect(page.forms.flatMap(\.fields).contains { $0.value == "https://example.org/pull/4" })
        page = try await story.mei.press(
            "Mark as done", [("guardrail", "gr-1 Row estimate"), ("relation", "repaired_by")])
        #expect(page.path == "/follow-ups/FU-1")
        #expect(page.has("Repairs GR-1"))
        #expect(page.links.contains { $0.address == "https://example.org/pull/4" })
        page = try await story.mei.open("/guardrails/GR-1")
        #expect(page.has("Repaired by FU-1 Estimate first Done"))
    }

    @Test func `may leave no guardrail when it says why`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Write to the customers")
        try await story.mei.click("Mark as done")
        var page = try await story.mei.press("Mark as done", [("reason", "A letter keeps nothing from happening.")])
        #expect(page.has("No guardrail: A letter keeps nothing from happening."))
        page = try await story.mei.press("Mark as verified")
        #expect(page.has("FU-1 is now verified."))
    }

    @Test func `whose guardrail is not there yet reminds of it when the work is done`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first")
        try await story.addGuardrail("Row estimate", state: "building", address: "/guardrails/new?follow_up=FU-1")
        try await story.mei.open("/follow-ups/FU-1")
        try await story.mei.click("Mark as done")
        let page = try await story.mei.press("Mark as done")
        #expect(page.has("The work is done, but GR-1 is still recorded as “building”."))
    }

    @Test func `is declined with a reason and superseded by another`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first")
        try await story.addFollowUp("Estimate and type the name")
        try await story.mei.open("/follow-ups/FU-1")
        try await story.mei.click("Decline")
        var page = try await story.mei.press("Decline", [("reason", "  ")])
        #expect(page.has("Enter the reason for declining it."))
        try await story.mei.open("/follow-ups/FU-1")
        try await story.mei.click("Superseded by another")
        for wrong in ["FU-1", "FU-9", "", "GR-2", "something"] {
            page = try await story.mei.press("Superseded by another", [("superseded_by", wrong)])
            #expect(page.status == 422, "\(wrong)")
            #expect(page.forms.flatMap(\.fields).contains { $0.name == "superseded_by" && $0.value == wrong })
        }
        page = try await story.mei.press("Superseded by another", [("superseded_by", "fu-2")])
        #expect(page.has("Superseded by FU-2 Estimate and type the name"))
    }

    @Test func `cannot be sent to a state that its own does not lead to`() async throws {
        let story = try await ChainStory()
        let page = try await story.addFollowUp("Estimate first")
        let token = try page.formToken()
        for state in ["verified", "gone", ""] {
            let answer = try await story.mei.send(
                .post, "/follow-ups/FU-1/transitions", form: [("csrf", token), ("state", state)])
            #expect(answer.status == 422, "\(state)")
        }
        #expect(try await story.mei.open("/follow-ups/FU-1/transitions/new?state=gone").status == 400)
        #expect(try await story.mei.open("/follow-ups/FU-1").has("Committed"))
    }

    @Test func `keeps an owner who has left when something else is edited`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first", owner: .tomas)
        let tomas = ID<Person>(text: try await story.number(of: .tomas)) ?? ID(0)
        try await story.app.store.change(by: .command("test"), at: story.app.clock.now) { try $0.deactivate(tomas) }
        try await story.mei.open("/follow-ups/FU-1/edit")
        let page = try await story.mei.press("Save", [("detail", "In the **runner**.")])
        #expect(page.has("Tomás Lind"))
        #expect(page.html.contains("<strong>runner</strong>"))
    }

    @Test func `is handed over when its owner is deactivated, and that can be undone`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first", owner: .tomas)
        let tomas = try await story.number(of: .tomas)
        let priya = try await story.app.browser(as: .priya)
        let asked = try await priya.open("/settings/people/\(tomas)/deactivation")
        #expect(asked.has("1 open follow-up") && asked.has("Estimate first"))
        let refused = try await priya.press("Deactivate", [("heir", tomas)])
        #expect(refused.has("Tomás Lind cannot take them over. Choose somebody with an active account."))
        let done = try await priya.press("Deactivate", [("heir", try await story.number(of: .mei))])
        #expect(done.has("Tomás Lind can no longer sign in") && done.has("handed over"))
        #expect(try await priya.open("/follow-ups/FU-1").has("Mei Tanaka"))
        try await priya.open("/changes/1")
        try await priya.press("Undo all of it")
        #expect(try await priya.open("/follow-ups/FU-1").has("Tomás Lind"))
    }

    @Test func `of somebody who leaves with very many is named with a few others, and nobody leaves halfway`()
        async throws
    {
        let story = try await ChainStory()
        let tomas = try await story.number(of: .tomas)
        try await story.app.store.change(by: .command("test"), at: story.app.clock.now) { change in
            for number in 1...Batch.mostRows + 1 {
                _ = try change.addFollowUp(
                    FollowUpEdit(title: "Step \(number)", ownerID: ID(text: tomas)), incident: nil, finding: nil,
                    state: .proposed)
            }
        }
        let priya = try await story.app.browser(as: .priya)
        let asked = try await priya.open("/settings/people/\(tomas)/deactivation")
        #expect(asked.has("501 open follow-ups") && asked.has("Step 20") && !asked.has("Step 21"))
        #expect(asked.html.contains("<a href=\"/follow-ups?owner=\(tomas)\">All of them"))
        let refused = try await priya.press("Deactivate", [("heir", try await story.number(of: .mei))])
        #expect(refused.status == 422 && refused.has("only 500 can be handed over at once"))
        #expect(try await priya.open("/follow-ups/FU-501").has("Tomás Lind"))
        #expect(try await priya.open("/settings/people").has("Deactivate Tomás Lind"))
    }

    @Test func `that nobody changed is saved without a word in its history`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first")
        try await story.mei.open("/follow-ups/FU-1/edit")
        #expect(try await !story.mei.press("Save").has("edited FU-1"))
    }

    @Test func `belongs to the incident that is typed, or says that there is none`() async throws {
        let story = try await ChainStory()
        try await story.mei.open("/follow-ups/new")
        let owner = try await story.number(of: .mei)
        var page = try await story.mei.press(
            "Add the follow-up", [("title", "Estimate"), ("owner", owner), ("incident", "INC-77")])
        #expect(page.status == 422)
        #expect(page.has("INC-77"))
        page = try await story.mei.press("Add the follow-up", [("incident", "inc-1")])
        #expect(page.has("INC-1 Cleanup deleted the wrong rows"))
    }

    @Test func `goes to the bin and comes back`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first")
        var page = try await story.mei.press("Move to the bin")
        #expect(page.has("Moved FU-1 to the bin."))
        page = try await story.mei.press("Undo")
        #expect(page.path == "/follow-ups/FU-1")
    }
}
