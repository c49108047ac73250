import Testing

@testable import HTML

struct LinkTests {
    @Test(arguments: [
        "https://example.org", "http://example.org/a?b=c#d", "mailto:alma@example.org", "HTTPS://EXAMPLE.ORG",
        "Mailto:a@example.org", "https://example.org/\u{E9}\u{301}", "http://localhost:8080",
    ])
    func `web addresses and mailboxes lead outside`(address: String) {
        #expect(Link(outside: address)?.address == address)
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
        "java\nscript:alert(1)", "\u{1}javascript:alert(1)", "java\u{0}script:alert(1)", "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)", "javascript\u{301}:alert(1)", "data:text/html,<script>", "vbscript:x",
        "blob:https://x",
        "file:///etc/passwd", "view-source:https://x", "feed:https://x", "filesystem:https://x", "about:blank",
        // Not quite a scheme of ours, or one of ours in a disguise.
        "https:/example.org", "https:example.org", "http:\\\\example.org", "https\u{301}://example.org",
        "https:\u{301}//example.org", "ht\ntps://example.org", " https://example.org", "\u{FEFF}https://example.org",
        "https ://example.org", "h\u{200D}ttps://example.org", "\u{FF48}ttps://example.org", "httpſ://example.org",
        // Nothing behind the scheme, or something a header or an attribute could break at.
        "https://", "http://", "mailto:", "https://a b", "https://a\r\nSet-Cookie: x", "https://a\u{7F}", "https://a\0",
        "", "//example.org", "/path", "example.org", "#anchor", "?query",
    ])
    func `nothing else does, in whatever disguise`(address: String) {
        #expect(Link(outside: address) == nil)
    }

    @Test(arguments: [
        "/", "/incidents", "/incidents?state=open&page=2", "/incidents/INC-1#timeline", "/a/../b", "/%2F%2Fexample.org",
        "/.//example.org", "/@example.org", "/http://example.org", "/search?q=//x",
    ])
    func `a path of our own leads back to us`(address: String) {
        #expect(Link(ownPath: address)?.address == address)
    }

    @Test(arguments: [
        "//example.org", "///example.org", "/\\example.org", "/\\/example.org", "\\\\example.org", "/a\\..\\b",
        "https://example.org", "javascript:alert(1)", "", "incidents", "?a", "#a", " /incidents", "/\t/example.org",
        "/\n/example.org", "/ /example.org", "/incidents\r\nSet-Cookie: x", "/a\0b", "/\u{7F}", "/\u{E9}",
        "/\u{2044}/x",
        "/\u{301}", "\u{FEFF}/incidents", "/" + String(repeating: "a", count: 2_000),
    ])
    func `a path that a browser could read as another site is refused`(address: String) {
        #expect(Link(ownPath: address) == nil)
    }

    @Test func `segments, names, values and fragments are percent-encoded, byte by byte`() {
        let link = Link(
            ["a/b", "c?d#e", "\u{E9} %2F"], query: [("q&", "a=b&c"), ("\u{1F469}", "")], fragment: "x\"y")
        #expect(link.address == "/a%2Fb/c%3Fd%23e/%C3%A9%20%252F?q%26=a%3Db%26c&%F0%9F%91%A9=#x%22y")
    }

    @Test func `what needs no encoding keeps its looks`() {
        #expect(Link(["incidents", "INC-12", "a.b_c~d"]).address == "/incidents/INC-12/a.b_c~d")
        #expect(Link([]).address == "/")
        #expect(Link([], query: [("a", "b")]).address == "/?a=b")
    }

    /// A browser resolves `.` and `..`, and takes an empty first segment for the beginning of another host.
    @Test(arguments: [
        [""], ["", "example.org"], ["."], [".."], ["a", "..", "b"], ["a", "", "b"], ["", "", "example.org"],
    ])
    func `no segment can leave the path it stands in`(segments: [String]) {
        let address = Link(segments).address
        #expect(!address.contains("//"))
        #expect(!address.split(separator: "/").contains { $0 == "." || $0 == ".." })
        #expect(Link(ownPath: address) != nil)
    }

    @Test func `an anchor is percent-encoded`() {
        #expect(Link(anchor: "what-happened").address == "#what-happened")
        #expect(Link(anchor: "a b\"\u{E9}").address == "#a%20b%22%C3%A9")
    }

    @Test func `an anchor replaces the one that is there`() throws {
        #expect(Link(["a"], query: [("b", "c")]).anchored("d e").address == "/a?b=c#d%20e")
        #expect(Link(["a"], fragment: "old").anchored("new").address == "/a#new")
        let odd = try #require(Link(outside: "https://example.org/#\u{301}old"))
        #expect(odd.anchored("new").address.utf8.filter { $0 == UInt8(ascii: "#") }.count == 1)
    }
}
