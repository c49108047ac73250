import Markdown
import Testing

@testable import HTMLReading

@Suite("The text of HTML as Markdown")
struct HTMLTextTests {
    /// What a reader of the Markdown sees, with white space as one space.
    private func shown(_ html: String) -> String {
        let markdown = HTMLPage(Array(html.utf8)).markdown
        let rendered = Markdown.html(markdown)
        return HTMLTextTests.words(HTMLTextTests.text(rendered.description))
    }

    private static func words(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The text of HTML, whose blocks and line breaks are white space.
    private static func text(_ html: String) -> String {
        let tree = HTMLTree(Array(html.utf8))
        var text = ""
        func add(_ number: Int) {
            for child in tree.elements[number].children {
                switch child {
                case .text(let bytes): text += String(decoding: bytes, as: UTF8.self)
                case .element(let number):
                    let name = tree.elements[number].name
                    let isBreak = ["p", "br", "li", "h1", "h2", "td", "th", "tr"].contains(name)
                    if isBreak { text += " " }
                    add(number)
                    if isBreak { text += " " }
                }
            }
        }
        add(0)
        return text
    }

    @Test(arguments: [
        "<p>a <b>*</b></p>", "<p>1<b>.</b> x</p>", "<p>1<span>.</span> x</p>", "<p><span>[</span>x](y)</p>",
        "<p>[x]<span>(y)</span></p>", "<p>a<b> b</b></p>", "<p><b>a</b><b>b</b></p>", "<p>x<b>\"a\"</b>y</p>",
        "<p>!<a href=\"https://a.example\">x</a></p>", "<p><a href=\"https://a.example\">x]y</a></p>",
        "<p>\\<b>a</b></p>", "<p>a~<del>b</del></p>", "<h2>C #</h2>", "<p>a | b<br>--- | ---</p>", "<p>a<br>: b</p>",
        "<p>{{timeline}}</p>", "<p>:tada: &amp;lt;b&gt; www</p>", "<ul><li>[ ] a</ul>", "<p>&lt;!<span>--</span> a</p>",
    ])
    func `is what the page shows, whatever elements it comes from`(html: String) {
        #expect(shown(html) == HTMLTextTests.words(HTMLTextTests.text(html)))
    }

    @Test func `is the same for any texts in any elements`() {
        var random = SeededNumbers(state: 14)
        let pieces = [
            "*", "**", "_", "__", "`", "~~", "~", "[", "]", "(", ")", "!", "#", "1", ".", "-", "+", "|", ":", "&lt;",
            "&gt;",
            "&amp;", "\\", "=", "a", "bc", " ", " ", "é", "日本", "“", "x](y)", "1. ", "- ", "&amp;amp;", "&lt;b&gt;",
            "---",
            "{{", "}}", "^", "\"", "'", "$", "@", "%", "/", "{", "}", "10:00", "[^1]", "[ ]",
        ]
        let elements = ["b", "i", "span", "del", "em", "u", "strong", "a"]
        func inline(_ depth: Int) -> String {
            (0..<Int.random(in: 1...4, using: &random)).map { _ -> String in
                if depth > 0, Int.random(in: 0..<3, using: &random) == 0 {
                    let name = elements.randomElement(using: &random) ?? "b"
                    let address = name == "a" ? " href=\"https://a.example/b\"" : ""
                    return "<\(name)\(address)>\(inline(depth - 1))</\(name)>"
                }
                if Int.random(in: 0..<20, using: &random) == 0 { return "<br>" }
                return pieces.randomElement(using: &random) ?? ""
            }.joined()
        }
        for _ in 0..<5_000 {
            let block = ["p", "h2", "li", "td"].randomElement(using: &random) ?? "p"
            let (start, end) =
                switch block {
                case "li": ("<ul><li>", "</li></ul>")
                case "td": ("<table><tr><th>h</th></tr><tr><td>", "</td></tr></table>")
                default: ("<\(block)>", "</\(block)>")
                }
            let html = "\(start)\(inline(3))\(end)"
            let expected = HTMLTextTests.words(HTMLTextTests.text(html))
            let found = shown(html)
            #expect(found == expected, "\(html) as \(HTMLPage(Array(html.utf8)).markdown)")
            if found != expected { return }
        }
    }
}

/// Numbers that are the same in each run.
private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
