import Domain
import Foundation
import FrontMatter
import Markdown
import Storage
import TestSupport
import Testing

@testable import WebApp

@Suite("Formats of an export")
struct ExportFormatTests {
    private func export(_ review: Reviewed, _ format: ExportFormat) async throws -> String {
        try await review.priya.open("\(review.path)/exports/\(format.rawValue)").html
    }

    @Test func `the page of a postmortem offers every format`() async throws {
        let review = try await Reviewed("Wrong host")
        let page = try await review.priya.open(review.path)
        for format in ExportFormat.allCases {
            let address = format == .gfm ? "\(review.path).md" : "\(review.path)/exports/\(format.rawValue)"
            #expect(page.links.contains { $0.address == address }, "\(format)")
            let file = try await review.priya.open(address)
            #expect(file.response.headers["content-type"] == format.mediaType)
            let offer = file.response.headers["content-disposition"] ?? ""
            let name = "\(format == .dokuwiki ? "inc" : "INC")-1-wrong-host.\(format.fileExtension)"
            #expect(offer.hasPrefix("attachment; filename=\"\(name)\""), "\(offer)")
        }
        #expect(try await review.priya.open("\(review.path)/exports/pdf").status == 404)
        #expect(try await review.priya.open("/incidents/INC-7/postmortem/exports/html").status == 404)
    }

    @Test(arguments: PostmortemExportTests.hostile, [ExportFormat.commonmark, .obsidian, .html, .json])
    func `every value is there as the words that went in`(words: String, format: ExportFormat) async throws {
        let review = try await Reviewed("Title \(words)")
        try await review.fill(with: words)
        let export = try await export(review, format)
        let body = FrontMatter.split(export)?.body ?? export
        let text =
            format == .html
            ? cut(body) : format == .json ? body.replacing("\\\"", with: "\"") : Markdown.plainText(body)
        for name in ["Title", "Finding", "Follow", "Guardrail", "Service"] {
            #expect(text.words.contains("\(name) \(words)".words), "\(name): \(body)")
        }
    }

    @Test func `a note may be written in another section than its reference`() async throws {
        let review = try await Reviewed("Rows gone")
        try await review.write("summary", "Rows[^why] went.")
        try await review.write("the-fix", "A lock.\n\n[^why]: Nobody *asked*.")
        let page = try await review.priya.open(review.path).html
        #expect(page.contains("<a href=\"#summary-fn:1\" id=\"summary-fnref:1\">[1]</a>"))
        #expect(page.contains("<li id=\"summary-fn:1\">Nobody <em>asked</em>."))
        #expect(page.ranges(of: "Nobody <em>asked</em>").count == 1)
        let gfm = try await review.priya.open("\(review.path).md").html
        #expect(gfm.contains("Rows[^why] went.") && gfm.contains("[^why]: Nobody *asked*."))
        for format in [ExportFormat.html, .mediawiki, .dokuwiki, .obsidian] {
            let text = try await export(review, format)
            #expect(text.ranges(of: "Nobody").count == 1 && !text.contains("[^why]"), "\(format): \(text)")
        }
        let preview = try await review.priya.open("\(review.path)/sections/summary")
        #expect(preview.status == 200)
    }

    /// The words of a page, without what is in its head.
    private func cut(_ html: String) -> String {
        var text = ""
        var isTag = false
        for character in html.split(separator: "<main>").last ?? "" {
            if character == "<" { isTag = true }
            text.append(isTag ? " " : character)
            if character == ">" { isTag = false }
        }
        return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(text) {
            $0.replacing($1.0, with: $1.1)
        }
    }

    @Test func `a page that is a file asks nobody for anything`() async throws {
        let review = try await Reviewed()
        try await review.fill(with: "<img src=https://x.example/a.png onerror=alert(1)>")
        try await review.write(
            "summary",
            "![a](https://x.example/b.png) [b](https://x.example/) <script src='https://x.example/c.js'></script>")
        let page = try await export(review, .html)
        #expect(page.contains("<a href=\"https://x.example/b.png\">a</a>"))
        #expect(page.contains("default-src 'none'"))
        for request in ["<script", "<link", "<img", "<iframe", "url(", "@import", "srcset"] {
            #expect(!page.contains(request), "\(request)")
        }
    }

    @Test func `JSON has every section as it was typed`() async throws {
        struct Record: Decodable {
            struct Document: Decodable {
                struct Section: Decodable {
                    let slug: String
                    let text: String
                }
                let state: String
                let sections: [Section]
            }
            struct Impact: Decodable { let quantity: Int }
            let format: String
            let key: String
            let postmortem: Document
            let impact: [Impact]
            let follow_ups: [[String: String]]
        }
        let review = try await Reviewed()
        try await review.fill(with: "é")
        let text = "# A\n\n\"b\" <c> | \\d\n\n{{timeline}}\n\n---\n`e`"
        try await review.write("summary", text)
        let record = try JSONDecoder().decode(Record.self, from: Data(try await export(review, .json).utf8))
        #expect(record.format == "handrail-postmortem")
        #expect(record.key == "INC-1")
        #expect(record.postmortem.state == "draft")
        #expect(record.postmortem.sections.first { $0.slug == "summary" }?.text == text)
        #expect(record.impact.map(\.quantity) == [4_200_000])
        #expect(record.follow_ups.first?["evidence"] == "https://example.org/a(b)|c?d=e&f")
    }

    @Test func `a timeline of any length is a table in every format`() async throws {
        let review = try await Reviewed()
        let now = review.app.clock.now
        try await review.change { change in
            _ = try change.addToTimeline(
                of: review.id,
                (0..<600).map {
                    .init(moment: Moment(now), text: "Entry \($0) \(String(repeating: "word ", count: 30))")
                })
        }
        #expect(try await export(review, .mediawiki).matches(of: /\n\| Entry \d/).count == 600)
        #expect(try await export(review, .html).matches(of: /<td>Entry \d/).count == 600)
    }

    @Test func `nobody is mentioned and no issue linked on GitHub, GitLab and Gitea`() async throws {
        let review = try await Reviewed("Ask @here about #3")
        try await review.fill(with: "@name in acme/api#12")
        try await review.write("summary", "As @mei said in GH-7, #4 and `@code #5`.\n\n```\n@block #6\n```")
        let body = try #require(FrontMatter.split(try await review.export())?.body)
        let outside = body.replacing(/```[^`]*```|`[^`]*`/, with: "")
        #expect(outside.matches(of: /@\w|#\d|GH-\d/).isEmpty, "\(outside)")
        #expect(body.contains("`@code #5`") && body.contains("@block #6\n"))
        #expect(Markdown.plainText(body).contains("As @mei said in GH-7, #4 and @code #5."))
    }
}
