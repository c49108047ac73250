/// Extracts the text from HTML that this target has written: tags are left out, references are resolved. Only the tags
/// and references that this target writes are known.
struct PlainText {
    private(set) var bytes: [UInt8] = []

    var text: String { String(decoding: bytes.trimmed(), as: UTF8.self) }

    init(ofHTML html: ArraySlice<UInt8>) {
        var isPreformatted = false
        var followsBlock = true
        var index = html.startIndex
        while index < html.endIndex {
            switch html[index] {
            case UInt8(ascii: "<"):
                let end = html[index...].firstIndex(of: UInt8(ascii: ">")) ?? html.endIndex - 1
                let tag = html[index...end]
                followsBlock = !PlainText.isInline(tag)
                if followsBlock { isPreformatted = tag.starts(with: "<pre".utf8) }
                append(tag)
                index = end + 1
            case UInt8(ascii: "&"):
                let end = html[index...].firstIndex(of: UInt8(ascii: ";")) ?? html.endIndex - 1
                bytes.append(PlainText.character(of: html[index...end]))
                followsBlock = false
                index = end + 1
            case .lineFeed where followsBlock || isPreformatted:
                endLine()
                index += 1
            case let byte:
                if byte != .lineFeed { followsBlock = false }
                bytes.append(byte == .lineFeed ? .space : byte)
                index += 1
            }
        }
    }
}

extension PlainText {
    private static func isInline(_ tag: ArraySlice<UInt8>) -> Bool {
        let name = tag.dropFirst(tag.starts(with: "</".utf8) ? 2 : 1).prefix(while: \.isLetter)
        return [
            "a", "em", "strong", "del", "ins", "mark", "kbd", "sub", "sup", "span", "code", "img",
            "input", "td", "th",
        ].contains { name.elementsEqual($0.utf8) }
    }

    private static func character(of reference: ArraySlice<UInt8>) -> UInt8 {
        if reference.elementsEqual("&lt;".utf8) { return UInt8(ascii: "<") }
        if reference.elementsEqual("&gt;".utf8) { return UInt8(ascii: ">") }
        if reference.elementsEqual("&quot;".utf8) { return UInt8(ascii: "\"") }
        return UInt8(ascii: "&")
    }

    /// Appends the text that a tag itself shows.
    private mutating func append(_ tag: ArraySlice<UInt8>) {
        if tag.starts(with: "<input".utf8) {
            bytes.append(contentsOf: (tag.starts(with: "<input type=\"checkbox\" checked".utf8) ? "[x]" : "[ ]").utf8)
        } else if tag.starts(with: "<img".utf8), let description = PlainText.attribute(" alt=\"", of: tag) {
            bytes.append(contentsOf: PlainText(ofHTML: description).bytes)
        }
    }

    private static func attribute(_ start: StaticString, of tag: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        start.withUTF8Buffer { start in
            for index in tag.indices where tag[index...].starts(with: start) {
                return tag[(index + start.count)...].prefix { $0 != UInt8(ascii: "\"") }
            }
            return nil
        }
    }

    private mutating func endLine() {
        while bytes.last == .space { bytes.removeLast() }
        if let last = bytes.last, last != .lineFeed { bytes.append(.lineFeed) }
    }
}
