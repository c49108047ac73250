import HTML
import Markdown
import Testing

/// Constructs that other programs add to CommonMark.
struct DialectTests {
    @Test func `notes stand at the end, numbered in the order of their references, with a way back`() {
        let text = """
            A[^b] and B[^a], again A[^b].

            [^a]: Note *a*
              goes on.
            [^b]: See [there].

                ```
                code
                ```

            [^c]: https://example.org

            [there]: /x
            """
        #expect(
            Markdown.html(text, Markdown.Rendering(anchorPrefix: "s-")).description == """
                <p>A<sup><a href="#s-fn:1" id="s-fnref:1">[1]</a></sup> and B<sup><a href="#s-fn:2" id="s-fnref:2">[2]</a></sup>, \
                again A<sup><a href="#s-fn:1">[1]</a></sup>.</p>
                <hr />
                <ol class="footnotes">
                <li id="s-fn:1">
                <p>See <a href="/x">there</a>.</p>
                <pre><code>code
                </code></pre>
                 <a href="#s-fnref:1" aria-label="Back to the text">↩</a></li>
                <li id="s-fn:2">
                <p>Note <em>a</em>
                goes on. <a href="#s-fnref:2" aria-label="Back to the text">↩</a></p>
                </li>
                <li>
                <p><a href="https://example.org">https://example.org</a></p>
                </li>
                </ol>

                """)
    }

    @Test(arguments: [
        "a[^1]", "a\\[^1]\n\n[^1]: b", "`a[^1]`\n\n[^1]: b", "[a[^1]](/x)\n\n[^1]: b",
        "a[^ 1]\n\n[^1]: b",
        "a[^2]\n\n[^1]: b", "```\n[^1]: b\n```\n\na[^1]", "    [^1]: b\n\na[^1]",
    ])
    func `what refers to no note is text`(text: String) throws {
        let html = try StrictHTML(Markdown.html(text))
        #expect(html.all("sup").isEmpty)
        #expect(html.text.contains("[^") && (!text.hasSuffix(": b") || html.text.contains("b")))
    }

    @Test(arguments: [
        ("**a.**\\[^1", "<strong>a.</strong>[^1"), ("**a**\\[^1]", "<strong>a</strong>[^1]"),
        ("*(a)*\\[^x] b", "<em>(a)</em>[^x] b"), ("\\[^*a*", "[^<em>a</em>"), ("`\\[^1]`", "<code>\\[^1]</code>"),
    ])
    func `emphasis beside an escaped bracket is what it is in CommonMark`(text: String, html: String) {
        #expect(Markdown.html("\(text)\n").description == "<p>\(html)</p>\n")
        let withNote = Markdown.html("\(text)\n\n[^1]: note\n").description
        #expect(withNote.hasPrefix("<p>\(html)</p>\n"))
    }

    @Test func `a note may be written in another text of its document`() {
        let shared = Markdown.sharingNotes([
            "One[^a] and[^b] `[^c]` \\[^c]", "Two[^b]\n\n[^b]: own",
            "```\n[^a]: code\n```\n\n[^a]: first\n    more\n[^c]: c",
            "[^d]: fourth\n[^a]: second", "nothing",
        ])
        #expect(
            shared == [
                "One[^a] and[^b] `[^c]` \\[^c]\n\n[^a]: first\n    more\n\n\n[^b]: own\n",
                "Two[^b]\n\n[^b]: own", "```\n[^a]: code\n```\n\n\n\n[^c]: c\n", "[^d]: fourth\n[^a]: second",
                "nothing",
            ])
    }

    @Test(arguments: ["a[^1]\n\n[^1]: b", "[^1]: b", "a[^1]", "a", ""])
    func `a text that has its notes itself stays as it is`(text: String) {
        #expect(Markdown.sharingNotes([text, "other"]) == [text, "other"])
    }

    @Test func `what a note leaves open ends with it`() throws {
        let html = try StrictHTML(
            Markdown.html("# T\n\na[^1] b[^2]\n\n[^1]: ```\n    c\n[^2]: <div>\n\n> d"))
        #expect(
            html.all("h1").count == 1 && html.all("blockquote").count == 1 && html.all("li").count == 2)
    }

    @Test(arguments: [
        ("[!NOTE]", "note", "Note"), ("[!tip]", "tip", "Tip"),
        ("[!IMPORTANT]", "important", "Important"),
        ("[!Warning]  ", "warning", "Warning"), ("[!CAUTION]", "caution", "Caution"),
    ])
    func `a quote that begins with its kind is an alert`(mark: String, name: String, label: String) {
        #expect(
            Markdown.html("> \(mark)\n> *a*\n>\n> b").description == """
                <blockquote class="alert alert-\(name)">
                <p class="alert-label">\(label)</p>
                <p><em>a</em></p>
                <p>b</p>
                </blockquote>

                """)
        #expect(Markdown.html("> \(mark)\n>\n> b").description.contains("</p>\n<p>b</p>"))
    }

    @Test(arguments: [
        "> [!NOTE] a", "> \\[!NOTE]\n> a", "> [!OTHER]\n> a", "[!NOTE]\na", "> a\n> [!NOTE]",
    ])
    func `any other quote is a quote`(text: String) {
        #expect(!Markdown.html(text).description.contains("alert"))
    }

    @Test(arguments: [
        (
            "*MTTR*\n: Mean time\n:   *to* repair\nor recovery",
            "<dl>\n<dt><em>MTTR</em></dt>\n<dd>Mean time</dd>\n<dd><em>to</em> repair\nor recovery</dd>\n</dl>\n"
        ),
        ("a\n\n: b\n\n: c\n\nd", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd>c</dd>\n</dl>\n<p>d</p>\n"),
        ("a\n: b\n\n: c", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd>c</dd>\n</dl>\n"),
        ("~~a\n: b~~", "<dl>\n<dt>~~a</dt>\n<dd>b~~</dd>\n</dl>\n"),
        ("<kbd>a\n: b</kbd>", "<dl>\n<dt>&lt;kbd&gt;a</dt>\n<dd>b&lt;/kbd&gt;</dd>\n</dl>\n"),
        (": a", "<p>: a</p>\n"), ("a\n\\: b", "<p>a\n: b</p>\n"), ("a\n:b", "<p>a\n:b</p>\n"),
        ("a\nb\n: c", "<p>a\nb\n: c</p>\n"), ("# a\n\n: b", "<h1 id=\"text-a\">a</h1>\n<p>: b</p>\n"),
    ])
    func `a term and its definitions`(text: String, html: String) {
        #expect(Markdown.html(text).description == html)
    }

    @Test(arguments: [
        (":tada: :+1:", "🎉 👍"), ("(:warning:)", "(⚠️)"), ("at 10:02:30", "at 10:02:30"),
        (":nobody_knows:", ":nobody_knows:"),
        ("\\:tada:", ":tada:"), ("a:x:b", "a:x:b"), ("`:x:`", ":x:"), ("std::x::y", "std::x::y"),
    ])
    func `emoji have names`(text: String, shown: String) throws {
        #expect(try StrictHTML(Markdown.html(text)).text == shown + "\n")
        #expect(try StrictHTML(Markdown.inlineHTML(text)).text == shown)
    }

    @Test func `a diagram or a formula is code with a label`() {
        #expect(
            Markdown.html("```mermaid\na-->b\n```").description == """
                <figure class="code">
                <figcaption>Diagram (Mermaid)</figcaption>
                <pre><code class="language-mermaid">a--&gt;b
                </code></pre>
                </figure>

                """)
        #expect(
            Markdown.html("~~~ Math x\n1\n~~~").description.contains(
                "<figcaption>Formula (LaTeX)</figcaption>"))
        #expect(!Markdown.html("```sh\n1\n```").description.contains("fig"))
    }

    @Test func `whatever order they come in, what comes out is properly nested`() throws {
        let parts = [
            "[^1]", "[^1]: ", "[^2]: ", "[^2]", "> [!NOTE]\n> ", "> ", "[!TIP]", "\n: ", ": ", "a", "\n",
            "\n\n", "    ", "- ",
            "<kbd>", "</kbd>", "<br>", "<details>\n", "\n</details>", "~~", "*", "`", "```\n",
            "```mermaid\n", "\\", ":x:",
            "[x](#a)", "# a\n", "| a | b |\n|---|---|\n", "[a]: /b\n", "[a]", "<!--", "-->",
            "http://a.b/", "\t", "1. ",
        ]
        for seed in 0..<4_000 {
            var random = Random(seed: seed)
            let text = (0..<Int.random(in: 1...50, using: &random)).map { _ in random.pick(parts) }
                .joined()
            let rendered = Markdown.rendered(text)
            let anchors = try? StrictHTML(rendered.html).headingAnchors
            #expect(anchors == rendered.headings.map(\.anchor), "seed \(seed): \(text)")
            #expect(throws: Never.self, "seed \(seed): \(text)") {
                _ = try StrictHTML(Markdown.inlineHTML(text))
            }
        }
    }
}
