import TestSupport
import Testing

@Suite("Templates in the settings")
struct TemplatePagesTests {
    private static let path = "/settings/templates/postmortem/guardrail-first"
    private static let text = """
        ---
        name: Ours
        summary: "For this team."
        order: 1
        ---
        ## Summary (required)

        > Three sentences.

        It began with

        ## Why it made sense
        """

    private func admin() async throws -> (TestApp, Browser) {
        let app = try await TestApp()
        return (app, try await app.browser(as: .priya))
    }

    private func save(_ browser: Browser, _ text: String = text) async throws -> Page {
        try await browser.open(Self.path + "/edit")
        return try await browser.press("Save", [("text", text)])
    }

    @Test func `are read by everybody and edited by administrators`() async throws {
        let (app, priya) = try await admin()
        let mei = try await app.browser(as: .mei)
        try await mei.open("/settings")
        try await mei.click("Templates")
        let page = try await mei.click("Guardrail first")
        #expect(page.has("Help for the writer"))
        #expect(page.has("Required"))
        #expect(!page.links.contains { $0.text == "Edit" })
        #expect(try await mei.open(Self.path + "/edit").status == 403)
        #expect(try await mei.open(Self.path + ".md").html.hasPrefix("---\nname:"))
        #expect(try await priya.open(Self.path).links.contains { $0.text == "Edit" })
    }

    @Test func `that were edited are what new postmortems start with, and older ones stay`() async throws {
        let (_, priya) = try await admin()
        try await priya.open("/incidents/new")
        try await priya.press("Declare", [("title", "First"), ("severity", "3"), ("stage", "over")])
        try await priya.click("Start the postmortem")
        let before = try await priya.press("Start the postmortem", [("template", "guardrail-first")])
        #expect(!before.has("Why it made sense"))
        let saved = try await save(priya)
        #expect(saved.has("Saved “Ours”."))
        #expect(saved.has("Edited here"))
        #expect(!(try await priya.open("/incidents/INC-1/postmortem/edit").has("Why it made sense")))
        try await priya.open("/incidents/new")
        try await priya.press("Declare", [("title", "Second"), ("severity", "3"), ("stage", "over")])
        let choice = try await priya.click("Start the postmortem")
        #expect(choice.has("Ours"))
        let after = try await priya.press("Start the postmortem", [("template", "guardrail-first")])
        #expect(after.has("Why it made sense"))
    }

    @Test(arguments: [
        ("no front matter", "The template does not begin with front matter"),
        ("---\nname: A\nsummary: b\n---\nNo heading.\n", "The template has no section"),
        ("---\nname: A\nsummary: b\n---\n## One\n\n## One\n", "two sections called “One”"),
        ("---\nname: A\nsummary: b\ncolour: red\n---\n## One\n", "“colour” is not a known name here."),
        ("---\nname: A\nsummary: b\nkinds: [outage]\n---\n## One\n", "“outage” is not a valid value for kinds."),
        ("---\nsummary: b\n---\n## One\n", "name"),
        ("---\nname: \"\"\nsummary: b\n---\n## One\n", "Enter the name of the template."),
        (
            "---\nname: A\nsummary: b\n---\n" + (1...41).map { "## Part \($0)\n" }.joined(),
            "A template has at most 40 sections."
        ),
        ("---\nname: A\nsummary: b\n---\n## One\n" + String(repeating: "x", count: 70_000), "is too long"),
    ])
    func `that cannot be used are refused with a sentence, and the text is kept`(
        text: String, sentence: String
    ) async throws {
        let (_, priya) = try await admin()
        let page = try await save(priya, text)
        #expect(page.status == 422)
        #expect(page.has(sentence))
        let kept = page.forms.flatMap(\.fields).first { $0.name == "text" }?.value
        #expect(kept?.hasPrefix(String(text.prefix(30))) == true)
        #expect(!(try await priya.open(Self.path).has("Edited here")))
    }

    @Test func `can be looked at before they are saved, without a script`() async throws {
        let (_, priya) = try await admin()
        try await priya.open(Self.path + "/edit")
        let page = try await priya.press("Preview", [("text", Self.text)])
        #expect(page.status == 200)
        #expect(page.has("Why it made sense"))
        #expect(page.forms.flatMap(\.fields).contains { $0.name == "text" && $0.value.contains("made sense") })
        #expect(!(try await priya.open(Self.path).has("Edited here")))
    }

    @Test func `are reset to their file, and the reset is undone`() async throws {
        let (_, priya) = try await admin()
        try await save(priya)
        var page = try await priya.press("Reset to the file")
        #expect(page.has("Reset “Ours” to its file."))
        #expect(!page.has("Edited here"))
        page = try await priya.press("Undo")
        #expect(page.path == Self.path)
        #expect(page.has("Edited here"))
        #expect(page.has("Why it made sense"))
        #expect(page.has("reset the template"))
    }

    @Test func `take an edit back as long as nobody edited them since`() async throws {
        let (_, priya) = try await admin()
        let first = try await save(priya)
        #expect(first.has("Undo"))
        var page = try await priya.press("Undo")
        #expect(page.has("Edit undone."))
        #expect(!page.has("Edited here"))
        #expect(page.has("Earlier texts"))
        try await priya.click("Edit this text")
        page = try await priya.press("Save")
        #expect(page.has("Edited here"))
    }

    @Test func `of two who edit at once the second is asked, and nothing is lost`() async throws {
        let (app, priya) = try await admin()
        try await save(priya)
        try await priya.open(Self.path + "/edit")
        let old = try priya.request(pressing: "Save", [("text", Self.text + "\nMine.")])
        try await save(priya, Self.text + "\nTheirs.")
        let answer = await app.app.respond(to: old)
        #expect(answer.status.code == 409)
        #expect(answer.bodyText?.contains("Mine.") == true)
        #expect(try await priya.open(Self.path).has("Theirs."))
    }

    @Test func `are copied under a name of their own, which goes and comes back`() async throws {
        let (_, priya) = try await admin()
        try await priya.open("/settings/templates/pre-mortem/classic")
        try await priya.click("Copy")
        var page = try await priya.press("Add the template")
        #expect(page.path == "/settings/templates/pre-mortem/copy-of-classic")
        #expect(page.has("Your own"))
        #expect(try await priya.open("/pre-mortems/new").has("Copy of Classic"))
        try await priya.open("/settings/templates/pre-mortem/new?from=classic")
        page = try await priya.press("Add the template")
        #expect(page.status == 422)
        #expect(page.has("There is a template called “Copy of Classic” already."))
        try await priya.open("/settings/templates/pre-mortem/copy-of-classic")
        page = try await priya.press("Remove")
        #expect(page.has("Removed “Copy of Classic”."))
        #expect(!(try await priya.open("/pre-mortems/new").has("Copy of Classic")))
    }

    @Test func `whose file has changed since say so until somebody has compared the two`() async throws {
        let (app, priya) = try await admin()
        try await save(priya)
        try await app.store.run("UPDATE template SET file_text = 'as it was'")
        var page = try await priya.open(Self.path)
        #expect(page.has("File has changed"))
        page = try await priya.click("See the file")
        #expect(page.has("name: Guardrail first"))
        page = try await save(priya, Self.text + "\nCompared.")
        #expect(page.has("File has changed"))
        try await priya.open(Self.path + "/edit")
        page = try await priya.press("Save", [("has_compared", "on")])
        #expect(!page.has("File has changed"))
    }

    @Test func `leave as Markdown that can be taken for a file`() async throws {
        let (_, priya) = try await admin()
        try await save(priya)
        let export = try await priya.open(Self.path + ".md")
        #expect(export.html == Self.text + "\n")
        #expect(export.response.headers["content-disposition"]?.contains("guardrail-first.md") == true)
    }
}
