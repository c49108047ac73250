import FrontMatter
import Testing

struct SplitTests {
    @Test(arguments: [
        ("---\ntitle: A\n---\nText\n", "title: A\n", "Text\n"),
        ("---\r\ntitle: A\r\n---\r\nText\r\n", "title: A\r\n", "Text\r\n"),
        ("\u{FEFF}---\ntitle: A\n---\nText", "title: A\n", "Text"),
        ("---  \ntitle: A\n...\nText", "title: A\n", "Text"),
        ("---\n---\n", "", ""),
        ("---\ntitle: A\n---", "title: A\n", ""),
        ("---\na: 1\n---\n---\nb\n---\n", "a: 1\n", "---\nb\n---\n"),
        ("---\na: 1\n---\n\u{301}text", "a: 1\n", "\u{301}text"),
    ])
    func `front matter is what stands between the first two lines of dashes`(text: String, yaml: String, body: String)
        throws
    {
        let parts = try #require(FrontMatter.split(text))
        #expect(Array(parts.yaml.utf8) == Array(yaml.utf8))
        #expect(Array(parts.body.utf8) == Array(body.utf8))
    }

    @Test(arguments: [
        "", "-", "--", "---", "---\n", "Text\n---\na: 1\n---\n", "---\ntitle: A\n", "----\na: 1\n----\n",
        " ---\na: 1\n---\n",
        "---\na: 1\n ---\n", "---\u{301}\na: 1\n---\n", "\n---\na: 1\n---\n",
    ])
    func `a text without a closed block at its very start has none`(text: String) {
        #expect(FrontMatter.split(text) == nil)
    }
}
