import Testing

@testable import HTML

struct InterpolationTests {
    @Test func `text is escaped, HTML and numbers stand as they are`() {
        let inner: HTML = "<b>bold</b>"
        let html: HTML = "<p>\("1 < 2") \(inner) \(-42)</p>"
        #expect(html.description == "<p>1 &lt; 2 <b>bold</b> -42</p>")
    }

    @Test func `a part of a text is escaped like a whole one`() {
        let html: HTML = "<p>\("a<b".dropFirst())</p>"
        #expect(html.description == "<p>&lt;b</p>")
    }

    @Test func `HTML that is not there leaves nothing`() {
        let nothing: HTML? = nil
        let something: HTML? = "<hr>"
        let html: HTML = "<p>\(nothing)\(something)</p>"
        #expect(html.description == "<p><hr></p>")
    }

    @Test func `a list is made of its parts, in order and with what stands between them`() {
        let keys = ["INC-1", "INC-2", "<3"]
        let html: HTML = "<ul>\(each: keys, { "<li>\($0)</li>" })</ul>"
        #expect(html.description == "<ul><li>INC-1</li><li>INC-2</li><li>&lt;3</li></ul>")
        let line: HTML = "\(each: keys, separator: ", ", { "<b>\($0)</b>" })"
        #expect(line.description == "<b>INC-1</b>, <b>INC-2</b>, <b>&lt;3</b>")
        let none: HTML = "<ul>\(each: [String](), separator: ", ", { "<li>\($0)</li>" })</ul>"
        #expect(none.description == "<ul></ul>")
    }

    @Test func `a list whose parts fail fails`() {
        struct Broken: Error {}
        func list() throws -> HTML { try "\(each: [1], { _ in throw Broken() })" }
        #expect(throws: Broken.self) { try list() }
    }

    @Test func `a condition decides whether HTML is there, and only then is it made`() {
        var made = 0
        func part() -> HTML {
            made += 1
            return "<hr>"
        }
        let off: HTML = "<p>\(when: false, part())</p>"
        #expect(off.description == "<p></p>")
        #expect(made == 0)
        let on: HTML = "<p>\(when: true, part())</p>"
        #expect(on.description == "<p><hr></p>")
        #expect(made == 1)
    }

    @Test func `a boolean attribute is there or not`() {
        let on: HTML = "<input type=\"checkbox\"\(flag: "checked", true)>"
        let off: HTML = "<input type=\"checkbox\"\(flag: "checked", false)>"
        #expect(on.description == "<input type=\"checkbox\" checked>")
        #expect(off.description == "<input type=\"checkbox\">")
    }

    @Test func `an attribute without a value is left out, and one with an empty value is not`() {
        let none: String? = nil
        let html: HTML = "<p\(attribute: "id", none)\(attribute: "class", "")\(attribute: "title", "a \"b\"")></p>"
        #expect(html.description == "<p class=\"\" title=\"a &quot;b&quot;\"></p>")
    }

    @Test func `an address in an attribute is a link and is escaped`() {
        let link: Link? = Link(["search"], query: [("q", "a&b"), ("page", "2")])
        let none: Link? = nil
        let html: HTML = "<a\(attribute: "href", link)\(attribute: "cite", none)>next</a>"
        #expect(html.description == "<a href=\"/search?q=a%26b&amp;page=2\">next</a>")
    }

    @Test func `a link in a literal is escaped`() throws {
        let link = try #require(Link(outside: "https://example.org/?a=1&b=\"'<>"))
        let html: HTML = "<a href=\"\(link)\">x</a>"
        #expect(html.description == "<a href=\"https://example.org/?a=1&amp;b=&quot;&#39;&lt;&gt;\">x</a>")
    }

    @Test func `parts are joined with what stands between them`() {
        let parts: [HTML] = ["<i>a</i>", HTML(text: "&"), ""]
        #expect(parts.joined(separator: "<br>").description == "<i>a</i><br>&amp;<br>")
        #expect([HTML]().joined(separator: "<br>").isEmpty)
        var sum: HTML =
            "<i>"
            + "</i>"
        sum += "<b></b>"
        #expect(sum.description == "<i></i><b></b>")
    }
}
