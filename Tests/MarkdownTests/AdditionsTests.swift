import HTML
import Markdown
import Testing

struct AdditionsTests {
    @Test func `a list item that begins with brackets is a task`() {
        let html = Markdown.html(
            "- [ ] open *soon*\n- [x] done\n- [X] done too\n- [ ]none\n- [y] no\n- \\[ ] no\n- [ ]\n"
        ).description
        #expect(html.contains("<li><input type=\"checkbox\" disabled=\"\" /> open <em>soon</em></li>"))
        #expect(html.contains("<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> done</li>"))
        #expect(html.contains("<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> done too</li>"))
        #expect(html.contains("<li>[ ]none</li>\n<li>[y] no</li>\n<li>[ ] no</li>\n<li>[ ]</li>"))
    }

    @Test func `a task may stand in a loose list, and brackets in other paragraphs are text`() throws {
        let html = try StrictHTML(Markdown.html("1. [x] a\n\n   [x] b\n\n[x] c\n\n> [ ] d\n"))
        #expect(html.all("input").count == 1)
        #expect(html.text.contains("[x] b") && html.text.contains("[x] c") && html.text.contains("[ ] d"))
    }

    @Test(arguments: [
        ("~~a~~", "<del>a</del>"),
        ("~a~", "<del>a</del>"),
        ("a~~b~~c", "a<del>b</del>c"),
        ("~~a *b* `c`~~", "<del>a <em>b</em> <code>c</code></del>"),
        ("*~~a~~*", "<em><del>a</del></em>"),
        ("~~a ~b~ c~~", "<del>a <del>b</del> c</del>"),
        ("~~a~", "~~a~"),
        ("~~~a~~~ b", "~~~a~~~ b"),
        ("a ~~ b ~~", "a ~~ b ~~"),
        ("~5 min to ~10 min", "~5 min to ~10 min"),
        ("\\~~a~~", "~~a~~"),
        ("\\~a\\~", "~a~"),
        ("~~*a~~*", "~~<em>a~~</em>"),
        ("[~~a](/b)~~", "<a href=\"/b\">~~a</a>~~"),
        ("`~~a~~`", "<code>~~a~~</code>"),
        ("~~a\nb~~", "<del>a\nb</del>"),
        ("「~~a~~」", "「<del>a</del>」"),
        ("![~~a~~](/b)", "<img src=\"/b\" alt=\"~~a~~\" />"),
    ])
    func `one or two tildes strike out`(markdown: String, html: String) {
        #expect(Markdown.html("x " + markdown).description == "<p>x \(html)</p>\n")
    }

    @Test(arguments: [
        ("http://a.example", "http://a.example", ""),
        ("HTTPS://a.example/B?c=d&e#f", "HTTPS://a.example/B?c=d&e#f", ""),
        ("http://a.example/b.", "http://a.example/b", "."),
        ("http://a.example/b?!.,:", "http://a.example/b", "?!.,:"),
        ("http://a.example/b)", "http://a.example/b", ")"),
        ("http://a.example/(b)", "http://a.example/(b)", ""),
        ("http://a.example/(b))", "http://a.example/(b)", ")"),
        ("http://a.example/b[1]", "http://a.example/b[1]", ""),
        ("http://a.example/b&amp;c", "http://a.example/b&c", ""),
        ("http://a.example/b;", "http://a.example/b", ";"),
        ("http://a.example/__init__.py", "http://a.example/__init__.py", ""),
        ("http://a.example/_search*x*y", "http://a.example/_search*x*y", ""),
        ("http://a.example/~user/~x", "http://a.example/~user/~x", ""),
        ("http://a.example\"quoted\"", "http://a.example", "\"quoted\""),
        ("http://a.example/b。次", "http://a.example/b", "。次"),
        ("http://a.example/b）、次", "http://a.example/b", "）、次"),
        ("http://a.example/b\u{A0}c", "http://a.example/b", "\u{A0}c"),
        ("http://a.example/b—c", "http://a.example/b", "—c"),
    ])
    func `a bare web address is a link without the punctuation behind it`(
        markdown: String, address: String, rest: String
    ) throws {
        let html = try StrictHTML(Markdown.html("See (" + markdown))
        #expect(html.text == "See (" + address + rest + "\n")
        #expect(html.addresses.map { $0.replacing("%5B", with: "[").replacing("%5D", with: "]") } == [address])
    }

    @Test(arguments: [
        "xhttp://a.example", "http:/a.example", "http://", "http:// a", "ftp://a.example",
        "`http://a.example`",
        "http\\://a.example", "javascript://a.example", "http://)", "![http://a.example](/b)",
    ])
    func `what is no web address stays text`(markdown: String) throws {
        #expect(try StrictHTML(Markdown.html(markdown)).all("a").isEmpty)
    }

    @Test func `emphasis around a web address is not a part of it`() {
        #expect(
            Markdown.inlineHTML("**http://a.example/b** *http://a.example*").description
                == "<strong><a href=\"http://a.example/b\">http://a.example/b</a></strong> "
                + "<em><a href=\"http://a.example\">http://a.example</a></em>")
    }

    @Test func `an address in a link's text is not a second link`() throws {
        let html = try StrictHTML(Markdown.html("[http://a.example a@b.example INC-1 <http://c.example>](/d)", .keys))
        #expect(html.addresses == ["/d"])
        #expect(html.text == "http://a.example a@b.example INC-1 http://c.example\n")
    }

    @Test(arguments: [
        ("mail a.b+c@d-e.example.", "mailto:a.b+c@d-e.example"), ("a_b@c.example", "mailto:a_b@c.example"),
        ("(a@b.example)", "mailto:a@b.example"),
    ])
    func `a bare mail address is a link`(markdown: String, address: String) throws {
        #expect(try StrictHTML(Markdown.html(markdown)).addresses == [address])
    }

    @Test(arguments: [
        "a@b", "@b.example", "a@.example", "a\\@b.example", "git@host.example:team/repository",
        "ssh://git@host.example/x",
        "postgres://me:secret@host.example:5432/x", "a@b@c", "a@b.",
    ])
    func `what is no mail address stays text`(markdown: String) throws {
        #expect(try StrictHTML(Markdown.html(markdown)).all("a").isEmpty)
    }

    @Test(arguments: [
        "INC-12", "(INC-12)", "INC-12.", "**INC-12**", "INC-12/x", "前INC-12の", "# INC-12", "| INC-12 |\n|---|",
    ])
    func `a key is a link where the page knows it`(markdown: String) throws {
        let link = try #require(StrictHTML(Markdown.html(markdown, .keys)).all("a").first)
        #expect(link.attributes == ["href": "/records/INC-12", "title": "INC-12 \"quoted\" & more"])
    }

    @Test(arguments: [
        "XINC-12", "INC-12a", "INC-12_", "INC-12-13", "pre-INC-12", "inc-12", "INC-012", "INC-", "I-12", "INCIDENT-12",
        "INC-1234567890",
        "INC\\-12", "INC -12", "`INC-12`", "    INC-12", "UTF-8", "[INC-12](/x)", "<b INC-12>",
        "http://a.example/INC-12",
    ])
    func `what is no key, is in code or in an address, or is not known, is no link to a record`(markdown: String) throws
    {
        #expect(try !StrictHTML(Markdown.html(markdown, .keys)).addresses.contains { $0.hasPrefix("/records") })
    }

    @Test func `a paragraph that is the name of a block becomes the block, once`() {
        let rendering = Markdown.Rendering(block: { $0 == "time-line" ? "<ol></ol>" : nil })
        #expect(
            Markdown.html("a\n\n{{time-line}}\n\n{{time-line}}\n\n{{other}}", rendering).description
                == "<p>a</p>\n<ol></ol>\n<p>{{time-line}}</p>\n<p>{{other}}</p>\n")
    }

    @Test(arguments: [
        "{{a}} b", "b {{a}}", "{{a}}\nb", "{{A}}", "{{a b}}", "{{}}", "{a}", "\\{{a}}", "`{{a}}`", "    {{a}}",
        "# {{a}}", "{{a}}{{a}}",
        "{{a\u{301}}}", "&#123;{a}}",
    ])
    func `what is not only the name of a block stays text`(markdown: String) {
        #expect(!Markdown.html(markdown, Markdown.Rendering(block: { _ in "<hr>" })).description.contains("<hr>"))
    }
}

extension Markdown.Rendering {
    /// Knows INC-12.
    fileprivate static let keys = Markdown.Rendering(reference: { key in
        key == "INC-12" ? Markdown.Reference(to: Link(["records", key]), title: "\(key) \"quoted\" & more") : nil
    })
}
