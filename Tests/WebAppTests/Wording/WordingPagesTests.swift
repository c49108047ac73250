import Domain
import Foundation
import TestSupport
import Testing

struct WordingPagesTests {
    private static let blaming = "Tomás forgot to take a snapshot."

    @Test func `a saved text shows its hints beside it, with why and how else to say it`() async throws {
        let review = try await Reviewed()
        let page = try await review.write("summary", Self.blaming)
        #expect(page.has("Tomás forgot to"))
        #expect(page.has("An example about the system:"))
        #expect(try await review.write("summary", "The migration took no snapshot.").has("About the system") == false)
    }

    @Test func `a preview shows the hints for the text that is not saved yet`() async throws {
        let review = try await Reviewed()
        try await review.priya.open("\(review.path)/sections/summary")
        let page = try await review.priya.press("Preview", [("text", Self.blaming)])
        #expect(page.has("Tomás forgot to"))
        #expect(try await review.priya.open("\(review.path)/sections/summary").has("Tomás forgot to") == false)
    }

    @Test func `a hint never keeps a text from being saved or published`() async throws {
        let review = try await Reviewed()
        let page = try await review.write("summary", Self.blaming)
        #expect(page.status == 200)
        #expect(page.has("Saved “"))
    }

    @Test func `a script asks for hints and gets them with places in UTF-16`() async throws {
        let review = try await Reviewed()
        let csrf = try await token(review.priya)
        let text = "🚒 Tomás forgot to look."
        let answer = try await review.priya.send(
            .post, "/wording/hints", form: [("csrf", csrf), ("place", "section-1"), ("text", text)])
        #expect(answer.status == 200)
        let body = try #require(answer.response.bodyText)
        #expect(body.contains("\"start\":3"))
        #expect(body.contains("\"words\":\"Tomás forgot to\""))
        let empty = try await review.priya.send(
            .post, "/wording/hints", form: [("csrf", csrf), ("place", "section-1"), ("text", "")])
        #expect(empty.response.bodyText == "{\"hints\":[]}")
    }

    @Test
    func `a person of the installation is known by name, and an entry of a timeline is judged by its own measure`()
        async throws
    {
        let review = try await Reviewed()
        let csrf = try await token(review.priya)
        func words(_ place: String, _ text: String) async throws -> String? {
            try await review.priya.send(
                .post, "/wording/hints", form: [("csrf", csrf), ("place", place), ("text", text)]
            ).response.bodyText
        }
        #expect(try await words("section-1", "Raman should have asked.")?.contains("Raman should have asked") == true)
        #expect(try await words("section-1", "Grafana should have asked.") == "{\"hints\":[]}")
        #expect(try await words("section-1", Self.blaming)?.contains("Tomás forgot to") == true)
        #expect(try await words("timeline_event-1", Self.blaming) == "{\"hints\":[]}")
        #expect(try await words("timeline_event-1", "Tomás is to blame.")?.contains("Tomás is to blame") == true)
    }

    @Test func `a team of the installation is known by name`() async throws {
        let review = try await Reviewed()
        let csrf = try await token(review.priya)
        func hints(_ text: String) async throws -> String? {
            try await review.priya.send(
                .post, "/wording/hints", form: [("csrf", csrf), ("place", "section-1"), ("text", text)]
            ).response.bodyText
        }
        #expect(try await hints("In the end Vosper ignored the warning.") == "{\"hints\":[]}")
        try await review.priya.open("/teams/new")
        try await review.priya.press("Add the team", [("name", "Vosper")])
        #expect(try await hints("In the end Vosper ignored the warning.")?.contains("Vosper ignored") == true)
        #expect(try await hints("The vosper pod ignored the signal.") == "{\"hints\":[]}")
    }

    @Test func `a question without a place, with too long a text, or from a stranger is refused`() async throws {
        let review = try await Reviewed()
        let csrf = try await token(review.priya)
        let long = String(repeating: "x", count: Text.longest + 1)
        for (form, status) in [
            ([("csrf", csrf), ("text", "x")], 400), ([("csrf", csrf), ("place", "cat-1"), ("text", "x")], 400),
            ([("csrf", csrf), ("place", "section-1"), ("text", long)], 413), ([("text", "x")], 403),
        ] {
            #expect(try await review.priya.send(.post, "/wording/hints", form: form).status == status)
        }
    }

    @Test func `a hint is dismissed here with a reason, and shown again from the settings`() async throws {
        let review = try await Reviewed()
        try await review.write("summary", Self.blaming)
        try await review.priya.click("Dismiss this hint")
        #expect(try await review.priya.press("Dismiss", [("reason", "")]).status == 422)
        let page = try await review.priya.press("Dismiss", [("reason", "He asked to be named.")])
        #expect(page.has("Hint dismissed here."))
        #expect(!page.has("Tomás forgot to take a snapshot.About"))
        #expect(!page.has("Dismiss this hint"))
        let rules = try await review.priya.open("/settings/wording")
        #expect(rules.has("He asked to be named."))
        try await review.priya.press("Show it again")
        #expect(try await review.priya.open("\(review.path)/edit").has("Dismiss this hint"))
        #expect(try await review.priya.open("/incidents/INC-1").has("dismissed the hint"))
    }

    @Test func `a rule is switched off for the team and on again, and the settings keep who and why`() async throws {
        let review = try await Reviewed()
        try await review.write("summary", Self.blaming)
        try await review.priya.click("Dismiss this hint")
        try await review.priya.press("Dismiss", [("scope", "team"), ("reason", "Too many.")])
        #expect(try !review.priya.page.has("Dismiss this hint"))
        #expect(try await review.priya.open("/settings/wording").has("Switched off for the team by Priya Raman"))
        #expect(try await review.priya.open("/settings/history").has("switched off the wording rule"))
        try await review.priya.open("/settings/wording")
        #expect(try await review.priya.press("Switch it on again").has("Switched on the rule"))
        #expect(try await review.priya.open("\(review.path)/edit").has("Dismiss this hint"))
    }

    @Test func `every rule stands on the page of the rules with its example`() async throws {
        let review = try await Reviewed()
        let page = try await review.priya.open("/settings/wording")
        for rule in review.app.rulebook.rules {
            #expect(page.has(rule.title))
            #expect(page.has(rule.example))
        }
        #expect(try await review.priya.open("/help").has("Blameless language"))
    }

    @Test(arguments: [
        "/wording/dismissals/new", "/wording/dismissals/new?rule=cat",
        "/wording/dismissals/new?rule=neglected&place=section-99&words=x",
    ])
    func `what names no rule or no text is not found`(path: String) async throws {
        let review = try await Reviewed()
        #expect(try await review.priya.open(path).status == 404)
    }

    private func token(_ browser: Browser) async throws -> String {
        try await browser.open("/profile")
        return try browser.page.formToken()
    }
}
