import HTML
import Markdown
import Testing

/// The examples of GFM's autolinks extension (GFM 0.29, section 6.9), and addresses as monitoring tools make them.
struct AutolinkTests {
    /// The texts of the examples as facts, with the links that they hold: the address, and the text where it differs.
    @Test(arguments: [
        ("www.commonmark.org", "<p><a href=\"http://www.commonmark.org\">www.commonmark.org</a></p>\n"),
        (
            "Visit www.commonmark.org/help for more information.",
            "<p>Visit <a href=\"http://www.commonmark.org/help\">www.commonmark.org/help</a> for more information.</p>\n"
        ),
        (
            "Visit www.commonmark.org.\n\nVisit www.commonmark.org/a.b.",
            "<p>Visit <a href=\"http://www.commonmark.org\">www.commonmark.org</a>.</p>\n<p>Visit <a href=\"http://www.commonmark.org/a.b\">www.commonmark.org/a.b</a>.</p>\n"
        ),
        (
            "#\n\n#))\n\n(#)\n\n(#".replacing("#", with: "www.google.com/search?q=Markup+(business)"),
            "<p>#</p>\n<p>#))</p>\n<p>(#)</p>\n<p>(#</p>\n".replacing(
                "#",
                with:
                    "<a href=\"http://www.google.com/search?q=Markup+(business)\">www.google.com/search?q=Markup+(business)</a>"
            )
        ),
        (
            "www.google.com/search?q=(business))+ok",
            "<p><a href=\"http://www.google.com/search?q=(business))+ok\">www.google.com/search?q=(business))+ok</a></p>\n"
        ),
        (
            "www.google.com/search?q=commonmark&hl=en\n\nwww.google.com/search?q=commonmark&hl;",
            """
            <p><a href="http://www.google.com/search?q=commonmark&amp;hl=en">www.google.com/search?q=commonmark&amp;hl=en</a></p>
            <p><a href="http://www.google.com/search?q=commonmark">www.google.com/search?q=commonmark</a>&amp;hl;</p>

            """
        ),
        (
            "www.commonmark.org/he<lp",
            "<p><a href=\"http://www.commonmark.org/he\">www.commonmark.org/he</a>&lt;lp</p>\n"
        ),
        // Except the address of a file server: a link leads to http, https and mailto alone.
        (
            """
            http://commonmark.org

            (Visit https://encrypted.google.com/search?q=Markup+(business))

            Anonymous FTP is available at ftp://foo.bar.baz.
            """,
            """
            <p><a href="http://commonmark.org">http://commonmark.org</a></p>
            <p>(Visit <a href="https://encrypted.google.com/search?q=Markup+(business)">\
            https://encrypted.google.com/search?q=Markup+(business)</a>)</p>
            <p>Anonymous FTP is available at ftp://foo.bar.baz.</p>

            """
        ),
        ("foo@bar.baz", "<p><a href=\"mailto:foo@bar.baz\">foo@bar.baz</a></p>\n"),
        (
            "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.",
            "<p>hello@mail+xyz.example isn't valid, but <a href=\"mailto:hello+xyz@mail.example\">hello+xyz@mail.example</a> is.</p>\n"
        ),
        (
            "a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_",
            "<p>#</p>\n<p>#.</p>\n<p>a.b-c_d@a.b-</p>\n<p>a.b-c_d@a.b_</p>\n".replacing(
                "#", with: "<a href=\"mailto:a.b-c_d@a.b\">a.b-c_d@a.b</a>")
        ),
    ])
    func `the examples of the extension`(text: String, html: String) {
        #expect(Markdown.html(text).description == html)
    }

    @Test(arguments: [
        "https://kibana.example/app#/d/x?_g=(time:(from:'2026-03-01T14:00:00Z',to:now))&_a=(query:(query:'a|b'))",
        "https://grafana.example/explore?left={\"q\":\"rate(x[5m])\"}", "https://x.example/~user/~~a~~",
        "https://grafana.example/explore?left=[\"now-1h\",\"now\",\"Loki\",{\"expr\":\"{app=\\\"a\\\"}_*\"}]",
        "https://loki.example/?q={app=\"a\"}|=\"b\"&x=_y_z", "https://x.example/?q=\"two\"",
        "www.x.example/a_b_(c)?q=(d|e)", "https://splunk.example/search?q=a|stats*count_by_x",
    ])
    func `an address as a monitoring tool makes it leads to the whole address, in a line and in a cell`(
        address: String
    ) throws {
        // A backslash is no part of a bare address.
        let address = address.replacing("\\", with: "")
        let cell = address.replacing("|", with: "\\|")
        for text in [
            address, "See \(address), please.", "(\(address))", "- \(address)\n- b", "**\(address)**",
            "| a | b |\n|---|---|\n| \(cell) | c |", "|a|b|\n|---|---|\n|\(cell)|c|",
            "| a | b |\n|---|---|\n| c | \(address) |",
        ] {
            let html = try StrictHTML(Markdown.html(text))
            let shown = html.elements.filter { $0.tag == "a" }.count
            #expect(
                shown == 1 && html.addresses[0].unescaped == (address.hasPrefix("www") ? "http://" : "") + address,
                "\(text)")
            if text.hasSuffix("c |") || text.hasSuffix("c|") { #expect(html.text.hasSuffix("c\n\n\n\n"), "\(text)") }
        }
    }

    @Test(arguments: [
        ("say \"https://a.example/b\" twice", "https://a.example/b"),
        ("{\"url\":\"https://a.example/b\",\"n\":1}", "https://a.example/b"),
        ("~~https://a.example/b~~", "https://a.example/b"), ("~~see https://a.example/~b~~", "https://a.example/~b"),
        ("|https://a.example/b|*c*|\n|---|---|", "https://a.example/b"),
        ("https://a.example/b|https://c.example", "https://a.example/b"),
        ("[x](https://a.example/b)*c*", "https://a.example/b"), ("(www.a.example/b.)*c*", "http://www.a.example/b"),
        ("\"www.a.example\"", "http://www.a.example"), ("前www.a.example。", "http://www.a.example"),
    ])
    func `it ends where what is around it begins`(text: String, address: String) throws {
        let html = try StrictHTML(Markdown.html(text))
        #expect(html.addresses.first == address, "\(html.addresses)")
        #expect(html.all("em").count == (text.contains("*") ? 1 : 0))
    }

    @Test(arguments: [
        "www.", "www", "www..a", "awww.a.example", "a.www.b.example", "x-www.b.example", "www.a_b", "www.a_b.example",
        "/www.a.example", "`www.a.example`", "[www.a.example](/b)", "user@www.a", "www.-a",
    ])
    func `what is no address without a scheme stays text`(text: String) throws {
        #expect(try StrictHTML(Markdown.html(text)).addresses.allSatisfy { !$0.hasPrefix("http") })
    }
}

extension String {
    /// Without the percent-encoding of characters that an attribute may not hold.
    fileprivate var unescaped: String {
        [("%7C", "|"), ("%22", "\""), ("%7B", "{"), ("%7D", "}"), ("%5B", "["), ("%5D", "]")]
            .reduce(self) { $0.replacing($1.0, with: $1.1) }
    }
}
