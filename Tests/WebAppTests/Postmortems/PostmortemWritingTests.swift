import Domain
import Storage
import TestSupport
import Testing

struct PostmortemWritingTests {
    @Test func `the templates made for a near miss come first, with their sections`() async throws {
        let review = try await Reviewed("Wrong folder nearly deleted", kind: .nearMiss, template: nil)
        let page = try await review.priya.open("\(review.path)/new")
        let choices = try #require(page.forms.first { $0.buttons.contains { $0.label == "Start the postmortem" } })
            .fields.filter { $0.name == "template" }.map(\.value)
        #expect(choices.first == "guardrail-first")
        #expect(choices.firstIndex(of: "near-miss") ?? 9 < choices.firstIndex(of: "full-review") ?? 0)
        #expect(page.has("Sections: Summary · What happened · What stopped it"))
    }

    @Test func `an address without a postmortem leads to the choice of a template, and later to the page`() async throws
    {
        let review = try await Reviewed(template: nil)
        #expect(try await review.priya.open(review.path).has("Start the postmortem"))
        try await review.priya.press("Start the postmortem", [("template", "guardrail-first")])
        #expect(
            try review.priya.page.has("0 of 9 sections written; 4 of the required ones are still empty."))
        #expect(try await review.priya.open(review.path).has("This is a draft."))
    }

    @Test func `the headline and the outline count what people wrote, also for the script that saves`() async throws {
        let review = try await Reviewed()
        var page = try await review.priya.open("\(review.path)/edit")
        #expect(page.has("0 of 9 sections written; 4 of the required ones are still empty."))
        #expect(page.has("What happened empty, required"))
        #expect(page.has("Who and what was affected empty"))
        try await review.change { change in
            try change.setImpacts(of: review.id, [Impact(kind: .people, certainty: .measured, quantity: 40, note: "")])
        }
        let answer = try await review.priya.send(
            .post, "\(review.path)/sections/summary",
            form: [("csrf", try page.formToken()), ("text", "It happened."), ("revision", "1"), ("client", "a")],
            headers: ["accept": "application/json"])
        let progress =
            "1 of 9 sections written, 1 filled in from the incident; 3 of the required ones are still empty."
        #expect(answer.html.contains("\"progress\":\"\(progress)\""))
        #expect(answer.html.contains("\"outline\":{\"note\":\"written\",\"state\":\"written\"}"))
        page = try await review.priya.open("\(review.path)/edit")
        #expect(page.has(progress))
        #expect(page.has("Summary written"))
        #expect(page.has("Who and what was affected from the incident"))
    }

    @Test func `a section is written, shown and kept as typed`() async throws {
        let review = try await Reviewed()
        let text = "It was **4.2 million** rows.\n\n| a | b |\n|---|---|\n| `x|y` | & < > |\n"
        let page = try await review.write("summary", text)
        #expect(page.has("Saved “Summary”."))
        #expect(try await review.priya.open(review.path).html.contains("<strong>4.2 million</strong>"))
        let form = try await review.priya.open("\(review.path)/sections/summary")
        #expect(form.forms.flatMap(\.fields).contains { $0.name == "text" && $0.value == String(text.dropLast()) })
    }

    @Test func `without scripts a save keeps what was typed in every section, in one change`() async throws {
        let review = try await Reviewed()
        try await review.priya.open("\(review.path)/edit")
        let page = try await review.priya.press(
            "Save", [("text-summary", "It was deleted."), ("text-what-happened", "At night.")])
        #expect(page.has("Saved “Summary” and “What happened”."))
        #expect(page.has("2 of 9 sections written"))
        for section in ["summary", "what-happened"] {
            #expect(
                try await review.priya.open("\(review.path)/sections/\(section)/history").has(
                    "Priya Raman wrote revision 2"))
        }
    }

    @Test func `without scripts a section that nobody typed in keeps what a colleague wrote in it meanwhile`()
        async throws
    {
        let review = try await Reviewed()
        try await review.write("summary", "Written first.")
        try await review.priya.open("\(review.path)/edit")
        let form = try #require(review.priya.page.forms.first { $0.id == "writing" })
        try await review.write("summary", "Written by a colleague.")
        let after = try await review.priya.send(
            .post, form.action, form: try form.filled(with: [("text-what-happened", "At night.")], pressing: "Save"))
        #expect(after.has("Saved “What happened”."))
        let texts = after.forms.flatMap(\.fields)
        #expect(texts.contains { $0.name == "text-summary" && $0.value == "Written by a colleague." })
        #expect(texts.contains { $0.name == "text-what-happened" && $0.value == "At night." })
    }

    @Test func `without scripts the way to the review saves what was typed`() async throws {
        let review = try await Reviewed()
        try await review.priya.open("\(review.path)/edit")
        let page = try await review.priya.press(
            "Save, and go on to the review", [("text-summary", "It was deleted."), ("text-what-happened", "At night.")])
        #expect(page.path.hasSuffix("/postmortem/review"))
        #expect(try await review.priya.open("\(review.path)/edit").has("2 of 9 sections written"))
    }

    @Test func `a preview without scripts keeps what was typed elsewhere, and saves nothing`() async throws {
        let review = try await Reviewed()
        try await review.priya.open("\(review.path)/edit")
        let page = try await review.priya.press(
            "Preview", [("text-summary", "So *far*."), ("text-what-happened", "At night.")])
        #expect(page.html.contains("<em>far</em>") && page.has("Not saved yet."))
        let fields = page.forms.flatMap(\.fields)
        #expect(fields.contains { $0.name == "text-what-happened" && $0.value == "At night." })
        #expect(try await review.priya.open("\(review.path)/edit").has("0 of 9 sections written"))
    }

    @Test func `without scripts one text that is too long keeps all of them in the form, and none is saved`()
        async throws
    {
        let review = try await Reviewed()
        try await review.priya.open("\(review.path)/edit")
        let long = String(repeating: "x", count: Text.longest + 1)
        let page = try await review.priya.press("Save", [("text-summary", "Short."), ("text-what-happened", long)])
        #expect(page.status == 422)
        #expect(page.has("What happened is too long"))
        #expect(page.links.contains { $0.address == "#text-what-happened" })
        let fields = page.forms.flatMap(\.fields)
        #expect(fields.contains { $0.name == "text-summary" && $0.value == "Short." })
        #expect(fields.contains { $0.name == "text-what-happened" && $0.value == long })
        #expect(try await review.priya.open("\(review.path)/edit").has("0 of 9 sections written"))
    }

    @Test func `a preview shows the text with its blocks and saves nothing`() async throws {
        let review = try await Reviewed()
        try await review.priya.open("\(review.path)/sections/summary")
        let page = try await review.priya.press("Preview", [("text", "So *far*:\n\n{{timeline}}")])
        #expect(page.html.contains("<em>far</em>"))
        #expect(page.has("Declared as SEV2: Ledger rows deleted"))
        #expect(page.forms.flatMap(\.fields).contains { $0.name == "text" && $0.value == "So *far*:\n\n{{timeline}}" })
        #expect(try await review.priya.open("\(review.path)/sections/summary").has("So *far*") == false)
    }

    @Test func `a text that is too long comes back whole, with what to do`() async throws {
        let review = try await Reviewed()
        let page = try await review.write("summary", String(repeating: "x", count: Text.longest + 1))
        #expect(page.status == 422)
        #expect(page.has("Summary is too long"))
        #expect(page.forms.flatMap(\.fields).contains { $0.name == "text" && $0.value.utf8.count == Text.longest + 1 })
    }

    @Test func `an earlier text can be saved again, and nothing between is lost`() async throws {
        let review = try await Reviewed()
        try await review.write("summary", "First.")
        try await review.write("summary", "Second.")
        // Written shortly after one another, they are one entry that leads to each of them.
        let entry = try await review.priya.open("\(review.path)/sections/summary/history")
        #expect(entry.has("Priya Raman wrote revisions 2 to 3, the current one"))
        #expect(try await review.priya.click("2").has("From revision 1 to revision 2"))
        let page = try await review.priya.press("Save revision 2 again")
        #expect(page.forms.flatMap(\.fields).contains { $0.name == "text-summary" && $0.value == "First." })
        let history = try await review.priya.open("\(review.path)/sections/summary/history")
        #expect(history.has("wrote revisions 2 to 4"))
        let changed = try await review.priya.open("\(review.path)/sections/summary/history?from=3&to=4")
        #expect(changed.html.contains("<del>Second.</del>") && changed.html.contains("<ins>First.</ins>"))
    }

    @Test func `not required needs a reason, and one can be written after all`() async throws {
        let review = try await Reviewed(template: nil)
        try await review.priya.open("\(review.path)/new")
        #expect(
            try await review.priya.press("No postmortem required", [("reason", " ")]).has("Enter why none is required.")
        )
        #expect(
            try await review.priya.press("No postmortem required", [("reason", "A drill of a drill.")]).has("INC-1"))
        #expect(try await review.priya.open(review.path).has("A drill of a drill."))
        try await review.priya.click("Write one after all")
        #expect(
            try await review.priya.press("Start the postmortem", [("template", "near-miss")]).has("Postmortem started"))
    }

    @Test func `the template's help is beside the text and never in it`() async throws {
        let review = try await Reviewed()
        try await review.writeRequired()
        let help = "Three or four sentences for a reader from another team"
        #expect(try await review.priya.open("\(review.path)/sections/summary").has(help))
        #expect(try await review.priya.open(review.path).has(help) == false)
        #expect(try await review.export().contains(help) == false)
    }

    @Test func `what is not there is not found`() async throws {
        let review = try await Reviewed()
        for path in [
            "\(review.path)/sections/none", "\(review.path)/sections/none/history", "/incidents/INC-99/postmortem.md",
        ] {
            #expect(try await review.priya.open(path).status == 404)
        }
        #expect(try await review.app.stranger().open(review.path).path.hasPrefix("/sign-in"))
    }
}
