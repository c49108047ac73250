import Domain
import Foundation
import FrontMatter
import HTMLReading
import Markdown

/// Feeds every reader of people's texts with growing inputs, for a tool that counts the instructions of each step.
///
/// After each step ``stepMark()`` is called, on which the counter writes down what it has counted since the one before.
enum Growth {
    /// A text of one shape, as long as it is asked for.
    struct Shape: Sendable {
        let name: String
        let text: @Sendable (Int) -> String

        init(_ name: String, repeating part: String, after start: String = "", before end: String = "") {
            self.name = name
            text = { start + String(repeating: part, count: $0 / part.utf8.count) + end }
        }
    }

    struct Reader: Sendable {
        let name: String
        let shapes: [Shape]
        let read: @Sendable (String) -> Void
    }

    /// In bytes; the larger is four times the smaller.
    static let sizes = [1_000, 4_000]

    /// Prints a line for each step, in order: reader, shape, bytes.
    static func run() {
        for reader in readers {
            // Tables that are made on first use are no part of the count.
            for shape in reader.shapes { reader.read(shape.text(64)) }
            stepMark()
            print("\(reader.name)\tall\t64")
            for shape in reader.shapes {
                for size in sizes {
                    reader.read(shape.text(size))
                    stepMark()
                    print("\(reader.name)\t\(shape.name)\t\(size)")
                }
            }
        }
    }

    static let readers: [Reader] = [
        paste, typedTime, merge, search, frontMatter, markdown, plainText, quotes, exported, parts, imports, html,
        peopleList, erasedName, wording,
    ]

    static let marks = [
        Shape("colons", repeating: ":"), Shape("dashes", repeating: "-"), Shape("equals", repeating: "="),
        Shape("semicolons", repeating: ";"), Shape("commas", repeating: ","), Shape("pipes", repeating: "|"),
        Shape("stars", repeating: "*"), Shape("hashes", repeating: "#"), Shape("brackets", repeating: "["),
        Shape("parentheses", repeating: "("), Shape("quotes", repeating: "> "),
        Shape("spaces", repeating: " ", before: "x"),
        Shape("backslashes", repeating: "\\|"), Shape("accents", repeating: "\u{301}", after: "a"),
        Shape("joiners", repeating: "\u{1F469}\u{200D}"), Shape("line ends", repeating: "\r\n"),
        Shape("digits", repeating: "9"), Shape("short lines", repeating: "a\n"), Shape("words", repeating: "word "),
    ]

    private static let paste = Reader(
        name: "paste",
        shapes: marks
            + [
                Shape("colons behind a time", repeating: ":", after: "14:02 "),
                Shape("equals behind a time", repeating: "=", after: "14:02 "),
                Shape("stars behind a time", repeating: "*", after: "**14:02 "),
                Shape("entries", repeating: "2026-03-01 14:02:33 UTC Alert fires\n"),
                Shape("dates", repeating: "03/04/2026 "), Shape("times", repeating: "14:02 "),
                Shape("zones", repeating: "All times in UTC\n"), Shape("statement", repeating: "times in UTC "),
                Shape("table", repeating: "| 14:02 | Alert | Bo |\n"), Shape("tabs", repeating: "14:02\tAlert\tBo\n"),
                Shape("headings", repeating: "## 2026-03-01\n"), Shape("chat", repeating: "Bo Li  2:03 PM\nAlert\n"),
            ]
    ) { text in
        _ = try? TimelinePaste(
            text, now: Date(timeIntervalSince1970: 1_772_724_600), zone: .utc, day: Day(iso: "2026-03-01"))
    }

    private static let html = Reader(
        name: "html",
        shapes: marks
            + [
                Shape("tags", repeating: "<div>"), Shape("ends", repeating: "</p>"), Shape("openings", repeating: "<"),
                Shape("comments", repeating: "<!--"), Shape("attributes", repeating: " a=b", after: "<p"),
                Shape("entities", repeating: "&amp;"), Shape("ampersands", repeating: "&"),
                Shape("scripts", repeating: "<script>"), Shape("items", repeating: "<ul><li>a"),
                Shape("rows", repeating: "<tr><td rowspan=9>a", after: "<table>"),
                Shape("tables", repeating: "<table><tr><td>"), Shape("emphasis", repeating: "<b>a"),
                Shape("links", repeating: "<a href=b>a</a>"), Shape("code", repeating: "<code>`</code>"),
            ]
    ) { text in _ = HTMLPage(Array(text.utf8)) }

    private static let typedTime = Reader(name: "typed time", shapes: marks) { text in
        _ = try? TimeInput(now: Date(timeIntervalSince1970: 1_772_724_600), zone: .utc).read(text)
    }

    /// Two people who have changed one line each at the two ends.
    private static let merge = Reader(
        name: "merge", shapes: marks + [Shape("lines", repeating: "one line of a text\n")]
    ) { text in
        _ = TextMerge(base: text, theirs: "Theirs\n" + text, mine: text + "\nMine")
    }

    private static let search = Reader(name: "search", shapes: marks) { _ = SearchTerms($0) }

    private static let frontMatter = Reader(
        name: "front matter",
        shapes: [
            Shape("lines", repeating: "name: value\n", after: "---\n", before: "---\n"),
            Shape("list", repeating: "- a\n", after: "---\na:\n", before: "---\n"),
            Shape("no end", repeating: "a\n", after: "---\n"), Shape("dashes", repeating: "-", after: "---\n"),
            Shape("anchors", repeating: "&a ", after: "---\na: ", before: "\n---\n"),
            Shape("stars", repeating: "*a ", after: "---\na: '", before: "'\n---\n"),
        ]
    ) { text in
        guard let yaml = FrontMatter.split(text)?.yaml else { return }
        _ = try? FrontMatter.decode([String: String].self, from: yaml)
    }

    private static let additions = [
        Shape("keys", repeating: "INC-1 "), Shape("half keys", repeating: "INC-"), Shape("letters", repeating: "A"),
        Shape("addresses", repeating: "https://example.org/a "), Shape("schemes", repeating: "http://"),
        Shape("without schemes", repeating: "www.a."), Shape("quoted", repeating: "\"=\"", after: "https://a.example/"),
        Shape("tildes behind an address", repeating: "~~a~", after: "https://a.example/", before: "~~"),
        Shape("many with tildes", repeating: "http://a/~~ "), Shape("pipes in addresses", repeating: "http://a/(b|c"),
        Shape("addresses in cells", repeating: "http://a/(b|c", after: "|a|b|\n|---|---|\n|"),
        Shape("keys to press", repeating: "<kbd>a</kbd>"), Shape("open keys", repeating: "<kbd>"),
        Shape("closed keys", repeating: "</kbd>"),
        Shape("folds", repeating: "<details>\n\na\n\n</details>\n\n"),
        Shape("open folds", repeating: "<details>\n\n"),
        Shape("folds in a block", repeating: "<details>", after: "<details>"),
        Shape("summaries", repeating: "<summary>", after: "<details>"),
        Shape("comments", repeating: "<!-- a -->"),
        Shape("open comments", repeating: "<!--"),
        Shape("comments in a block", repeating: "<!--", after: "<!-- --> "),
        Shape("open tags", repeating: "<kbd \"", after: "<mark>\n"),
        Shape("images", repeating: "<img src=/a alt=b>"),
        Shape("attributes", repeating: "a=b ", after: "<img ", before: ">"),
        Shape("notes", repeating: "[^1] ", before: "\n\n[^1]: a"),
        Shape("many notes", repeating: "[^1]: a\n"),
        Shape("open notes", repeating: "[^a", before: "\n\n[^1]: a"),
        Shape("long notes", repeating: "    a\n\n", after: "[^1]: a\n"),
        Shape("alerts", repeating: "> [!NOTE]\n> a\n\n"),
        Shape("definitions", repeating: ": a\n\n", after: "a\n\n"),
        Shape("terms", repeating: "a\n: b\n\n"),
        Shape("definitions in a line", repeating: ": b\n", after: "a\n"),
        Shape("emoji", repeating: ":tada: "), Shape("names of nothing", repeating: ":abc"),
        Shape("unknown tags", repeating: "a <b>\n"), Shape("tags and code", repeating: "`<b>` <b> "),
        Shape("blocks of HTML", repeating: "<div>\n\n"), Shape("definitions of links", repeating: "[a]: /b\n"),
        Shape("diagrams", repeating: "```mermaid\na\n```\n"),
        Shape("links to headings", repeating: "[a](#a) "),
        Shape("same headings", repeating: "# a\n[a](#a-1)\n"),
        Shape("relative links", repeating: "[a](a.md) "),
        Shape("paragraphs", repeating: "Some text.\n\n"),
        Shape("headings", repeating: "## A\n\n"),
        Shape("table", repeating: "| a | b |\n", after: "| a | b |\n|---|---|\n"),
        Shape("links", repeating: "[a](b) "), Shape("code", repeating: "`a` "), Shape("list", repeating: "- a\n"),
        Shape("tasks", repeating: "- [ ] a\n"), Shape("tildes", repeating: "~"), Shape("struck", repeating: "~~a~~ "),
        Shape("entities", repeating: "&amp;"), Shape("tags", repeating: "<b>"),
    ]

    private static let markdown = Reader(name: "Markdown", shapes: marks + additions) { text in
        _ = Markdown.rendered(text, Markdown.Rendering(reference: { _ in nil }))
    }

    private static let imports = Reader(
        name: "import",
        shapes: marks + additions
            + [
                Shape("timeline", repeating: "10:00 It broke\n", after: "# T\n\n## Timeline\n\n"),
                Shape("actions", repeating: "- [x] **Bo Li**: Mend it (done)\n", after: "# T\n\n## Actions\n\n"),
                Shape("nested actions", repeating: "- a\n  - b\n\n", after: "# T\n\n## Actions\n\n"),
                Shape("rows", repeating: "| Mend it | Bo |\n", after: "# T\n\n## Actions\n\n| Action | Who |\n|-|-|\n"),
                Shape("labels", repeating: "**Impact:** all\n"), Shape("headings", repeating: "## Actions\n- a\n"),
                Shape("findings", repeating: "- a\n", after: "# T\n\n## What went well\n\n"),
            ]
    ) { text in
        _ = ImportedPostmortem(
            ImportSource(name: "a.md", text: text),
            ImportContext(now: Date(timeIntervalSince1970: 1_772_724_600), zone: .utc))
    }

    private static let parts = Reader(name: "parts", shapes: marks + additions) {
        _ = MarkdownLines("{{timeline}}\n\n" + $0).parts(at: [.timeline])
    }

    private static let exported = Reader(name: "exported", shapes: marks + additions) {
        _ = Markdown.withHTMLAsText($0)
        _ = Markdown.separated([("a", $0), ("b", $0)])
    }

    /// A passage that is not in the text.
    private static let quotes = Reader(name: "quotes", shapes: marks + additions) {
        _ = try? QuotedText($0).quote("nowhere to be found")
    }

    private static let plainText = Reader(name: "plain text", shapes: marks + additions) {
        _ = Markdown.plainText($0)
    }
}

/// A step is over. Never inlined: the counter finds it by its name.
@_cdecl("handrail_growth_mark")
@inline(never)
public func stepMark() {
    // Flushed so that the names of the steps are complete even if the next one never ends.
    fflush(nil)
}
