import HTML
import Markdown
import Testing

struct ExportedTextTests {
    @Test(arguments: [
        ("a <b>c</b> `<b>` <kbd>x</kbd> \\<b> <b>", "a \\<b>c\\</b> `<b>` <kbd>x</kbd> \\<b> \\<b>"),
        ("<script>\nalert(1)\n\n*a*", "```\n<script>\nalert(1)\n\n*a*\n```"), ("<div>\n*a*", "```\n<div>\n*a*\n```"),
        (
            "- a\n\n  <div>\n  ```\n\n> <div>\n> b",
            "- a\n\n  ````\n  <div>\n  ```\n  ````\n\n> ```\n> <div>\n> b\n> ```"
        ),
        ("<details>\n\na", "```\n<details>\n```\n\na"),
        ("<details>\n\na\n\n</details>", "<details>\n\na\n\n</details>"),
        ("<!-- a -->\n\n<!-- b", "<!-- a -->\n\n```\n<!-- b\n```"),
        (
            "<details>\n<summary>a</summary>\n<p>\n\nb\n\n</p>\n</details>",
            "<details>\n<summary>a</summary>\n&lt;p>\n\nb\n\n&lt;/p>\n</details>"
        ),
        ("a\n<i>b</i> ``c\n<i>`` <i>", "a\n\\<i>b\\</i> ``c\n<i>`` \\<i>"), ("| <i> |\n|---|", "| \\<i> |\n|---|"),
        ("[^1]: <b>\n\na[^1] <b>", "[^1]: <b>\n\na[^1] \\<b>"), ("1 < 2 <http://x>", "1 < 2 <http://x>"),
        ("- <div>", "- ```\n  <div>\n  ```"),
    ])
    func `what is shown as text here is text to other programs`(text: String, exported: String) {
        #expect(Markdown.withHTMLAsText(text) == exported)
        #expect(Markdown.withHTMLAsText(exported) == exported)
    }

    @Test func `whatever is written, the same words are shown`() {
        for seed in 0..<2_000 {
            var generator = RandomDocument(seed: seed)
            let text = generator.next()
            let exported = Markdown.withHTMLAsText(text)
            let words = { Markdown.plainText($0).split(whereSeparator: \.isWhitespace) }
            #expect(words(exported) == words(text), "seed \(seed): \(text)")
        }
        #expect(Markdown.lineWithHTMLAsText("<div> a <br> b\n<i>") == "\\<div> a <br> b \\<i>")
    }

    @Test func `definitions of one text mean nothing in another, nor notes where it has its own`() {
        let texts = [
            "[a] [b][A] ![a][] [c] d[^1] `[a]` [a](/x)\n\n[a]: /1\n\n[^1]: one", "[a] e[^1]\n\n[A]: /2\n\n[^1]: two",
            "[a] f[^1]",
            "[c]\n\n[c]: /4",
        ]
        let separated = Markdown.separated(zip(["s", "t", "u", "v"], texts).map { (name: $0, text: $1) })
        #expect(
            separated == [
                "[a][a-s] [b][a-s] ![a][a-s] [c] d[^1] `[a]` [a](/x)\n\n[a-s]: /1\n\n[^1]: one",
                "[a][a-t] e[^1-t]\n\n[a-t]: /2\n\n[^1-t]: two", "[a] f[^1]", "[c][c-v]\n\n[c-v]: /4",
            ])
        let apart = texts.map { Markdown.html($0) }
        #expect(separated.map { Markdown.html($0) } == apart)
        #expect(Markdown.separated([("s", "[a]\n\n[a]: /1"), ("t", "b")]) == ["[a]\n\n[a]: /1", "b"])
    }
}
