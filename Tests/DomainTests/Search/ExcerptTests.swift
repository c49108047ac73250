import Domain
import Testing

struct ExcerptTests {
    @Test(arguments: [
        ("# Summary\n\nIt **ran** against *production*.", "Summary It ran against production."),
        ("| When | What |\n|---|:--|\n| 14:02 | `DELETE` |", "When What 14:02 DELETE"),
        ("see [the runbook](https://example.org/a_b) and ![a graph](/images/3).", "see the runbook and a graph."),
        ("> quoted\n- one\n* two\n1. three", "quoted one two 1. three"),
        ("…runbook](https://example.org/x) says", "…runbook says"),
        ("read [the runbook](https://exa…", "read the runbook"),
        ("SELECT * FROM snake_case, 2 * 3", "SELECT * FROM snake_case, 2 * 3"),
        ("a \\*star\\* and _both_", "a *star* and both"),
        ("~~gone~~ ~5 min", "gone ~5 min"), ("Setext\n======\ntext", "Setext text"),
        ("Lost.\n\n{{impact}}\n\nMore {{ two }} {{not a block} {{", "Lost. More {{not a block} {{"),
        ("[x] (not a link)", "x (not a link)"),
        ("C# and #42", "C# and #42"), ("", ""), ("障害 **大規模**", "障害 大規模"),
    ])
    func `shows words without the marks of Markdown`(passage: String, plain: String) {
        #expect(Excerpt.plain(passage) == plain)
    }

    @Test func `keeps the marks of hits`() {
        #expect(Excerpt.plain("**\u{2}rows\u{3}** of [\u{2}ledger\u{3}](/x)") == "\u{2}rows\u{3} of \u{2}ledger\u{3}")
    }

    @Test(arguments: ["](", "[", "*", "_", "|", "#", "\\", ")](", "> ", "`"])
    func `ends on whatever is repeated`(piece: String) {
        #expect(Excerpt.plain(String(repeating: piece, count: 50_000)).utf8.count <= piece.utf8.count * 50_000)
    }
}
