import Foundation
import Markdown
import Testing

struct WritingTests {
    @Test(arguments: [
        ("plain text, (really) - 1.5 of it!", "plain text, (really) - 1.5 of it\\!"), ("R&D", "R&D"),
        ("a &amp; b", "a &amp;amp; b"), ("&#35;", "&amp;#35;"),
        ("a < b > c", "a &lt; b > c"), ("snake_case", "snake_case"), ("_a_ *b*", "\\_a\\_ \\*b\\*"), ("`a`", "\\`a\\`"),
        ("a|b", "a\\|b"),
        ("[a](b)", "\\[a\\](b)"), ("# a", "\\# a"), ("a # b", "a # b"), ("C #", "C \\#"), ("C#", "C#"),
        ("---", "\\---"), ("- a", "\\- a"), ("-5", "-5"),
        ("+ a", "\\+ a"), ("> a", "\\> a"), ("1. a", "1\\. a"), ("2) a", "2\\) a"), ("1.5", "1.5"), ("===", "\\==="),
        ("~~a~~", "\\~\\~a\\~\\~"), ("\\", "\\\\"),
        ("{{a}}", "\\{{a}}"), ("  a\n\n b\t c ", "a b c"), ("", ""),
    ])
    func `escaped text has no more escapes than it needs`(text: String, markdown: String) {
        #expect(Markdown.escaped(text) == markdown)
    }

    @Test func `escaped text is read as the text it was, wherever it stands`() throws {
        for seed in 0..<3_000 {
            let text = HostileText(seed: seed).text
            let escaped = Markdown.escaped(text)
            let words = text.normalized(noncharacters: true)
            try #require(Markdown.plainText(escaped) == words, "seed \(seed): \(escaped)")
            try #require(Markdown.plainText("- " + escaped) == words, "seed \(seed): \(escaped)")
            try #require(Markdown.plainText("> 1. " + escaped) == words, "seed \(seed): \(escaped)")
            try #require(Markdown.plainText("## " + escaped + "\n") == words, "seed \(seed): \(escaped)")
            try #require(Markdown.plainText("# " + escaped + " #\n") == words, "seed \(seed): \(escaped)")
            if !words.isEmpty {
                try #require(Markdown.plainText("a\n" + escaped) == "a " + words, "seed \(seed): \(escaped)")
                try #require(
                    Markdown.plainText("\(escaped)\n\(escaped)") == "\(words) \(words)", "seed \(seed): \(escaped)")
            }
            try #require(try StrictHTML(Markdown.inlineHTML(escaped)).text == words, "seed \(seed): \(escaped)")
        }
    }

    @Test func `a table gives back its cells`() throws {
        for seed in 0..<1_000 {
            let texts = (0..<4).map { HostileText(seed: 4 * seed + $0).text }
            let words = texts.map { $0.normalized(noncharacters: true) }
            let table = Markdown.table(
                header: [Markdown.escaped(texts[0]), "x"], alignments: [.center, .none],
                rows: [
                    [Markdown.escaped(texts[1]), Markdown.codeSpan(texts[2].wordsOnly)],
                    [Markdown.link(texts[3], to: "/a|b")],
                ])
            let html = try StrictHTML(Markdown.html(table))
            let code = texts[2].wordsOnly.normalized(noncharacters: true)
            let cells = [words[0], "x", words[1], code, words[3], ""]
            try #require(html.all("th").count + html.all("td").count == cells.count, "seed \(seed): \(table)")
            try #require(html.text.normalized() == cells.joined(separator: " ").normalized(), "seed \(seed): \(table)")
            try #require(html.addresses.contains("/a%7Cb"), "seed \(seed): \(table)")
        }
    }

    @Test func `a table is written with its alignments, and no cell is lost`() {
        #expect(
            Markdown.table(
                header: ["a"], alignments: [.left, .center, .right], rows: [["1", "2", "x\ny"], ["a|b `c|d` \\| `"]])
                    == """
                    | a |  |  |
                    | :-- | :-: | --: |
                    | 1 | 2 | x y |
                    | a\\|b `c\\|d` \\| ` |  |  |

                    """)
        #expect(Markdown.table(header: [], rows: []) == "")
    }

    @Test func `a code span gives back its text`() throws {
        for seed in 0..<2_000 {
            let text = HostileText(seed: seed).text.mappingScalars { "\n\r".unicodeScalars.contains($0) ? " " : $0 }
                .mappingScalars { $0.value == 0 ? "\u{FFFD}" : $0 }
            if text.isEmpty { continue }
            let html = try StrictHTML(Markdown.html("a " + Markdown.codeSpan(text) + " b"))
            try #require(html.all("code").count == 1, "seed \(seed)")
            try #require(
                html.text == "a \(text.withoutNoncharacters) b\n", "seed \(seed)")
        }
        #expect(Markdown.codeSpan("") == "")
    }

    @Test(arguments: [
        ("/a/b?c=d&e", "/a/b?c=d&e"), ("http://x/a b", "http://x/a%20b"), ("http://x/(a", "http://x/(a"),
        ("/a\\b<c>d", "/a%5Cb%3Cc%3Ed"), ("/&amp;", "/&amp;"),
        ("/a\nb", "/a%0Ab"), ("/_a_*b*", "/_a_*b*"), ("#a)", "#a)"),
    ])
    func `a link leads where it was written to lead`(address: String, attribute: String) throws {
        let html = try StrictHTML(Markdown.html(Markdown.link("[text] *x*", to: address)))
        #expect(html.addresses == [attribute] && html.text == "[text] *x*\n")
    }

    @Test(.enabled(if: CommonMarkCommand.exists, "the cmark command is not installed"))
    func `the cmark command reads escaped text as the text it was`() throws {
        let texts = (0..<3_000).map { HostileText(seed: $0).text.normalized() }.filter { !$0.isEmpty }
        let html = try CommonMarkCommand.html(of: texts.map(Markdown.escaped).joined(separator: "\n\n"))
        let paragraphs = try html.utf8.split(separator: UInt8(ascii: "\n")).map { try StrictHTML(Array($0)) }
        try #require(paragraphs.count == texts.count)
        for (paragraph, text) in zip(paragraphs, texts) {
            try #require(paragraph.elements.map(\.tag) == ["p"] && paragraph.text == text)
        }
    }
}

/// Text over the characters and sequences that mean something.
private struct HostileText {
    var text = ""

    init(seed: Int) {
        var random = Random(seed: seed)
        for _ in 0..<Int.random(in: 1...12, using: &random) { text += random.pick(HostileText.pieces) }
    }

    private static let pieces =
        (0x21...0x7E).compactMap { Unicode.Scalar($0).map(String.init) }
        + [
            " ", "  ", "    ", "\n", "\n\n", "\t", "\r\n", "\\", "*", "_", "`", "|", "~", "<", "&", "#", "a", "b", "1",
            "12", "é", "\u{301}", "\u{200D}",
            "\u{FE0F}", "日本", "\u{A0}", "\u{2028}", "\u{0}", "\u{1}", "&amp;",
            "&#35;", "&", "http://x.y/a_b*c",
            "<b>", "<!--", "{{a}}", "INC-1", "- ", "1. ", "~~", "```", "|-|", "a@b.c", "![", "](/x)", "  \n", "\\\n",
            "<http://a>", "[a]: /b",
        ] + Noncharacter.all
}

extension String {
    /// Words with single spaces; NUL as CommonMark reads it, and the noncharacters as our renderer does.
    fileprivate func normalized(noncharacters: Bool = false) -> String {
        let text = mappingScalars { $0.value == 0 ? "\u{FFFD}" : $0 }
        let words = text.unicodeScalars.split { $0.value == 0x20 || (0x09...0x0D).contains($0.value) }.map(String.init)
        let line = words.joined(separator: " ")
        return noncharacters ? line.withoutNoncharacters : line
    }

    fileprivate var wordsOnly: String { normalized() }
}

private enum CommonMarkCommand {
    static let exists = (try? html(of: "a")) == "<p>a</p>\n"

    static func html(of markdown: String) throws -> String {
        let input = URL.temporaryDirectory.appending(path: "handrail-\(UUID()).md")
        defer { try? FileManager.default.removeItem(at: input) }
        try markdown.write(to: input, atomically: true, encoding: .utf8)
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["cmark", input.path()]
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
