import HTML
import Markdown
import Testing

struct HostileTests {
    private static let metacharacters = ["<", ">", "&", "\"", "'"]
    private static let joiners = ["\u{301}", "\u{200D}", "\u{FE0F}", "\u{301}\u{200D}\u{FE0F}"]

    @Test func `a metacharacter is escaped everywhere, whatever joins it`() throws {
        for character in Self.metacharacters {
            for joiner in Self.joiners {
                let hostile = "x=\(character)\(joiner) onload=alert(1) \(joiner)\(character)\(joiner)"
                let escaped = hostile.unicodeScalars.map {
                    $0.properties.isWhitespace || $0.value > 0x7F ? "\($0)" : "\\\($0)"
                }.joined()
                    .replacing("\\x", with: "x").replacing("\\1", with: "1")
                for template in Self.positions {
                    for form in [hostile, escaped, "\(character)\(joiner)", "\(joiner)\(character)"] {
                        let text = template.replacing("…", with: form)
                        _ = try StrictHTML(Markdown.html(text, .hostile))
                        _ = try StrictHTML(Markdown.inlineHTML(text, .hostile))
                    }
                }
            }
        }
    }

    private static let positions = [
        "…", "a … b", "*…*", "# …", "…\n===", "- …", "> …", "| … |\n|---|\n| … |", "[…](/a)", "[a](/…)", "[a](</…>)",
        "[a](http://x/…)",
        "[a](#…)", "[a](mailto:…)", "[a](/b \"…\")", "[a](/b '…')", "[a](/b (…))", "![…](/a)", "![a](/…)",
        "![a](/b \"…\")",
        "![…](http://x \"…\")", "`…`", "    …", "```…\n…\n```", "~~~ …\n…", "<http://x/…>", "<…>", "http://x/…",
        "a@b.example…", "[a]: /… \"…\"\n\n[a]",
        "[…]: /a\n\n[…]", "<div …>", "<!-- … -->", "~~…~~", "- [x] …", "INC-1…", "…INC-1", "{{…}}", "&…;", "\\…",
    ]

    @Test func `what is shown of a metacharacter is the metacharacter`() throws {
        for character in Self.metacharacters {
            for joiner in Self.joiners {
                let text = "a \(character)\(joiner) b"
                #expect(
                    try StrictHTML(Markdown.html(text)).text.unicodeScalars.elementsEqual("\(text)\n".unicodeScalars))
                let image = try StrictHTML(Markdown.html("![\(text)](/x)")).all("img")[0]
                #expect(image.attributes["alt"]?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
            }
        }
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\u{0}script:alert(1)", "\u{1}javascript:alert(1)",
        "javascript\u{9}:alert(1)",
        "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "&#106;avascript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "javascript&colon;alert(1)", "javascript&#58;alert(1)", "javascript&#x0003A;alert(1)",
        "&#1;javascript:alert(1)",
        "java&#10;script:alert(1)", "java&#xD;script:alert(1)", "%6Aavascript:alert(1)", "javascript%3Aalert(1)",
        "javascript\\:alert(1)",
        "\\javascript:alert(1)", "java\\script:alert(1)", "jav\u{AD}ascript:alert(1)", "ｊavascript:alert(1)",
        "\u{FEFF}javascript:alert(1)",
        "\u{A0}javascript:alert(1)", "\u{2028}javascript:alert(1)", "javascript://http://x", "javascript:\"\u{301}",
        "view-source:http://x",
        "data:text/html,<script>", "data:image/svg+xml;base64,x", "DATA:x", "vbscript:x", "VbScript:x",
        "file:///etc/passwd", "blob:http://x",
        "about:blank", "ftp://x", "intent:x", "ws://x", "//evil.example", "/\\evil.example", "\\\\evil.example",

        "&sol;/evil.example", "/&sol;evil.example", "/&bsol;evil.example", "/\\/evil.example", "\\//evil.example",

        "http:evil.example", "https:/evil.example", "http:\\\\evil.example",
        "http&colon;evil", "mailto",
        "relative", "?query", "", "./a", "../a", " /a", "tel:1", "x-http://a", "httpx://a",
    ])
    func `an address that is not allowed leads nowhere, however it is disguised`(address: String) throws {
        for text in [
            "[text](\(address))", "[text](<\(address)>)", "![text](\(address))", "![text](<\(address)>)",
            "<\(address)>",
            "[text][a]\n\n[a]: \(address)", "[text][a]\n\n[a]: <\(address)> 'title'",
            "[![text](\(address))](\(address))",
            "| [text](<\(address)>) |\n|---|",
        ] {
            // Some disguises are no link at all, and a web address inside one is a bare address of its own.
            let html = try StrictHTML(Markdown.html(text))
            #expect(html.addresses.allSatisfy { $0.hasPrefix("http://x") || $0 == "/a" }, "\(text) → \(html.addresses)")
            _ = try StrictHTML(Markdown.inlineHTML(text))
        }
    }

    @Test func `the text of a refused link and the description of a refused image stay`() {
        #expect(Markdown.html("[a *b*](javascript:x) ![c *d*](data:x)").description == "<p>a <em>b</em> c d</p>\n")
    }

    @Test func `an image from elsewhere becomes a link to it`() {
        #expect(
            Markdown.html("![a *b*](http://x/y \"t\") ![](http://x/z) [![c](http://x)](/d)").description
                == "<p><a href=\"http://x/y\" title=\"t\">a b</a> <a href=\"http://x/z\">http://x/z</a> <a href=\"/d\">c</a></p>\n"
        )
    }

    @Test(arguments: ["/", "/a/b?c#d", "#", "#a", "http://x", "HTTPS://x", "mailto:a@b.example", "MAILTO:x"])
    func `an allowed address is a link`(address: String) throws {
        #expect(try StrictHTML(Markdown.html("[a](\(address))")).addresses == [address])
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onclick='x'>c</b>", "<!-- a",
        "<!DOCTYPE html>", "<?php ?>",
        "<![CDATA[ x ]]>", "<svg/onload=alert(1)>", "<a href=\"javascript:x\">y</a>", "<style>*{}</style>",
        "<textarea>", "</p></div>",
        "<scr<script>ipt>", "<\u{0}script>", "<IFRAME SRC=//x>", "| <b> |\n|---|\n| <script>x</script> |",
    ])
    func `HTML is shown, never used`(text: String) throws {
        let html = try StrictHTML(Markdown.html(text))
        #expect(
            html.elements.allSatisfy {
                ["p", "pre", "code", "table", "thead", "tbody", "tr", "th", "td"].contains($0.tag)
            })
        #expect(html.text.contains("<"))
    }

    @Test func `no byte of any value breaks out of text, title, code or address`() throws {
        for value in UInt32(0)...0x2FF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text =
                "\(scalar) a\(scalar)b [t\(scalar)](/u\(scalar)v \"t\(scalar)\") `c\(scalar)` &#\(value); [e](</x&#\(value);>)\n\n```i&#\(value);\nd\(scalar)\n```"
            _ = try StrictHTML(Markdown.html(text))
            _ = try StrictHTML(Markdown.inlineHTML(text))
        }
    }

    @Test func `the marks that guard a text cannot be written into it`() throws {
        for mark in Noncharacter.all {
            for text in [
                "a\(mark)b \\~ \\\(mark)~", "`\\~\(mark)` \(mark)", "http://x/_a_\(mark)_b_", "[\\~](/\(mark)/evil)",
                "# \(mark) \\~",
            ] {
                let html = try StrictHTML(Markdown.html(text))
                #expect(
                    !html.text.contains(mark) && html.text.contains("\u{FFFD}")
                        || html.addresses.contains { $0.contains("%EF%BF%BD") })
                #expect(!Markdown.plainText(text).contains(mark))
            }
        }
        for mark in Noncharacter.all {
            for address in ["/\(mark)/evil", "/\\\(mark)/evil", "\(mark)/\\/evil", "/\\\(mark)\\/evil"] {
                let html = try StrictHTML(Markdown.html("[a](\(address)) \\~"))
                #expect(html.addresses.allSatisfy { $0.hasPrefix("/%EF%BF%BD") || $0.hasPrefix("/%5C%EF%BF%BD") })
            }
        }
        #expect(
            Markdown.html("`\\~ http://x/_a_` <b x=\"\\~\">").description
                == "<p><code>\\~ http://x/_a_</code> &lt;b x=&quot;\\~&quot;&gt;</p>\n")
    }

    @Test(arguments: Hostile.texts)
    func `a text made to be costly is refused or rendered within the bound`(name: String, text: String) throws {
        let html = Markdown.html(text, .hostile)
        #expect(html.bytes.count <= 16 * text.utf8.count + 128 * 1024)
        let line = Markdown.inlineHTML(text, .hostile)
        #expect(line.bytes.count <= 16 * text.utf8.count + 128 * 1024)
        _ = try StrictHTML(html)
    }

    @Test(arguments: [
        "images in links", "lists and blank lines", "growing lists", "emphasis in deep quotes", "a wide table",
    ])
    func `a text whose cost would grow with the square of its length is shown as it was written`(name: String) throws {
        let text = try #require(Hostile.texts.first { $0.0 == name }).1
        let html = try StrictHTML(Markdown.html(text))
        #expect(html.elements.map(\.tag) == ["p", "pre"] && html.text.contains(text))
    }

    @Test func `what is nested too deeply keeps its text`() throws {
        let quotes = try StrictHTML(Markdown.html(String(repeating: "> ", count: 500) + "deep"))
        #expect(quotes.all("blockquote").count == 32 && quotes.text.contains("deep"))
        let emphasis = try StrictHTML(
            Markdown.html(String(repeating: "*a ", count: 500) + "deep" + String(repeating: "*", count: 500)))
        #expect(emphasis.all("em").count + emphasis.all("strong").count == 32 && emphasis.text.contains("deep"))
        let list = try StrictHTML(Markdown.html(String(repeating: "- ", count: 500) + "deep\n\n  still"))
        #expect(list.all("ul").count == 32 && list.text.contains("deep"))
    }
}

extension Markdown.Rendering {
    fileprivate static let hostile = Markdown.Rendering(
        anchorPrefix: "\"<'&>-", headingShift: 5,
        reference: { Markdown.Reference(to: Link([$0]), title: "\"\u{301}<b>&'") },
        block: { _ in "<hr />" })
}

enum Hostile {
    static let texts: [(String, String)] = [
        ("images in links", filled("![[]()")), ("open links", filled("[a](")),
        ("nested brackets", nested("[", "]")), ("nested images", nested("![", "](/)")),
        ("mixed delimiters", filled("*_")),
        ("nested emphasis", nested("*a **a ", "b** b*")), ("unclosed comments", "a" + filled("<!--")),
        ("backticks of all lengths", (1..<350).map { String(repeating: "`", count: $0) + "a" }.joined()),
        ("quotes without spaces", filled(">")),
        ("quotes on every line", filled(String(repeating: ">", count: 50) + "a\n\n")), ("lists", filled("- ")),
        (
            "lists and blank lines",
            String(repeating: "- ", count: 16_000) + "x" + String(repeating: "\n", count: 32_000)
        ),
        ("emphasis in deep quotes", String(repeating: ">", count: 20_000) + filled("**;", to: 40_000)),
        (
            "growing lists",
            (0..<170).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
                + String(repeating: "\n", count: 30_000)
        ),
        (
            "a wide table",
            "|" + String(repeating: "a|", count: 2_000) + "\n|" + String(repeating: "-|", count: 2_000) + "\n"
                + String(repeating: "a\n", count: 25_000)
        ),
        ("a long table", "|a|b|\n|-|-|\n" + filled("|*a*|`b|\n", to: 60_000)),
        ("delimiter rows", filled("|-\n")),
        ("tables of links", "[a]: b\n\n" + filled("|[a]|b\n|-|-\n\n", to: 60_000)),
        ("long references", "[a]: /" + String(repeating: "'", count: 30_000) + "\n\n" + filled("[a] ", to: 30_000)),
        ("tildes", filled("~a ~~b ")), ("web addresses", filled("http://")),
        ("parentheses in addresses", "http://a/" + filled("(", to: 30_000) + filled(")", to: 30_000)),
        ("keys", filled("GR-7 ")), ("blocks", filled("{{a}}\n\n")),
        ("headings like numbered ones", filled("# a-1\n# a\n")),
        ("headings of combining marks", filled("# \u{301}\u{327}e\n")),
        ("quotation marks", filled("\"")), ("noncharacters", filled(Noncharacter.all[0])),
        ("punctuation behind an address", "http://a/" + filled(".", to: 60_000)),
        ("references behind an address", "http://a/" + filled("&a;", to: 60_000)),
    ]

    private static func filled(_ piece: String, to length: Int = 64 * 1024) -> String {
        String(repeating: piece, count: length / piece.utf8.count)
    }

    private static func nested(_ start: String, _ end: String) -> String {
        let count = 64 * 1024 / (start.utf8.count + end.utf8.count)
        return String(repeating: start, count: count) + String(repeating: end, count: count)
    }
}
