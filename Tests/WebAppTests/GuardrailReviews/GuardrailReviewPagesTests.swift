import Domain
import Foundation
import TestSupport
import Testing

@Suite("The review in the browser")
struct GuardrailReviewPagesTests {
    @Test func `shows the agenda, starts a sitting, takes verdicts and ends in minutes`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first", owner: .tomas, due: "2026-03-02")
        try await story.addFollowUp("Perhaps a canary", owner: nil, due: "")
        story.app.clock.advance(by: 20 * 86_400)
        var page = try await story.mei.open("/guardrail-reviews")
        #expect(page.has("1. Which follow-ups are overdue?"))
        #expect(page.has("2 Mar 2026, 19 days late · Tomás Lind"))
        #expect(page.has("2. Which ideas have no owner?"))
        #expect(page.has("8. Which due dates have been moved more than twice?"))
        page = try await story.mei.press("Start a sitting", [("attendees", "Mei, Tomás")])
        #expect(page.path == "/guardrail-reviews/1#agenda")
        #expect(page.has("0 of 2 items have a verdict"))
        page = try await story.mei.press("Save the verdict")
        #expect(page.status == 422)
        #expect(page.has("Choose a verdict on FU-1."))
        page = try await story.mei.press("Save the verdict", [("verdict", "unacceptable")])
        #expect(page.has("Enter what has to happen."))
        page = try await story.mei.press(
            "Save the verdict",
            [("verdict", "unacceptable"), ("note", "Tomás hands it over."), ("next_day", "2026-04-01")])
        #expect(page.path == "/guardrail-reviews/1#without-owner-FU-2")
        #expect(page.has("1 of 2 items have a verdict"))
        page = try await story.mei.open("/")
        #expect(page.has("Guardrail review of 21 Mar 2026: finish it In progress"))
        try await story.mei.click("Guardrail review of 21 Mar 2026")
        page = try await story.mei.press("End the sitting")
        #expect(page.has("One verdict. 1 more item has none and is on the next agenda."))
        #expect(page.has("FU-1 Estimate first Not good enough"))
        #expect(!page.has("Save the verdict"))
        #expect(try await story.mei.open("/guardrail-reviews").has("Mei, Tomás · one verdict"))
    }

    @Test func `leaves as Markdown, the same for the same sitting`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate *first* | now", owner: .tomas, due: "2026-03-02")
        story.app.clock.advance(by: 20 * 86_400)
        try await story.mei.open("/guardrail-reviews")
        try await story.mei.press("Start a sitting", [("attendees", "Mei: <b>")])
        try await story.mei.press(
            "Save the verdict", [("verdict", "awaiting_response"), ("note", "Ask\nTomás."), ("next_day", "2026-04-01")])
        try await story.mei.open("/follow-ups/FU-1/edit")
        try await story.mei.press("Save", [("due", "2026-05-04")])
        try await story.mei.open("/guardrail-reviews/1")
        try await story.mei.press("End the sitting")
        let file = try await story.mei.open("/guardrail-reviews/1.md")
        #expect(file.response.headers["content-type"]?.hasPrefix("text/markdown") == true)
        let text = file.html
        #expect(text.hasPrefix("---\ntitle: Review of 21 Mar 2026\n"))
        #expect(text.contains("state: ended\n"))
        #expect(text.contains("# Review of 21 Mar 2026\n"))
        #expect(text.contains("## 1. Which follow-ups are overdue?\n"))
        #expect(text.contains("- **FU-1 Estimate \\*first\\*"))
        #expect(text.contains("  - **Waiting for an answer**: Ask Tomás."))
        #expect(text.contains("  - To be looked at again on 2026-04-01\n"))
        #expect(text.contains("## Changed during the review\n\n- **FU-1 Estimate"))
        #expect(text.contains("  - Due: 2026-03-02 → 2026-05-04\n"))
        #expect(try await story.mei.open("/guardrail-reviews/1").has("Changed during the review FU-1"))
        // The head is data and keeps what was typed, in quotes; the text is Markdown, where it would be an element.
        #expect(text.contains("attendees: \"Mei: <b>\"\n"))
        let head = try #require(text.range(of: "\n---\n"))
        #expect(text[head.upperBound...].contains("attended by Mei: &lt;b>"))
        #expect(!text[head.upperBound...].contains("<b>"))
        story.app.clock.advance(by: 9_000)
        #expect(try await story.mei.open("/guardrail-reviews/1.md").html == text)
    }

    @Test func `shows an earlier verdict beside its item, and one may change one's mind`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first", owner: .tomas, due: "2026-03-02")
        story.app.clock.advance(by: 20 * 86_400)
        try await story.mei.open("/guardrail-reviews")
        try await story.mei.press("Start a sitting")
        try await story.mei.press("Save the verdict", [("verdict", "acceptable"), ("note", "Nearly there.")])
        var page = try await story.mei.click("Change the verdict")
        page = try await story.mei.press("Save the verdict", [("verdict", "awaiting_response")])
        #expect(page.has("Waiting for an answer"))
        #expect(page.has("Nearly there."))
        try await story.mei.press("End the sitting")
        page = try await story.mei.open("/guardrail-reviews")
        #expect(page.has("21 Mar 2026: Waiting for an answer. Nearly there."))
        try await story.mei.open("/guardrail-reviews/1")
        page = try await story.mei.press("Resume")
        #expect(page.has("In progress"))
    }

    @Test func `is about a team or a service when its address says so`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp(
            "Estimate first", owner: .tomas, due: "2026-03-02", address: "/follow-ups/new?incident=INC-1")
        try await story.addFollowUp("Elsewhere", owner: .tomas, due: "2026-03-02")
        story.app.clock.advance(by: 20 * 86_400)
        var page = try await story.mei.open("/guardrail-reviews?service=ledger")
        #expect(page.has("Estimate first"))
        #expect(!page.has("Elsewhere"))
        page = try await story.mei.press("Start a sitting")
        #expect(page.has("In progress Ledger"))
        #expect(page.has("0 of 1 item has a verdict"))
        #expect(try await !story.mei.open("/guardrail-reviews?team=platform").has("Estimate first"))
    }

    @Test(arguments: [
        ("team=nobody", "There is no team “nobody”."), ("service=x", "There is no service “x”."),
        ("put_off=maybe", "not “maybe”"), ("question=why", "There is no question “why”."),
        ("colour=red", "There is no filter “colour”."),
    ])
    func `says what it does not know instead of ignoring it`(query: String, sentence: String) async throws {
        let story = try await ChainStory()
        let page = try await story.mei.open("/guardrail-reviews?\(query)")
        #expect(page.status == 422)
        #expect(page.has(sentence))
    }

    @Test func `has trends as drawings with the same numbers in tables, and none about people`() async throws {
        let story = try await ChainStory()
        try await story.addFinding()
        try await story.addGuardrail("Row estimate")
        try await story.addFollowUp("Estimate first")
        let page = try await story.mei.open("/guardrail-reviews")
        #expect(page.html.components(separatedBy: "<svg class=\"chart\"").count == 5)
        #expect(page.has("Mar 2026 1 1"))
        #expect(page.has("Mar 2026 1 0 0 %"))
        #expect(page.has("Forcing function 1"))
        #expect(page.has("Under 2 weeks 1"))
        let trends = page.html.range(of: "id=\"trends\"").map { String(page.html[$0.lowerBound...]) } ?? ""
        #expect(!trends.contains("Mei Tanaka"))
        #expect(!trends.lowercased().contains("mean"))
    }

    @Test func `is never older than the last change`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first", owner: .tomas, due: "2026-02-20")
        #expect(try await story.mei.open("/guardrail-reviews").has("Estimate first"))
        try await story.mei.open("/follow-ups/FU-1/edit")
        try await story.mei.press("Save", [("due", "2026-03-20")])
        #expect(try await !story.mei.open("/guardrail-reviews").has("Estimate first"))
    }

    @Test func `is not for strangers, and a sitting that is not there is not found`() async throws {
        let story = try await ChainStory()
        #expect(try await story.app.stranger().open("/guardrail-reviews").path.hasPrefix("/sign-in"))
        for path in ["/guardrail-reviews/9", "/guardrail-reviews/9.md", "/guardrail-reviews/x", "/changes/9"] {
            #expect(try await story.mei.open(path).status == 404, "\(path)")
        }
    }

    @Test func `is found at its address of earlier releases, with what was asked`() async throws {
        let story = try await ChainStory()
        #expect(try await story.mei.open("/reviews?put_off=shown").path == "/guardrail-reviews?put_off=shown")
        try await story.mei.press("Start a sitting")
        #expect(try await story.mei.open("/reviews/1").path == "/guardrail-reviews/1")
        #expect(try await story.mei.open("/reviews/1.md").path == "/guardrail-reviews/1.md")
    }

    /// A breach is for the reviewer and its owner.
    @Test func `is the only place that counts how often a deadline was moved`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first", due: "2026-03-02", address: "/follow-ups/new?incident=INC-1")
        for day in ["2026-03-04", "2026-03-06", "2026-03-08"] {
            try await story.mei.open("/follow-ups/FU-1/edit")
            try await story.mei.press("Save", [("due", day)])
        }
        story.app.clock.advance(by: 20 * 86_400)
        #expect(try await story.mei.open("/guardrail-reviews").has("moved 3 times"))
        for path in ["/follow-ups", "/incidents/INC-1", "/"] {
            #expect(try await !story.mei.open(path).has("moved"), "\(path)")
        }
        let entries = try await story.mei.open("/follow-ups/FU-1").text
        #expect(entries.contains("Due: 2026-03-06 2026-03-08"))
    }
}
