import HTML
import Testing

@testable import Markdown

@Suite("Other formats")
struct MarkupTests {
    /// A text with one of everything.
    static let sample = """
        ## Why `it` happened

        Some *emphasis*, **strong *nested***, ~~gone~~, <kbd>Ctrl</kbd> and a line\\
        break. See [why](#why-it-happened), [runbook](../runbook.md) and <https://example.org/a?b=c&d=e>.

        - [ ] todo
        - [x] done
          - nested

        3. three
        4. four

           ```sh
           echo hi
           ```

        > [!WARNING]
        > Watch out

        | Time | N |
        |:--|--:|
        | 10:00 | a \\| `b\\|c` |

        <details>
        <summary>More</summary>

        inside

        </details>

        Note[^1].

        [^1]: The note.
        """

    private static func tree(_ text: String) -> [MarkupBlock] { Markdown.tree(of: Markdown.html(text)) }

    @Sendable private static func target(_ address: String) -> MarkupTarget {
        if address.hasPrefix("#") { return .heading(anchor: String(address.dropFirst()), title: "Why it happened") }
        return address.hasPrefix("/") ? .file(String(address.dropFirst())) : .web(address)
    }

    private static var writers: [(name: String, writer: any MarkupWriter)] {
        [
            ("GitHub", MarkdownWriter(.gitHub, target: target)),
            ("CommonMark", MarkdownWriter(.commonMark, target: target)),
            ("Obsidian", MarkdownWriter(.obsidian, target: target)),
            ("MkDocs", MarkdownWriter(.mkDocs, target: target)),
            ("Confluence", ConfluenceWriter(target: target)), ("DokuWiki", DokuWikiWriter(target: target)),
            ("MediaWiki", MediaWikiWriter(target: target)), ("HTML", HTMLWriter(target: target)),
        ]
    }

    private static func written(_ text: String, as name: String) -> String {
        writers.first { $0.name == name }?.writer.document(tree(text)) ?? ""
    }

    @Test func `the tree has what the page shows`() {
        let blocks = Self.tree("- [x] a `b`\n\n> [!NOTE]\n> c\n\n<b>d</b>\n\ne  \nf")
        #expect(
            blocks == [
                .list(MarkupList(items: [.init(isDone: true, blocks: [.paragraph([.text("a "), .code("b")])])])),
                .quote(label: "Note", [.paragraph([.text("c")])]),
                .paragraph([.text("<b>d</b>")]), .paragraph([.text("e"), .lineBreak, .text("f")]),
            ])
    }

    @Test func `DokuWiki`() {
        let text = Self.written(Self.sample, as: "DokuWiki")
        #expect(text.contains("===== Why it happened =====\n"))
        #expect(text.contains("//emphasis//, **strong //nested//**, <del>gone</del>, ''Ctrl'' and a line\\\\ break."))
        #expect(
            text.contains(
                "[[#Why it happened|why]], runbook (''%%../runbook.md%%'') and [[https://example.org/a?b=c&d=e]]."))
        #expect(text.contains("  * ☐ todo\n  * ☑ done\n    * nested\n"))
        #expect(text.contains("  - three\n  - four <code sh>\necho hi\n</code>"))
        #expect(text.contains("> **Warning**\n> Watch out"))
        #expect(text.contains("^ Time  ^  N ^\n| 10:00  |  a %%|%% ''%%b|c%%'' |"))
    }

    @Test func `MediaWiki`() {
        let text = Self.written(Self.sample, as: "MediaWiki")
        #expect(text.contains("== Why <code>it</code> happened ==\n"))
        #expect(
            text.contains(
                "''emphasis'', '''strong ''nested''''', <del>gone</del>, <kbd>Ctrl</kbd> and a line<br />break."))
        #expect(text.contains("* ☐ todo\n* ☑ done\n** nested\n"))
        #expect(text.contains("<li value=\"3\">three</li>"))
        #expect(text.contains("{| class=\"wikitable\"\n|-\n! Time\n! style=\"text-align: right\" | N\n|-\n| 10:00\n"))
        #expect(text.contains("| a &#124; <code>b&#124;c</code>\n|}"))
    }

    @Test func `Confluence`() {
        let text = Self.written(Self.sample, as: "Confluence")
        #expect(text.contains("<h2>Why <code>it</code> happened</h2>"))
        #expect(text.contains("<ac:task><ac:task-status>complete</ac:task-status><ac:task-body>done"))
        #expect(text.contains("<ol start=\"3\">"))
        #expect(text.contains("<ac:structured-macro ac:name=\"warning\">"))
        #expect(text.contains("<ac:plain-text-body><![CDATA[echo hi]]></ac:plain-text-body>"))
        #expect(text.contains("<a href=\"https://example.org/a?b=c&amp;d=e\">"))
        let code = Self.written("```\na ]]> b\n```", as: "Confluence")
        #expect(code.contains("<![CDATA[a ]]]]><![CDATA[> b]]>"))
    }

    @Test func `plain Markdown has lists instead of tables, and MkDocs has what Python-Markdown reads`() {
        let plain = Self.written(Self.sample, as: "CommonMark")
        #expect(plain.contains("- **Time:** 10:00\n  - **N:** a &#124; `b|c`"))
        #expect(plain.contains("- ☐ todo\n- ☑ done\n  - nested"))
        let mkDocs = Self.written(Self.sample, as: "MkDocs")
        #expect(mkDocs.contains("-   ☑ done\n\n    -   nested"))
        #expect(mkDocs.contains("4.  four\n\n        echo hi"))
        #expect(mkDocs.contains("| 10:00 | a &#124; <code>b&#124;c</code> |"))
        let obsidian = Self.written(Self.sample, as: "Obsidian")
        #expect(obsidian.contains("[[#Why it happened|why]]"))
        #expect(obsidian.contains("> [!WARNING]\n> Watch out"))
    }

    /// Texts that mean something in one of the formats, and nothing here.
    static let markup = [
        "{{macro}} {code} {noformat}x{noformat} {| table |} {{{a}}}", "[[page|words]] [http\\://x.y z] [#a]",
        "''a'' '''b''' //c// \\_\\_d\\_\\_ %%e%% ==f== ^^g^^ ,,h,, ++i++",
        "\\<script>alert(1)\\</script> &amp;lt; &amp;#91; &#38;copy;",
        "a || b !! c | d ^ e |} {|", "((note)) FIXME DELETEME 640x480 (c) -> <-> ... --- -- \\\\ x",
        "RFC 12 ISBN 1234567890 \\_\\_TOC\\_\\_ -{a}- ----", "$a$ $$b$$ #tag ^block %%comment%% \\=\\=mark\\=\\=",
        "#3 @here @name acme/api#12 GH-7 !4", "https\\://a.b mailto:x@y.z",
        "nowiki </nowiki> %%</nowiki>%% <nowiki/>",
        "\\* a", "\\# a", "1\\. a", "\\> a", "; a : b", "= a =", "\\~\\~NOTOC\\~\\~",
        "a\\_b\\_ \\*c\\* \\`d\\` \\[e\\](f)", "名前 — «é» 👩‍🔧",
    ]

    @Test func `an item behind an inner list is an item of the outer one`() {
        let mkDocs = Self.written("- a\n  - b\n- c\n- d\n", as: "MkDocs")
        #expect(mkDocs.contains("-   a\n\n    -   b\n\n-   c\n-   d"))
    }

    @Test(arguments: markup)
    func `text stays text in every Markdown we write`(markup: String) {
        for text in [
            markup, "- \(markup)", "| \(markup.replacing("|", with: "\\|")) |\n|--|", "## x \(markup)", "*a* \(markup)",
        ] {
            let shown = Markdown.plainText(text)
            for name in ["GitHub", "Obsidian", "MkDocs", "CommonMark"]
            where !(name == "CommonMark" && text.contains("|--")) {
                // Struck-out text is ours; Python-Markdown has none.
                if name == "MkDocs" && text.contains("\\~") { continue }
                let written = Self.written(text, as: name)
                #expect(Markdown.plainText(written) == shown, "\(name): \(written)")
            }
        }
    }

    @Test(arguments: markup)
    func `text has no signs left that mean something in wikitext`(markup: String) {
        let text = Self.written("x \(markup)", as: "MediaWiki")
        for sign in [
            "[[", "]]", "{{", "}}", "{|", "|}", "''", "~~", "__", "<script", "<nowiki", "://", "RFC 1", "ISBN 1",
        ] {
            #expect(!text.contains(sign), "\(sign) in \(text)")
        }
    }

    @Test(arguments: markup)
    func `text in DokuWiki is either harmless or marked as text`(markup: String) {
        var rest = Self.written("x \(markup)", as: "DokuWiki")[...]
        var bare = ""
        while let start = ["%%", "<nowiki>"].compactMap({ rest.firstRange(of: $0) }).min(by: {
            $0.lowerBound < $1.lowerBound
        }) {
            bare += rest[..<start.lowerBound] + "\u{0}"
            let end = rest[start] == "%%" ? "%%" : "</nowiki>"
            let inner = rest[start.upperBound...]
            guard let close = inner.firstRange(of: end) else { return #expect(Bool(false), "not closed: \(rest)") }
            rest = inner[close.upperBound...]
        }
        bare += rest
        for sign in [
            "[[", "{{", "//", "**", "__", "''", "~~", "((", "<", ">", "|", "^", "\\\\", "--", "...", "640x480", "FIXME",
            "(c)",
        ] {
            #expect(!bare.contains(sign), "\(sign) in \(bare)")
        }
    }

    @Test(arguments: markup)
    func `text in Confluence and in the page has no tags`(markup: String) {
        for name in ["Confluence", "HTML"] {
            let text = Self.written("x \(markup)", as: name)
            #expect(
                text.utf8.count { $0 == UInt8(ascii: "<") } == text.components("<p>") + text.components("</p>")
                    + text.components("<a ") + text.components("</a>"), "\(text)")
        }
    }

    @Test func `a document nested as deep as it can be is written in every format`() {
        let deep = String(repeating: "> - ", count: 200) + "a " + String(repeating: "~~b *c ", count: 2_000)
        let blocks = Self.tree(deep)
        for (name, writer) in Self.writers {
            let text = writer.document(blocks)
            #expect(text.utf8.count < 40 * deep.utf8.count, "\(name)")
        }
    }

    // MARK: Mentions

    @Test(arguments: [
        (
            "Ask @here about #3 and acme/api#12, GH-7 or !4",
            "Ask @<!-- -->here about #<!-- -->3 and acme/api#<!-- -->12, GH-<!-- -->7 or !<!-- -->4"
        ),
        (
            "`@here` a@b.c [#3](https://x.y/#3) <https://x.y/#4> https://x.y/#5 # 6 &#35;",
            "`@here` a@b.c [#3](https://x.y/#3) <https://x.y/#4> https://x.y/#5 # 6 &#35;"
        ),
        ("```\n@here #3\n```\n\n    @here\n\n- a\n\n      #3", "```\n@here #3\n```\n\n    @here\n\n- a\n\n      #3"),
        ("[a]: https://x.y/#3\n\n[a] @b", "[a]: https://x.y/#3\n\n[a] @<!-- -->b"),
        ("![x](/images/3) !3", "![x](/images/3) !<!-- -->3"),
        ("[^1]: @here\n\na[^1]", "[^1]: @<!-- -->here\n\na[^1]"), ("plain", "plain"),
    ])
    func `words that would mention somebody elsewhere are divided, and nothing else is changed`(
        text: String, divided: String
    ) {
        #expect(Markdown.withoutMentions(text) == divided)
        #expect(Markdown.html(Markdown.withoutMentions(text)) == Markdown.html(text))
    }

    @Test func `whatever is written, it shows the same afterwards`() {
        for seed in 0..<1_500 {
            var generator = RandomDocument(seed: seed)
            let text = generator.next().replacing("a", with: "@here #3 ")
            #expect(Markdown.html(Markdown.withoutMentions(text)) == Markdown.html(text), "seed \(seed): \(text)")
        }
    }
}

extension String {
    fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
