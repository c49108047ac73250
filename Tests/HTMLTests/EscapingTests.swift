import Testing

@testable import HTML

struct EscapingTests {
    private static let references = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
    /// Each of these joins the character before it, so that the two are one `Character` that equals neither.
    private static let joiners = ["\u{301}", "\u{200D}", "\u{FE0F}", "\u{20DD}", "\u{1F3FD}"]

    @Test(arguments: references.keys.sorted(), joiners)
    func `a metacharacter that is joined to a mark is escaped in a text`(character: String, joiner: String) throws {
        let reference = try #require(Self.references[character])
        let html: HTML = "<p>\(character + joiner)</p>"
        #expect(html.bytes == Array("<p>\(reference)\(joiner)</p>".utf8))
    }

    @Test(arguments: references.keys.sorted(), joiners)
    func `a metacharacter that is joined to a mark is escaped in an attribute`(character: String, joiner: String) throws
    {
        let reference = try #require(Self.references[character])
        let value = "a" + character + joiner
        let literal: HTML = "<p title=\"\(value)\">"
        let attribute: HTML = "<p\(attribute: "title", value)></p>"
        #expect(literal.bytes == Array("<p title=\"a\(reference)\(joiner)\">".utf8))
        #expect(attribute.bytes == Array("<p title=\"a\(reference)\(joiner)\"></p>".utf8))
    }

    @Test func `the joined character would have passed a check on characters`() {
        let joined = "\"" + Self.joiners[0]
        #expect(!joined.contains("\""))
    }

    @Test func `whatever text stands between the tags, no byte of markup is added and none of the text is lost`() {
        let pieces = [
            "<", ">", "&", "\"", "'", "&amp;", "a", "\u{E9}", "\u{301}", "\u{200D}", "\0", "\r\n", "\u{1F469}",
        ]
        for text in pieces.flatMap({ first in pieces.map { first + $0 } }) {
            let html: HTML = "<b title=\"\(text)\">\(text)</b>"
            let markup = html.bytes.filter { "<>\"".utf8.contains($0) }
            #expect(markup == Array("<\"\"><>".utf8), "\(text.debugDescription)")
            #expect(unescaped(html) == Array("<b title=\"\(text)\">\(text)</b>".utf8), "\(text.debugDescription)")
        }
    }

    @Test func `a long text is escaped to its end`() {
        let html = HTML(text: String(repeating: "x<", count: 100_000))
        #expect(html.bytes.count == 100_000 * 5)
        #expect(html.bytes.suffix(5) == Array("x&lt;".utf8))
    }

    /// What a browser's parser makes of the five references, undone by hand.
    private func unescaped(_ html: HTML) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = html.bytes[...]
        while let byte = rest.first {
            let reference = Self.references.first { rest.starts(with: $0.value.utf8) }
            bytes += reference.map { Array($0.key.utf8) } ?? [byte]
            rest = rest.dropFirst(reference?.value.utf8.count ?? 1)
        }
        return bytes
    }
}
