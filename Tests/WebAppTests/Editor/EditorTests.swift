import Domain
import Foundation
import Storage
import TestSupport
import Testing
import WebServer

@testable import WebApp

struct EditorTests {
    private struct Story {
        let app: TestApp
        let browser: Browser

        init() async throws {
            app = try await TestApp()
            browser = try await app.browser(as: .tomas)
            let template = try PostmortemTemplate(
                slug: "plain", name: "Plain", summary: "", kinds: [.incident], order: 1,
                body: "## Summary (required)\n\n## Luck\n")
            let store = app.store
            let people = try await store.read(as: .command("test")) { try $0.people() }
            try await store.change(by: .command("test"), at: app.clock.now) { change in
                let id = try change.declare(IncidentDeclaration(title: "Rows are gone", severity: .sev2))
                let finding = try change.addFinding(
                    to: id, FindingEdit(kind: .missingGuardrail, title: "Nothing counted the rows", detail: ""))
                _ = try change.addFollowUp(
                    FollowUpEdit(title: "Limit the cleanup"), incident: nil, finding: finding, state: .proposed)
                if let tomas = people.first {
                    try change.setRoles(of: id, [RoleAssignment(role: .guardrailLead, personID: tomas.id)])
                }
                _ = try change.startPostmortem(of: id, from: template)
            }
        }

        /// Sends what the editor sends.
        func preview(_ text: String, section: String = "summary", incident: String = "INC-1") async throws -> Page {
            try await browser.open("/incidents/INC-1/postmortem/sections/summary")
            let token = try browser.page.formToken()
            return try await browser.send(
                .post, "/preview",
                form: [("csrf", token), ("text", text), ("incident", incident), ("section", section)])
        }

        func completions(_ text: String) async throws -> String {
            try await browser.open("/completions?incident=INC-1&text=\(PercentEncoding.encode(text))").html
        }
    }

    @Test func `a preview changes nothing and shows what the page will show`() async throws {
        let story = try await Story()
        let text = "**Rows**, see INC-1.\n\n{{timeline}}\n\n<script>alert(1)</script>"
        let preview = try await story.preview(text)
        let body = try #require(preview.html.firstMatch(of: /<main>\n([\s\S]*)\n<\/main>/)?.1)
        #expect(body.contains("<strong>Rows</strong>"))
        #expect(body.contains("class=\"timeline\""))
        #expect(!body.contains("<script>"))
        #expect(try await !story.browser.open("/incidents/INC-1/postmortem").has("see INC-1"))
        try await story.browser.open("/incidents/INC-1/postmortem/sections/summary")
        try await story.browser.press("Save", [("text", text)])
        #expect(try await story.browser.open("/incidents/INC-1/postmortem").html.contains(body))
    }

    @Test func `a block that an earlier section shows stays text in the preview of a later one`() async throws {
        let story = try await Story()
        try await story.browser.open("/incidents/INC-1/postmortem/sections/summary")
        try await story.browser.press("Save", [("text", "{{timeline}}")])
        #expect(try await story.preview("{{timeline}}", section: "luck").has("{{timeline}}"))
    }

    @Test func `a finding and a follow-up stand in a text as they are now`() async throws {
        let story = try await Story()
        let page = try await story.preview("{{finding-1}}\n\n{{FU-1}}\n\n{{finding-9}}\n\n{{FU-9}}\n\n{{PRE-1}}")
        #expect(page.html.contains("id=\"single-finding-1\""))
        #expect(page.has("Nothing counted the rows"))
        #expect(page.has("FU-1 Limit the cleanup"))
        #expect(page.has("This finding belongs to another incident"))
        #expect(page.has("FU-9 is not a follow-up of this incident."))
        #expect(page.has("{{PRE-1}}"))
        try await story.browser.open("/incidents/INC-1/postmortem/sections/summary")
        try await story.browser.press("Save", [("text", "{{finding-1}}\n\n{{FU-1}}\n\n{{FU-9}}")])
        let export = try await story.browser.open("/incidents/INC-1/postmortem.md").html
        #expect(export.contains("- **Missing guardrail**: Nothing counted the rows\n"))
        #expect(export.contains("| FU-1 Limit the cleanup |"))
        #expect(!export.contains("{{"))
    }

    @Test func `a preview of what is not there or too long says so`() async throws {
        let story = try await Story()
        #expect(try await story.preview("x", section: "nowhere").status == 404)
        #expect(try await story.preview("x", incident: "INC-9").status == 404)
        #expect(try await story.preview("x", incident: "GR-1").status == 404)
        #expect(try await story.preview(String(repeating: "x", count: Text.longest + 1)).status == 422)
        #expect(try await story.preview("").has("Nothing to preview yet."))
        #expect(try await story.app.stranger().send(.post, "/preview", form: [("text", "x")]).status == 401)
    }

    @Test func `people are suggested by any of their names, with their role first`() async throws {
        let story = try await Story()
        let lead = #"{"detail":"Tomás Lind","label":"the guardrail lead","text":"the guardrail lead"}"#
        let name = #"{"detail":"by name","label":"Tomás Lind","text":"Tomás Lind"}"#
        #expect(try await story.completions("@tomas") == "[\(lead),\(name)]")
        #expect(try await story.completions("@LIN") == "[\(lead),\(name)]")
        #expect(try await story.completions("@omas") == "[]")
    }

    @Test(arguments: [
        ("FU-", "FU-1"), ("FU-1", "FU-1"), ("FU-limit", "FU-1"), ("INC-row", "INC-1"), ("inc-", "INC-1"),
    ])
    func `keys are suggested by number and by word`(text: String, key: String) async throws {
        let story = try await Story()
        #expect(try await story.completions(text).contains("\"text\":\"\(key)\""))
    }

    @Test(arguments: ["", "x", "PRE-", "GR-", "FU-%", "INC-\"*", "@zz", String(repeating: "@", count: 100)])
    func `what stands for nothing suggests nothing`(text: String) async throws {
        let story = try await Story()
        #expect(try await story.completions(text) == "[]")
    }

    @Test func `nobody without an account is told of anybody or anything`() async throws {
        let story = try await Story()
        for path in ["/completions?text=@", "/incidents/INC-1/insertions"] {
            #expect(try await story.app.stranger().open(path).path.hasPrefix("/sign-in"))
        }
        #expect(try await story.browser.open("/incidents/INC-9/insertions").status == 404)
    }

    @Test func `the menu offers the live blocks, the findings and the follow-ups of the incident`() async throws {
        let story = try await Story()
        let json = try await story.browser.open("/incidents/INC-1/insertions").html
        for text in ["{{timeline}}", "{{roles}}", "{{finding-1}}", "{{FU-1}}"] {
            #expect(json.contains("\"text\":\"\(text)\""))
        }
    }

    @Test func `a finding made of a sentence shows it and leads back to its section`() async throws {
        let story = try await Story()
        let page = try await story.browser.open(
            "/incidents/INC-1/findings/new?section=luck&quote=It%20was%20a%20re-run%2C%20by%20chance.")
        #expect(page.html.contains("It was a re-run, by chance.</textarea>"))
        let finding = try await story.browser.press(
            "Add the finding", [("title", "Luck"), ("kind", "got_lucky")])
        #expect(finding.has("It was a re-run, by chance."))
        #expect(finding.has("From: Luck of the postmortem"))
        #expect(
            finding.html.contains(
                "href=\"/incidents/INC-1/postmortem#section-luck:~:text=It%20was%20a%20re%2Drun%2C%20by%20chance.\""))
        #expect(try await story.browser.open("/incidents/INC-1/postmortem").html.contains("id=\"section-luck\""))
    }

    @Test func `a follow-up made of a sentence shows it, and one whose section is missing is asked for it`()
        async throws
    {
        let story = try await Story()
        try await story.browser.open("/follow-ups/new?incident=INC-1")
        let fields = [("title", "Ask first"), ("state", "proposed"), ("quote", "Nobody was <b>asked</b>.")]
        let refused = try await story.browser.press("Add the follow-up", fields)
        #expect(refused.status == 422)
        #expect(refused.has("Choose the section that contains the sentence."))
        let followUp = try await story.browser.press("Add the follow-up", fields + [("section", "summary")])
        #expect(followUp.has("Nobody was <b>asked</b>."))
        #expect(followUp.has("From: Summary of the postmortem"))
    }

    @Test func `without a postmortem there is nothing to quote from`() async throws {
        let story = try await Story()
        try await story.app.store.change(by: .command("test"), at: story.app.clock.now) {
            _ = try $0.declare(IncidentDeclaration(title: "Another", severity: .sev4))
        }
        #expect(try await !story.browser.open("/incidents/INC-2/findings/new").has("From a sentence"))
        #expect(try await !story.browser.open("/follow-ups/new").has("From a sentence"))
    }
}
