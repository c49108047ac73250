import Domain
import FrontMatter
import Markdown
import TestSupport
import Testing

/// What a page shows of a text, and what other programs show of the exported file.
struct ReadElsewhereTests {
    @Test func `what the page shows as text is text in the file, and what it shows as an element is one there`()
        async throws
    {
        let review = try await Reviewed()
        try await review.write(
            "summary", "A <b>bold</b> claim<br>and <kbd>Ctrl</kbd>.\n\n<script>\nalert(1)\n</script>")
        try await review.write("the-fix", "<details>\n<summary>Log</summary>\n\nlines\n\n</details>\n\n<div>\nopen")
        _ = try await review.change { change in
            try change.addToTimeline(of: review.id, [.init(moment: .unknown(), text: "<i>odd</i> <br> entry")])
        }
        let html = try await review.priya.open(review.path).html
        for shown in [
            "&lt;b&gt;bold&lt;/b&gt; claim<br />\nand <kbd>Ctrl</kbd>", "&lt;script&gt;", "<summary>Log</summary>",
            "&lt;div&gt;\nopen",
        ] {
            #expect(html.contains(shown), "\(shown)")
        }
        let (_, body) = try #require(FrontMatter.split(try await review.export()))
        for part in [
            "A \\<b>bold\\</b> claim<br>and <kbd>Ctrl</kbd>.", "```\n<script>\nalert(1)\n</script>\n```",
            "<summary>Log</summary>", "```\n<div>\nopen\n```\n", "| \\<i>odd\\</i> <br> entry |",
        ] {
            #expect(body.contains(part), "\(part) in \(body)")
        }
    }

    @Test func `a link definition and a note of one section mean nothing in another, here and in the file`()
        async throws
    {
        let review = try await Reviewed()
        try await review.write("summary", "See [board] and this[^1].\n\n[board]: https://a.example\n\n[^1]: First.")
        try await review.write("what-happened", "No [board], but that[^1].\n\n[^1]: Second.")
        let (_, body) = try #require(FrontMatter.split(try await review.export()))
        let html = try await review.priya.open(review.path).html
        for text in [html, Markdown.html(body).description] {
            #expect(text.contains("<a href=\"https://a.example\">board</a>") && text.contains("No [board], but"))
            #expect(text.contains("First.") && text.contains("Second."))
        }
    }

    @Test func `a note stands once, with the part of a section that refers to it`() async throws {
        let review = try await Reviewed()
        try await review.write(
            "what-happened", "Before[^1].\n\n{{timeline}}\n\nAfter[^2].\n\n[^1]: The first\nnote.\n[^2]: The second.")
        let html = try await review.priya.open(review.path).html
        for (note, anchor) in [("The first\nnote.", "what-happened-fn:1"), ("The second.", "what-happened-2-fn:1")] {
            #expect(html.contains("<li id=\"\(anchor)\">\(note) <a "))
            #expect(html.components(separatedBy: note).count == 2)
        }
    }

    @Test func `a comment is found again on a passage with what readers do not see`() async throws {
        let text =
            "Then <!-- who? --> it broke :boom: at `10:02`<br>and[^1] <kbd>Ctrl</kbd> did nothing.\n\n[^1]: A note."
        let shown = Markdown.plainText(text)
        let passage = try #require(shown.split(separator: "A note").first).dropLast()
        let quote = try QuotedText(text).quote(String(passage))
        #expect(QuotedText(text).passage(quote) != nil)
    }
}
