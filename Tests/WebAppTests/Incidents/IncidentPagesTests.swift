import Domain
import TestSupport
import Testing

@Suite("An incident in the browser")
struct IncidentPagesTests {
    @Test func `is declared with a title and a severity alone`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.open("/incidents/new")
        let page = try await priya.press("Declare", [("title", "Checkout answers 500"), ("severity", "2")])
        #expect(page.path == "/incidents/INC-1#entry")
        #expect(page.has("Checkout answers 500"))
        #expect(page.has("SEV2"))
        #expect(page.has("Active"))
        #expect(page.has("Noticed 12:00 UTC"))
        #expect(page.has("INC-1 declared."))
    }

    @Test func `says everything that is missing at once and keeps what was typed`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.open("/incidents/new")
        let page = try await priya.press("Declare", [("title", "  "), ("stage", "over")])
        #expect(page.status == 422)
        #expect(page.has("There is a problem"))
        #expect(page.has("Enter a title that says what is wrong."))
        #expect(page.has("Choose how bad it is."))
        #expect(page.html.contains("<title>Error: "))
        #expect(page.forms.flatMap(\.fields).contains { $0.name == "stage" && $0.value == "over" && $0.isOn })
        #expect(page.links.contains { $0.address == "#title" })
    }

    @Test func `goes the whole way to closed, and the timeline and the history tell it`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.open("/incidents/new")
        try await priya.press("Declare", [("title", "Queue is stuck"), ("severity", "3"), ("stage", "maybe")])
        try await priya.press("Confirm: it is happening")
        try await priya.press("Mark as mitigated")
        try await priya.press("Mark as resolved")
        var page = try await priya.press("Start the post-incident work")
        #expect(page.has("State changed from reported to active"))
        #expect(page.has("State changed from mitigated to resolved"))
        #expect(page.has("moved it to post-incident"))

        page = try await priya.press("Close")
        #expect(page.status == 422)
        #expect(page.has("Publish the postmortem, or enter why none is required."))
        #expect(page.has("None of its guardrails is strong or medium."))
        try await priya.press("Save the reason", [("weak_guardrails_reason", "The queue goes away next month.")])
        try await priya.click("Start the postmortem")
        try await priya.press("No postmortem required", [("reason", "Nobody was affected.")])
        try await priya.open("/incidents/INC-1")
        page = try await priya.press("Close")
        #expect(page.has("INC-1 is now closed."))

        try await priya.click("Reopen as post-incident")
        page = try await priya.press("Reopen as post-incident")
        #expect(page.has("Enter the reason."))
        page = try await priya.press("Reopen as post-incident", [("reason", "It happened again")])
        #expect(page.has("Post-incident"))
        #expect(page.has("It happened again"))
    }

    @Test func `leads on by the state of its postmortem, from its start to its end`() async throws {
        let app = try await TestApp()
        let (priya, mei) = (try await app.browser(as: .priya), try await app.browser(as: .mei))
        try await priya.declare("Queue is stuck", severity: 3)
        func step() async throws -> String {
            let html = try await priya.open("/incidents/INC-1").html
            let actions = html.components(separatedBy: "<div class=\"record-actions\"").dropFirst().first ?? ""
            return actions.components(separatedBy: "</div>").first ?? ""
        }
        try await priya.press("Mark as mitigated")
        try await priya.press("Mark as resolved")
        #expect(try await step().contains("Start the postmortem"))
        try await priya.click("Start the postmortem")
        try await priya.press("Start the postmortem", [("template", "near-miss")])
        #expect(try await step().contains("Write the postmortem"))
        #expect(try priya.page.has("State changed from resolved to post-incident"))
        for section in ["summary", "what-stopped-it", "what-would-have-come-next", "which-guardrail-is-missing"] {
            try await priya.open("/incidents/INC-1/postmortem/sections/\(section)")
            try await priya.press("Save", [("text", "Written.")])
        }
        #expect(try await step().contains("Ask for a postmortem review"))
        try await priya.click("Ask for a postmortem review")
        try await priya.press("Request a review", [("reviewers", "2")])
        #expect(try await step().contains("Waiting for Mei Tanaka"))
        try await mei.open("/incidents/INC-1/postmortem/review")
        try await mei.press("Submit the decision", [("decision", "changes_requested"), ("note", "Say how many.")])
        #expect(try await step().contains("Mei Tanaka asked for them."))
        try await mei.open("/incidents/INC-1/postmortem/review")
        try await mei.press("Submit the decision", [("decision", "approve"), ("note", "")])
        #expect(try await step().contains("Publish the postmortem"))
        try await priya.click("Publish the postmortem")
        try await priya.press("Publish")
        #expect(try await step().contains(">Close</button>"))
    }

    @Test func `is opened again by the notice that says it was closed, and only while it is closed`() async throws {
        let app = try await TestApp()
        let (priya, mei) = (try await app.browser(as: .priya), try await app.browser(as: .mei))
        try await priya.open("/incidents/new")
        try await priya.press("Declare", [("title", "Wrong host"), ("severity", "4"), ("stage", "near_miss")])
        try await app.store.change(by: .command("test"), at: app.clock.now) { change in
            try change.markPostmortemNotRequired(for: ID(1), reason: "It is told elsewhere.")
            try change.setWeakGuardrailsReason(of: ID(1), "Nothing was missing.")
        }
        try await priya.open("/incidents/INC-1")
        #expect(try await priya.press("Close").has("INC-1 is now closed."))
        var page = try await priya.press("Undo")
        #expect(page.has("Undone. INC-1 is open again."))
        #expect(page.has("Post-incident"))
        #expect(page.has("Closing it was undone."))

        try await priya.press("Close")
        try await mei.open("/incidents/INC-1/transitions/new?state=in_review")
        try await mei.press("Reopen as post-incident", [("reason", "One more finding.")])
        page = try await priya.press("Undo")
        #expect(page.has("INC-1 is no longer closed, so there is nothing to undo."))
    }

    @Test func `that nearly happened never asks for durations`() async throws {
        let mei = try await TestApp().browser(as: .mei)
        try await mei.open("/incidents/new")
        var page = try await mei.press(
            "Declare", [("title", "Wrong host, noticed in time"), ("severity", "4"), ("stage", "near_miss")])
        #expect(page.has("Near miss"))
        for word in ["Mitigated", "Resolved", "not filled in", "Mark as mitigated"] { #expect(!page.has(word)) }
        page = try await mei.click("Set when it was noticed")
        let names = page.forms.flatMap(\.fields).map(\.name)
        #expect(names.contains("noticed"))
        #expect(!names.contains("mitigated"))
    }

    @Test func `takes what each of two people changed who edit it at once, and an edit can be taken back`() async throws
    {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        let mei = try await app.browser(as: .mei)
        try await priya.declare("Slow search", severity: 4)
        try await priya.click("Edit")
        try await mei.open("/incidents/INC-1/edit")
        try await mei.press("Save", [("summary", "The index was rebuilt."), ("severity", "2")])
        let page = try await priya.press("Save", [("summary", "The cache was cold."), ("title", "Search was slow")])
        #expect(page.has("INC-1 saved."))
        for words in ["Search was slow", "The index was rebuilt. The cache was cold.", "SEV2"] {
            #expect(page.has(words), "\(words)")
        }
        let back = try await priya.press("Undo")
        #expect(back.has("Edit undone."))
        #expect(back.has("Slow search"))
        #expect(back.has("SEV2"), "what Mei changed stays")
        #expect(
            try await priya.send(
                .post, "/edits/reversals?kind=incident&number=1&version=9", form: [("csrf", try priya.page.formToken())]
            )
            .status == 422)
    }

    @Test func `keeps the times that others have set while a form was open`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        let mei = try await app.browser(as: .mei)
        try await priya.declare("Slow search", severity: 4)
        try await priya.open("/incidents/INC-1/times")
        try await mei.open("/incidents/INC-1/times")
        try await mei.press("Save the times", [("started", "2026-03-01 09:00")])
        try await priya.press("Save the times", [("noticed", "2026-03-01 10:00")])
        let form = try await mei.open("/incidents/INC-1/times")
        let values = form.forms.flatMap(\.fields).filter { ["started", "noticed"].contains($0.name) }.map(\.value)
        #expect(values == ["2026-03-01 09:00", "2026-03-01 10:00"])
    }

    @Test func `that was merged leads to the other one, and back out again`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Payments fail", severity: 1)
        try await priya.declare("Card payments fail", severity: 2)
        try await priya.click("Merge into another")
        var page = try await priya.press("Merge", [("into", "INC-99")])
        #expect(page.status == 422)
        page = try await priya.press("Merge", [("into", "inc-1")])
        #expect(page.path.hasPrefix("/incidents/INC-1"))
        page = try await priya.open("/INC-2")
        #expect(page.has("INC-2 was merged into INC-1."))
        #expect(page.has("Payments fail"))
        page = try await priya.click("INC-2")
        #expect(page.has("Card payments fail"))
        try await priya.click("Reopen as reported")
        page = try await priya.press("Reopen as reported", [("reason", "Another cause after all")])
        #expect(page.has("Card payments fail"))
        #expect(!page.has("was merged into"))
    }

    @Test func `warns when the facilitator was among the responders`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        _ = try await app.browser(as: .mei)
        try await priya.declare("Disk full", severity: 3)
        try await priya.click("Set the roles")
        let page = try await priya.press(
            "Save the roles", [("facilitator", "2"), ("responder", "2"), ("guardrail_lead", "1")])
        #expect(page.has("The facilitator is among the responders."))
        #expect(!page.has("The facilitator is also the guardrail lead."))
    }

    @Test func `has an impact of which each figure says how it is known`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Rows deleted", severity: 1)
        try await priya.click("Set the impact")
        var page = try await priya.press("Save the impact", [("impact-records-quantity", "4,217,893")])
        #expect(page.status == 422)
        #expect(page.has("Records: choose whether it is measured, estimated or unknown."))
        page = try await priya.press(
            "Save the impact",
            [
                ("impact-records-quantity", "4,217,893"), ("impact-records", "measured"),
                ("impact-records-note", "transactions"), ("impact-money", "unknown"),
            ])
        #expect(page.has("4,217,893 transactions (measured)"))
        #expect(page.has("(unknown)"))
    }

    @Test func `comes back out of the bin as it was`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Gone and back", severity: 5)
        var page = try await priya.press("Move to the bin")
        #expect(page.has("Moved INC-1 to the bin."))
        #expect(try await priya.open("/incidents/INC-1").status == 404)
        try await priya.open("/bin")
        page = try await priya.press("Restore")
        #expect(page.status == 200)
        #expect(page.has("Gone and back"))
    }
}

extension Browser {
    /// Declares an incident that is going on and shows its page.
    @discardableResult
    func declare(_ title: String, severity: Int) async throws -> Page {
        try await open("/incidents/new")
        return try await press("Declare", [("title", title), ("severity", String(severity))])
    }
}
