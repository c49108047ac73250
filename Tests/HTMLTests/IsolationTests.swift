import HTML
import Testing

struct IsolationTests {
    @Test(arguments: [
        ("plain", "plain"), ("שלום 3", "שלום 3"), ("a\u{200F}b", "a\u{200F}b"), ("…–“€”", "…–“€”"),
        ("a\u{202E}b", "\u{2068}a\u{202E}b\u{202C}\u{2069}"),
        ("a\u{2067}b\u{202A}c", "\u{2068}a\u{2067}b\u{202A}c\u{202C}\u{2069}\u{2069}"),
        ("\u{2068}x\u{2069} y", "\u{2068}\u{2068}x\u{2069} y\u{2069}"),
        ("a\u{2069}b\u{202C}c", "\u{2068}abc\u{2069}"),
        ("\u{2066}a\u{202E}b\u{2069}c", "\u{2068}\u{2066}a\u{202E}b\u{2069}c\u{2069}"),
        ("\u{202E}a\u{2066}b\u{202C}c", "\u{2068}\u{202E}a\u{2066}bc\u{2069}\u{202C}\u{2069}"),
    ])
    func `a text that turns text around is isolated and closed`(text: String, isolated: String) {
        #expect(Array(Isolation.isolated(text).utf8) == Array(isolated.utf8))
        #expect(Array(Isolation.isolated(isolated).utf8) == Array(isolated.utf8))
    }

    @Test func `text is isolated in elements and in parts of attributes, and the value of a field is left alone`() {
        let text = "a\u{202E}b"
        let isolated = "\u{2068}a\u{202E}b\u{202C}\u{2069}"
        let html: HTML = "<p title=\"Edit \(text)\">\(text)<input value=\"\(text)\"\(attribute: "data-x", text)></p>"
        #expect(
            Array(html.description.utf8)
                == Array(
                    "<p title=\"Edit \(isolated)\">\(isolated)<input value=\"\(text)\" data-x=\"\(text)\"></p>".utf8))
        #expect(HTML(text: text).bytes == Array(isolated.utf8))
        #expect(HTML(exactly: text).bytes == Array(text.utf8))
    }

    @Test func `a long text costs a step for each byte`() {
        let text = String(repeating: "\u{2067}", count: 20_000) + String(repeating: "\u{202A}", count: 20_000)
        #expect(Isolation.isolated(text).unicodeScalars.count == 80_002)
    }
}
