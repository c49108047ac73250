import HTML

/// Reads HTML that knows nothing but what the renderer may write, and refuses everything else. It looks at bytes, as a
/// browser looks at code points: a quotation mark ends a value whatever follows it.
struct StrictHTML {
    struct Element: Equatable {
        let tag: String
        let attributes: [String: String]
    }

    struct Violation: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var elements: [Element] = []
    private(set) var text = ""

    private let bytes: [UInt8]
    private var index = 0
    private var open: [String] = []

    static let attributes: [String: Set<String>] = [
        "p": ["class"], "blockquote": ["class"], "ul": [], "ol": ["start", "class"], "li": ["id"],
        "pre": [], "code": ["class"], "em": [], "strong": [], "del": [], "a": ["href", "title", "id", "aria-label"],
        "img": ["src", "alt", "title", "width", "height"], "br": [], "hr": [],
        "h1": ["id"], "h2": ["id"], "h3": ["id"], "h4": ["id"], "h5": ["id"], "h6": ["id"],
        "table": [], "thead": [], "tbody": [], "tr": [], "th": ["align"], "td": ["align"],
        "input": ["type", "checked", "disabled"], "span": ["data-path"],
        "kbd": [], "sub": [], "sup": [], "ins": [], "mark": [], "details": [], "summary": [],
        "dl": [], "dt": [], "dd": [], "figure": ["class"], "figcaption": [],
    ]
    private static let voidTags: Set<String> = ["br", "hr", "img", "input"]
    private static let references = [
        "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#x27;": "'", "&#39;": "'",
    ]

    init(_ html: HTML) throws {
        try self.init(html.bytes)
    }

    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<") {
                try readTag()
            } else {
                text += try readText(until: [UInt8(ascii: "<")])
            }
        }
        guard open.isEmpty else { throw violation("not closed: \(open)") }
    }

    func all(_ tag: String) -> [Element] { elements.filter { $0.tag == tag } }

    /// The anchors of headings.
    var headingAnchors: [String] {
        elements.filter { ["h1", "h2", "h3", "h4", "h5", "h6"].contains($0.tag) }.compactMap {
            $0.attributes["id"]
        }
    }

    /// The addresses that the page leads to or loads from.
    var addresses: [String] { elements.flatMap { [$0.attributes["href"], $0.attributes["src"]].compactMap(\.self) } }

    private mutating func readTag() throws {
        index += 1
        if take("/") {
            let tag = readName()
            guard take(">"), open.popLast() == tag else { throw violation("a wrong end tag: \(tag)") }
            return
        }
        let tag = readName()
        guard let allowed = StrictHTML.attributes[tag] else { throw violation("an unknown tag: \(tag)") }
        if tag == "a", open.contains("a") { throw violation("a link in a link") }
        var attributes: [String: String] = [:]
        while !take(">") {
            guard take(" ") else { throw violation("something in a tag: \(tag)") }
            if take("/>") {
                guard StrictHTML.voidTags.contains(tag) else { throw violation("not a void tag: \(tag)") }
                return elements.append(Element(tag: tag, attributes: attributes))
            }
            let name = readName()
            guard allowed.contains(name), take("=\"") else { throw violation("an unknown attribute: \(tag) \(name)") }
            let value = try readText(until: [UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">")])
            guard take("\""), attributes.updateValue(value, forKey: name) == nil else { throw violation("a bad value") }
            if ["href", "src"].contains(name) { try check(address: value, isImage: name == "src") }
        }
        guard !StrictHTML.voidTags.contains(tag) else { throw violation("a void tag left open: \(tag)") }
        open.append(tag)
        elements.append(Element(tag: tag, attributes: attributes))
    }

    private func check(address: String, isImage: Bool) throws {
        let bytes = Array(address.utf8)
        let isOwn = bytes.first == UInt8(ascii: "/") && (bytes.count == 1 || !"/\\".utf8.contains(bytes[1]))
        let isOutside = ["http://", "https://", "mailto:", "#"].contains { start in
            String(decoding: bytes.prefix(start.utf8.count), as: UTF8.self).lowercased() == start
        }
        guard isOwn || (isOutside && !isImage), bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw violation("an address that is not allowed: \(address)")
        }
    }

    private mutating func readName() -> String {
        let start = index
        while index < bytes.count,
            (0x61...0x7A).contains(bytes[index]) || (0x30...0x39).contains(bytes[index])
                || bytes[index] == UInt8(ascii: "-")
        {
            index += 1
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func readText(until ends: [UInt8]) throws -> String {
        var result: [UInt8] = []
        while index < bytes.count, !ends.contains(bytes[index]) {
            if bytes[index] == UInt8(ascii: ">") { throw violation("a loose >") }
            if bytes[index] == UInt8(ascii: "&") {
                guard
                    let (reference, character) = StrictHTML.references.first(where: {
                        bytes[index...].starts(with: $0.key.utf8)
                    })
                else { throw violation("an unknown reference") }
                result += Array(character.utf8)
                index += reference.utf8.count
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private mutating func take(_ expected: String) -> Bool {
        guard bytes[index...].starts(with: expected.utf8) else { return false }
        index += expected.utf8.count
        return true
    }

    private func violation(_ what: String) -> Violation {
        let context = bytes[max(0, index - 80)..<min(bytes.count, index + 40)]
        return Violation(description: "\(what), at \(index): …\(String(decoding: context, as: UTF8.self))…")
    }
}
