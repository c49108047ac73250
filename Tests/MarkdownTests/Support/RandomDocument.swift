/// Documents over the constructs of CommonMark, from a seed.
struct RandomDocument {
    private var random: Random

    init(seed: Int) {
        random = Random(seed: seed)
    }

    mutating func next() -> String {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: fragments()
        case 1: mutation()
        default: blocks(depth: 2)
        }
    }

    // MARK: - Blocks within blocks

    private mutating func blocks(depth: Int) -> String {
        let blocks = (0..<Int.random(in: 1...4, using: &random)).map { _ in block(depth: depth) }
        return blocks.joined(separator: random.chance(4) ? "\n" : "\n\n")
    }

    private mutating func block(depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 0 ? 13 : 9), using: &random) {
        case 0:
            String(repeating: "#", count: Int.random(in: 1...7, using: &random)) + " " + inlines(2)
                + random.pick(["", " #", " ##", "#"])
        case 1: inlines(3) + "\n" + random.pick(["===", "---", "-", "=", "  ---  "])
        case 2:
            random.pick(["```", "~~~", "````"]) + random.pick(["", "swift", " a&b \"c\" d", "\\*x\\*"]) + "\n" + lines()
                + "\n" + random.pick(["```", "~~~", "", "````"])
        case 3: indented(lines(), by: "    ")
        case 4: random.pick(["***", "---", "_ _ _", " - - -", "* * * *"])
        case 5:
            random.pick([
                "<div>\n*a*\n</div>", "<!-- a\n\nb -->", "<?php\n?>", "<script>\nalert(1)\n</script>", "<b>x</b>\ny",
                "</p>",
            ])
        case 6:
            "[\(random.pick(["a", "b", "Ref", "ẞ", "x y"]))]: \(random.pick(Self.addresses)) \(random.pick(Self.titles))"
        case 7, 8: lines()
        case 9: indented(blocks(depth: depth - 1), by: random.pick(["> ", ">", " > "]))
        case 10: bulletList(depth: depth, marker: random.pick(["- ", "* ", "+ ", "-   "]))
        case 11: list(depth: depth) { "\($0 + 1). " }
        default: list(depth: depth) { "\($0 + 7)) " }
        }
    }

    private mutating func bulletList(depth: Int, marker: String) -> String {
        list(depth: depth) { _ in marker }
    }

    private mutating func list(depth: Int, marker: (Int) -> String) -> String {
        let isLoose = random.chance(3)
        return (0..<Int.random(in: 1...3, using: &random)).map { number in
            let marker = marker(number)
            let content = blocks(depth: depth - 1)
            let indent = String(repeating: " ", count: random.chance(6) ? 1 : marker.utf8.count)
            return marker + String(indented(content, by: indent).dropFirst(indent.count))
        }.joined(separator: isLoose ? "\n\n" : "\n")
    }

    private func indented(_ text: String, by indent: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { indent + $0 }.joined(separator: "\n")
    }

    private mutating func lines() -> String {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in inlines(3) }
            .joined(separator: random.pick(["\n", "  \n", "\\\n", "\n   ", "\n\t"]))
    }

    private mutating func inlines(_ depth: Int) -> String {
        (0..<Int.random(in: 1...4, using: &random)).map { _ in inline(depth) }.joined(
            separator: random.pick(["", " "]))
    }

    private mutating func inline(_ depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 0 ? 16 : 8), using: &random) {
        case 0, 1, 2: random.pick(Self.words)
        case 3: random.pick(["`a`", "`` a`b ``", "` `", "`<&\">`", "`a\nb`"])
        case 4:
            random.pick(["\\*", "\\\\", "\\a", "\\&amp;", "&amp;", "&copy;", "&#35;", "&#x22;", "&bogus;", "&#0;", "&"])
        case 5:
            random.pick([
                "<b>", "</b>", "<a href='x'>", "<!-- c -->", "<?p?>", "<!X a>", "<![CDATA[x]]>", "<", ">", "<3",
            ])
        case 6:
            "<\(random.pick(["http://a.b/?x=1&y='2'", "mailto:a@b.c", "a@b.c", "javascript:alert(1)", "foo:bar", "irc://x"]))>"
        case 7: random.pick(Self.fragments)
        case 8, 9: "*\(inlines(depth - 1))*"
        case 10: "**\(inlines(depth - 1))**"
        case 11: random.pick(["_", "__", "***", "*"]) + inlines(depth - 1) + random.pick(["_", "__", "***", "**"])
        case 12, 13: "[\(inlines(depth - 1))](\(random.pick(Self.addresses)) \(random.pick(Self.titles)))"
        case 14: "![\(inlines(depth - 1))](\(random.pick(Self.addresses)) \(random.pick(Self.titles)))"
        default: "[\(inlines(depth - 1))]" + random.pick(["", "[]", "[a]", "[Ref]", "[ss]"])
        }
    }

    private static let words = [
        "word", "ümlaut", "日本語", "x", "1", "a_b", "snake_case_", "e\u{301}", "👩‍🚀", "“quoted”", "\"", "'", "100%",
        "\u{A0}",
    ]
    private static let addresses = [
        "/", "/a/b?c=d&e=f#g", "#x", "http://a.b/c_d*e*", "HTTPS://A.B/'q'", "mailto:a@b.c?subject=x%20y",
        "</with space>",
        "/ü/日", "/(a)", "/a\\)b", "/&amp;&quot;", "/\"q\"", "/[]{}|^`", "javascript:alert(1)", "//evil.example",
        "/\\evil",
        "\\\\evil", "relative/path", "", "<>", "data:text/html,x", "ftp://a", "http:evil", "JaVaScRiPt&colon;x",
    ]
    private static let titles = ["", "\"t\"", "'a \"b\" & <c>'", "(x)", "\"multi\nline\"", "\"\\\"\""]

    // MARK: - Fragments in any order

    private static let fragments = [
        "*", "**", "_", "__", "`", "``", "[", "]", "(", ")", "](", "![", "<", ">", "&", ";", "\\", "\n", "\n\n", " ",
        "    ", "\t",
        "#", "-", "- ", "+ ", "1. ", "2) ", "> ", ">", "===", "---", "```", "~~~", "a", "b c", "é", "\u{3000}", "</",
        "<!--", "-->",
        ":", "/", "http://", "\"", "'", "=", "|", "!", "[a]", "[a]: /u 't'\n", "\r\n", "\r", "  \n", "\u{FEFF}",
        "\u{0}", "\u{1}",
        "&#x41;", "<a", "<a b=\"", "{", "}", "@", ".", "0", "~", "^",
    ]

    private mutating func fragments() -> String {
        (0..<Int.random(in: 1...40, using: &random)).map { _ in random.pick(Self.fragments) }.joined()
    }

    // MARK: - Cut, moved and repeated pieces of written documents

    private mutating func mutation() -> String {
        var scalars = Array(random.pick(WrittenDocuments.all).unicodeScalars)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let start = Int.random(in: 0..<scalars.count, using: &random)
            let end = min(scalars.count, start + Int.random(in: 0...40, using: &random))
            let target = Int.random(in: 0...start, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: scalars.removeSubrange(start..<end)
            case 1: scalars.insert(contentsOf: scalars[start..<end], at: target)
            case 2: scalars.insert(contentsOf: random.pick(Self.fragments).unicodeScalars, at: target)
            default:
                let other = Array(random.pick(WrittenDocuments.all).unicodeScalars)
                scalars.insert(contentsOf: other.dropFirst(min(start, other.count)).prefix(60), at: target)
            }
            if scalars.isEmpty { return "" }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
