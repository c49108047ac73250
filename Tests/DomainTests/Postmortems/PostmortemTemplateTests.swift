import Domain
import Foundation
import Testing

struct PostmortemTemplateTests {
    @Test func `second-level headings are the sections, in their order`() throws {
        let sections = try template(
            """
            ## Summary (required)

            > Three sentences.
            >
            > Write it last.

            It began with

            ## Which guardrail was missing?
            {{findings}}
            ### Below
            ## Timeline
            """
        ).sections
        #expect(sections.map(\.slug) == ["summary", "which-guardrail-was-missing", "timeline"])
        #expect(sections.map(\.title) == ["Summary", "Which guardrail was missing?", "Timeline"])
        #expect(sections.map(\.isRequired) == [true, false, false])
        #expect(sections.map(\.help) == ["Three sentences.\n\nWrite it last.", "", ""])
        #expect(sections.map(\.starter) == ["It began with", "{{findings}}\n### Below", ""])
    }

    @Test func `a quotation further down is text, not help`() throws {
        let section = try template("## One\n\nText\n\n> a quotation").sections.first
        #expect(section?.help == "")
        #expect(section?.starter == "Text\n\n> a quotation")
    }

    @Test(arguments: [
        "```\n## not one\n```", "~~~\n## not one\n~~~", "```\n~~~\n## not one\n```", "````\n```\n## not one\n````",
    ])
    func `a heading in a fenced block is text`(fenced: String) throws {
        #expect(try template("## One\n\(fenced)\n## Two").sections.map(\.title) == ["One", "Two"])
    }

    @Test func `line ends of another system make no difference`() throws {
        let body = "## One (required)\n\n> help\n> more\n\nstarter\n\n## Two\n"
        #expect(try template(body.replacing("\n", with: "\r\n")).sections == template(body).sections)
    }

    @Test(arguments: ["", "# Title\n\ntext", "##No space", "### Third", "```\n## One\n```"])
    func `a template without a section is refused`(body: String) {
        #expect(fields { _ = try template(body) } == [""])
    }

    @Test(arguments: ["## One\n## One", "## One\n## one!", "## One (required)\n## One", "## !!!", "## (required)"])
    func `two sections of one name, or one without a name, are refused`(body: String) {
        #expect(fields { _ = try template(body) } == [""])
    }

    @Test func `every template that comes with Handrail can be written from`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Templates/postmortems")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }
        #expect(files.count >= 6)
        for file in files {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            let parts = text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
            let body = try #require(parts.last)
            let sections = try template(String(body)).sections
            #expect(sections.contains { $0.isRequired }, "\(file)")
            #expect(sections.allSatisfy { !$0.help.isEmpty || !$0.starter.isEmpty }, "\(file): a section without help")
            #expect(
                !sections.contains { $0.starter.contains("\n>") || $0.starter.hasPrefix(">") },
                "\(file): help in the text")
        }
    }

    private func template(_ body: String) throws -> PostmortemTemplate {
        try PostmortemTemplate(slug: "t", name: "T", summary: "", kinds: [.incident], order: 1, body: body)
    }
}
