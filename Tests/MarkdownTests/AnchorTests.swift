import HTML
import Markdown
import Testing

struct AnchorTests {
    @Test(arguments: [
        ("Root cause", "#root-cause"), ("Root cause?", "#root-cause"), ("Impact & fix", "#impact--fix"),
        ("Impact & fix", "#impact-fix"), ("🔥 Impact", "#-impact"), ("🔥 Impact", "#impact"), ("3.1 Läge", "#31-läge"),
        ("3.1 Läge", "#31-l%C3%A4ge"), ("3.1 Läge", "#31-lage"), ("影響 と対応", "#影響-と対応"), ("a_b `c_d`", "#a_b-c_d"),
        ("2019", "#anchor-2019"), ("Root cause", "#Root-Cause"), ("Root cause", "#Root%20cause"),
        ("**Bold** [link](/x)", "#bold-link"), ("What's next?", "#whats-next"), ("A/B test", "#ab-test"),
        ("影響", "#_1"), ("Trailing -", "#trailing--"),
    ])
    func `a link leads to a heading by the name that GitHub, GitLab, MkDocs or Obsidian gives it`(
        title: String, address: String
    ) throws {
        let text = "See [there](\(address)).\n\n## \(title)\n"
        let rendered = Markdown.rendered(text, Markdown.Rendering(anchorPrefix: "summary-"))
        let html = try StrictHTML(rendered.html)
        #expect(html.addresses.first == Link(anchor: rendered.headings[0].anchor).address)
    }

    @Test func `headings with the same words are told apart by the numbers that each program gives them`() throws {
        let text = "# A\n\n# A\n\n# A\n\n[1](#a) [2](#a-1) [3](#a-2) [2](#a_1) [3](#a_2)"
        let html = try StrictHTML(Markdown.html(text))
        #expect(html.addresses == ["#text-a", "#text-a-1", "#text-a-2", "#text-a-1", "#text-a-2"])
    }

    @Test func `a link leads to a heading elsewhere on the page, but to one of its own text first`() throws {
        let rendering = Markdown.Rendering(anchor: { $0 == "a" || $0 == "b" ? "elsewhere-\($0)" : nil })
        let text = "[a](#a) [b](#b \"t\") [c](#c) [d][d]\n\n# A\n\n| [b](#b) |\n|---|\n\n[d]: <#a>"
        let html = try StrictHTML(Markdown.html(text, rendering))
        #expect(html.addresses == ["#text-a", "#elsewhere-b", "#c", "#text-a", "#elsewhere-b"])
    }

    @Test func `a link to a file that is not here says where it pointed`() throws {
        let html = Markdown.html(
            #"[the *runbook*](../runbooks/db.md#x) ![a graph](img/g.png) ![](img/h.png) [a.md](a.md) [a](<b "c.md>)"#)
        #expect(
            html.description == """
                <p><span data-path="../runbooks/db.md#x">the <em>runbook</em></span> \
                <span data-path="img/g.png">a graph</span> img/h.png a.md <span data-path="b &quot;c.md">a</span></p>

                """)
        #expect(Markdown.plainText("[the runbook](../db.md)") == "the runbook")
    }
}
