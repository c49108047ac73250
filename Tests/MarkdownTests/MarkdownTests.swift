import HTML
import Markdown
import Testing

struct MarkdownTests {
    // MARK: - Headings

    @Test func `headings have anchors that are unique in the text and begin with the prefix`() {
        let text = "# Root cause?\n\n## Root *cause*\n\nRoot cause\n---\n\n# Root cause 1\n\n# root-cause-1\n"
        let rendered = Markdown.rendered(text, Markdown.Rendering(anchorPrefix: "impact-"))
        #expect(
            rendered.headings.map(\.anchor) == [
                "impact-root-cause", "impact-root-cause-1", "impact-root-cause-2", "impact-root-cause-1-1",
                "impact-root-cause-1-2",
            ])
        for heading in rendered.headings { #expect(rendered.html.description.contains(" id=\"\(heading.anchor)\">")) }
    }

    @Test(arguments: [
        ("# 影響 と対応", "text-影響-と対応"), ("# Ärger & Söhne", "text-ärger--söhne"), ("# `a_b` <c>", "text-a_b-c"),
        ("#", "text-section"),
        ("# !?", "text-section"), ("# \u{301}a", "text-\u{301}a"), ("# a\u{0} b", "text-a-b"),
    ])
    func `anchors keep the letters of any script`(text: String, anchor: String) {
        #expect(Markdown.headings(of: text).map(\.anchor) == [anchor])
    }

    @Test func `a long heading has a short anchor`() {
        let anchor = Markdown.headings(of: "# " + String(repeating: "影響", count: 200))[0].anchor
        #expect(anchor.utf8.count <= 90 && !anchor.contains("\u{FFFD}"))
    }

    @Test func `headings move down, at most to the sixth level`() {
        let rendered = Markdown.rendered("# a\n\n##### b", Markdown.Rendering(headingShift: 2))
        #expect(rendered.headings.map(\.level) == [3, 6])
        #expect(rendered.html.description == "<h3 id=\"text-a\">a</h3>\n<h6 id=\"text-b\">b</h6>\n")
    }

    @Test func `the title of a heading is what a reader sees`() {
        #expect(Markdown.headings(of: "# *a* `<b>` &amp; ~~c~~ [d](/e)").map(\.title) == ["a <b> & c d"])
    }

    // MARK: - Lines

    @Test(arguments: [
        ("", ""), ("  plain & \"simple\"  ", "plain &amp; &quot;simple&quot;"), ("# no heading #", "# no heading #"),
        ("- no list", "- no list"),
        ("*a* `b`", "<em>a</em> <code>b</code>"), ("*a\nb*", "<em>a b</em>"), ("a\\", "a\\"), ("a  \nb", "a   b"),
        ("<b>", "&lt;b&gt;"), ("> a", "&gt; a"),
        ("http://a.example.", "<a href=\"http://a.example\">http://a.example</a>."), ("#", "#"),
    ])
    func `a line has inlines only`(text: String, html: String) {
        #expect(Markdown.inlineHTML(text).description == html)
    }

    @Test func `a line without special characters is rendered as any other line`() {
        for text in [
            "plain", "a\tb", "at 10:02 - INC-12 a@b.example", "x http://a.example/b?c=d)", "日本 \"q\" 'a' > {}",
        ] {
            #expect(Markdown.inlineHTML(text + " *").description == Markdown.inlineHTML(text).description + " *")
        }
    }

    // MARK: - Plain text

    @Test func `plain text is what a reader reads, a line for each block`() {
        let text = """
            # Title &amp; *more*

            A paragraph
            over lines with a [link](/a), ~~struck~~, `code` and ![a picture](/b "t").

            {{timeline}}

            | a | b |
            |---|---|
            | 1 | 2 |

            - [x] done
            - not

            ```
            let a = 1

            let b = 2
            ```
            <!-- HTML -->
            """
        #expect(
            Markdown.plainText(text) == """
                Title & more
                A paragraph over lines with a link, struck, code and a picture.
                a b
                1 2
                [x] done
                not
                let a = 1
                let b = 2
                """)
    }

    // MARK: - Limits

    @Test func `a text that is too long is shown as it was written`() throws {
        let text = String(repeating: "*a* <b>\n", count: 40_000)
        let html = try StrictHTML(Markdown.html(text))
        #expect(html.elements.map(\.tag) == ["p", "pre"])
        #expect(html.text.hasSuffix(text + "\n"))
        #expect(Markdown.plainText(text) == text)
        #expect(Markdown.headings(of: text).isEmpty)
        #expect(try StrictHTML(Markdown.inlineHTML(text)).text == text)
    }

    @Test func `a text of the greatest length is rendered`() {
        #expect(Markdown.html(String(repeating: "a", count: 256 * 1024)).description.hasPrefix("<p>aaa"))
    }
}
