import Testing

@testable import HTMLReading

@Suite("HTML pages that somebody else wrote")
struct HTMLPageTests {
    private func markdown(_ html: String) -> String { HTMLPage(Array(html.utf8)).markdown }

    @Test(arguments: [
        ("<p>a&nbsp;b &mdash; &lt;c&gt; &#x41;&amp;amp;</p>", "a b \u{2014} \\<c> A\\&amp;\n"),
        ("<p>one<br>two</p><p>three", "one\ntwo\n\nthree\n"),
        ("<h2>A <b>b</b></h2><hr>", "## A **b**\n\n***\n"),
        ("<p>* a_b _c_ `d` [e](f) # g</p>", "\\* a_b \\_c\\_ \\`d\\` [e\\](f) # g\n"),
        ("<p># no</p><p>1. no</p><p>- no</p><p>10:00 yes</p>", "\\# no\n\n1\\. no\n\n\\- no\n\n10:00 yes\n"),
        ("<ul><li>a<ol><li>b<li>c</ol><li><p>d</p><p>e</p></ul>", "- a\n  1. b\n  2. c\n- d\n\n  e\n"),
        ("<ul class=inline-task-list><li class=\"checked\">a<li>b</ul>", "- [x] a\n- [ ] b\n"),
        ("<pre class=\"language-sh\">a\n```\n  b</pre>", "````sh\na\n```\n  b\n````\n"),
        ("<p><code>a`b</code> <del>c</del> <em> d </em></p>", "``a`b`` ~~c~~ *d*\n"),
        ("<dl><dt>Severity<dd>SEV2<dt>Impact:<dd><p>a<p>b</dl>", "**Severity:** SEV2\n\n**Impact:**\n\na\n\nb\n"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b\n"),
        ("<a href=\"https://a.example/(b)?c=d&amp;e\">x</a>", "[x](https://a.example/%28b%29?c=d&e)\n"),
        ("<img src=\"a b.png\" alt=\"[c]\"><img class=emoticon alt=\"(tick)\">", "![\\[c\\]](a%20b.png)(tick)\n"),
    ])
    func `are written with the marks of Markdown`(html: String, expected: String) {
        #expect(markdown(html) == expected)
    }

    @Test func `a table has one line for each row, also where cells reach over several`() {
        let html = """
            <table><tr><th>Day<th>Time<th>Event</tr><tr><td rowspan=2>1 March<td>10:00<td><p>a|b</p><ul><li>c</ul></tr>
            <tr><td>10:20<td colspan=2>d</table>
            """
        #expect(
            markdown(html) == """
                | Day | Time | Event |  |
                | --- | --- | --- | --- |
                | 1 March | 10:00 | a\\|b<br>- c |  |
                | 1 March | 10:20 | d |  |

                """)
        #expect(markdown("<table><tr><th>Date<td>1 March</table>") == "|  |  |\n| --- | --- |\n| Date | 1 March |\n")
    }

    @Test func `what is in a table and in no cell is not lost`() {
        let html = "<table>a<tr>b<div>c</div><td>d</td></tr><tr><td>e</table>"
        #expect(markdown(html) == "| d |\n| --- |\n| e |\n\nab\n\nc\n")
    }

    @Test func `a page of a wiki is its title and its contents, without what is around them`() {
        let html = """
            <html><head><title>Ops : Rows gone</title><style>p { x }</style></head><body><ol id="breadcrumbs"><li><a
            href="index.html">Ops</a></ol><h1><span id="title-text"> Ops : Rows gone </span></h1><div id=main-content>
            <div class="toc-macro"><a href="#a">A</a></div><h1>Summary</h1><p>Gone.</p></div><div id=footer>By wiki</div>
            """
        let page = HTMLPage(Array(html.utf8))
        #expect(page.title == "Rows gone")
        #expect(page.markdown == "# Rows gone\n\n## Summary\n\nGone.\n")
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "<style>a</style>", "<!-- a -->", "<svg><a>b</a></svg>",
        "<iframe src=a>b</iframe>",
        "<a href=\"javascript:alert(1)\"></a>", "<img src=\"data:text/html,a\">", "<img src=x:y>",
    ])
    func `what does something is left out`(html: String) {
        #expect(markdown("<p>before</p>\(html)<p>after</p>") == "before\n\nafter\n")
    }

    @Test func `an address that would run a program is no link`() {
        #expect(markdown("<a href=\" java\nscript:alert(1)\">x</a> <a href=\"VBScript:x\">y</a>") == "x y\n")
    }

    @Test(arguments: [
        "<", "<p", "<p class", "<p class=\"", "</", "</p", "<!--", "<!", "<![CDATA[a", "<?", "&", "&#", "&#x;",
        "<script>",
        "</td></table>", "<td>a", "<li>a", "<table><td><table><td>b</table>", "<b><i>a</b></i>",
    ])
    func `what is cut off or nested wrongly is read as far as it goes`(html: String) {
        #expect(!markdown("x \(html)").isEmpty)
        #expect(markdown("x \(html)").hasPrefix("x"))
    }

    @Test(arguments: ["<div>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<b>", "<a href=x>"])
    func `nesting without end becomes a text of bounded size`(tag: String) {
        let text = markdown(String(repeating: tag, count: 20_000) + "a")
        #expect(text.utf8.count < 20 * tag.utf8.count * 20_000)
        #expect(text.contains("a"))
    }

    @Test func `cells that reach far down do not fill the memory`() {
        let cells = String(repeating: "<td rowspan=1000>" + String(repeating: "a", count: 40), count: 50)
        let html = "<table><tr>\(cells)" + String(repeating: "<tr><td>", count: 999) + "</table>"
        #expect(HTMLPage(Array(html.utf8)).markdown.utf8.count < 25 * html.utf8.count)
    }
}
