import HTML
import Markdown
import Testing

struct HTMLTests {
    @Test(arguments: [
        ("a<br>b<BR/>c<br />d", "<p>a<br />\nb<br />\nc<br />\nd</p>\n"),
        (
            "press <kbd>Ctrl</kbd>+<KBD class=\"x\">C</KBD>",
            "<p>press <kbd>Ctrl</kbd>+<kbd>C</kbd></p>\n"
        ),
        ("H<sub>2</sub>O x<sup>*2*</sup>", "<p>H<sub>2</sub>O x<sup><em>2</em></sup></p>\n"),
        (
            "<ins>a</ins> <del>b</del> <mark>c</mark>",
            "<p><ins>a</ins> <del>b</del> <mark>c</mark></p>\n"
        ),
        ("a <!-- not\nthis --> b", "<p>a  b</p>\n"), ("<!-- not\n\nthis -->\n\nb", "<p>b</p>\n"),
        ("<!-- not this --> but *this*", "<p>but *this*</p>\n"),
        ("<kbd>a</kbd>", "<p><kbd>a</kbd></p>\n"),
        (
            "<img src=\"/images/1\" alt=\"a &quot;b\" width=200 height='20px' onerror=x>",
            "<p><img src=\"/images/1\" alt=\"a &quot;b\" width=\"200\" /></p>\n"
        ),
        (
            "see <img alt=x src='/images/1?a&amp;b'/>",
            "<p>see <img src=\"/images/1?a&amp;b\" alt=\"x\" /></p>\n"
        ),
        ("<mark>\n1 &lt; 2 &copy;\n</mark>", "<p><mark>\n1 &lt; 2 &amp;copy;\n</mark></p>\n"),
        ("~~a <kbd>b~~ c</kbd>", "<p>~~a <kbd>b~~ c</kbd></p>\n"),
        ("~~a <kbd>b</kbd>~~", "<p><del>a <kbd>b</kbd></del></p>\n"),
        ("*a <kbd>b* c</kbd>", "<p><em>a &lt;kbd&gt;b</em> c&lt;/kbd&gt;</p>\n"),
        ("<sub>a <sup>b</sub> c</sup>", "<p><sub>a &lt;sup&gt;b</sub> c&lt;/sup&gt;</p>\n"),
    ])
    func `what the list allows is shown as an element, in whatever form it is written`(
        text: String, html: String
    ) {
        #expect(Markdown.html("x\n\n" + text).description == "<p>x</p>\n" + html)
    }

    @Test func `a line is broken in a cell, in a heading and in a line of its own`() {
        #expect(Markdown.html("| a<br>b |\n|---|").description.contains("<th>a<br />\nb</th>"))
        #expect(
            Markdown.headings(of: "# a<br>b <!-- c --> <kbd>d</kbd>").map(\.anchor) == ["text-a-b--d"])
        #expect(Markdown.inlineHTML("a<br>b <!-- c -->").description == "a<br />\nb ")
    }

    @Test func `details fold Markdown below a summary`() {
        let text = """
            <details>
            <summary>Log of <kbd>db</kbd> &amp; *more*</summary>

            - a **b**

            <details><summary>Inner</summary>
            raw<br>text
            </details>

            </details>

            After.
            """
        #expect(
            Markdown.html(text).description == """
                <details>
                <summary>Log of <kbd>db</kbd> &amp; *more*</summary>
                <ul>
                <li>a <strong>b</strong></li>
                </ul>
                <details>
                <summary>Inner</summary>
                <p>raw<br />
                text</p>
                </details>
                </details>
                <p>After.</p>

                """)
        #expect(Markdown.plainText(text) == "Log of db & *more*\na b\nInner\nraw\ntext\nAfter.")
    }

    @Test(arguments: [
        "<details>\n\na", "a\n\n</details>", "<details>\n<summary>\n\na\n\n</summary>\n</details>",
        "<summary>a</summary>",
        "> <details>\n\nb\n\n</details>", "- <details>\n\n  b\n\n</details>",
        "a <details> b </details>",
        "<details><details></summary></details>", "<details>\n<div>\n\na\n\n</div>\n</details>",
        "<kbd>", "</kbd>", "a<kbd>b",
        "<kbd><sub></kbd>\n", "<img src=//x>", "<img src=/\\x>", "<img src=javascript:x>",
        "<img src=\"/x\" <b>",
        "<img src=&#47;/x>", "<script><details></script>", "<!-- a", "a <!-- b", "<br",
        "<kbd title=\"<\">x</kbd>",
        "<a href=\"/x\"><kbd>a</kbd></a>",
    ])
    func `what has no partner in the same place, or is not on the list, is text`(text: String) throws {
        let html = try StrictHTML(Markdown.html(text))
        #expect(html.text.contains("<"))
        _ = try StrictHTML(Markdown.inlineHTML(text))
    }

    @Test func `whatever order tags are written in, what comes out is properly nested`() throws {
        let parts = [
            "<details>", "</details>", "<summary>", "</summary>", "<kbd>", "</kbd>", "<sub>", "</sub>",
            "<ins>", "</ins>",
            "<del>", "</del>", "<mark>", "</mark>", "<br>", "<!--", "-->", "<img src=/a>", "<img src=\"",
            "\"", ">", "<div>",
            "</div>", "<script>", "</script>", "\n", "\n\n", "\n\n", "> ", "- ", "  ", "*", "**", "~~",
            "`", "[", "](/b)",
            "|", "\n|---|---|\n", "text", "# ", "&lt;", "<", "{{a}}", "http://x/",
        ]
        for seed in 0..<4_000 {
            var random = Random(seed: seed)
            let text = (0..<Int.random(in: 1...60, using: &random)).map { _ in random.pick(parts) }
                .joined()
            let html = Markdown.html(text, Markdown.Rendering(block: { _ in "<hr />\n" }))
            #expect(throws: Never.self, "seed \(seed): \(text)") { _ = try StrictHTML(html) }
            #expect(throws: Never.self, "seed \(seed): \(text)") {
                _ = try StrictHTML(Markdown.inlineHTML(text))
            }
            _ = Markdown.plainText(text)
        }
    }
}
