/// A piece of an HTML page that somebody else wrote.
enum HTMLToken: Equatable {
    case text([UInt8])
    case start(name: String, attributes: [String: [UInt8]])
    case end(name: String)
}

/// Cuts a page into tokens, in the tolerant way of browsers. Goes through the bytes once.
struct HTMLTokens {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next token; nil at the end.
    mutating func next() -> HTMLToken? {
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<"), let following = byte(1) else { return text() }
            switch following {
            case UInt8(ascii: "!"): if let text = declaration() { return text }
            case UInt8(ascii: "?"): skip(behind: [UInt8(ascii: ">")], from: index)
            case UInt8(ascii: "/") where byte(2)?.isLetter ?? false: return endTag()
            case _ where following.isLetter: return startTag()
            default: return text()
            }
        }
        return nil
    }

    /// Goes behind the end of an element whose contents are no HTML.
    mutating func skipRaw(_ name: String) {
        let end = Array("</\(name)".utf8)
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"), bytes[index...].prefix(end.count).map(\.lowercased) == end { return }
            index += 1
        }
    }

    private func byte(_ offset: Int) -> UInt8? { index + offset < bytes.count ? bytes[index + offset] : nil }

    private mutating func text() -> HTMLToken {
        let start = index
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
        return .text(HTMLEntities.decoded(bytes[start..<index]))
    }

    /// A comment, a document type, or a section of character data, which is text.
    private mutating func declaration() -> HTMLToken? {
        let rest = bytes[index...]
        if rest.starts(with: "<!--".utf8) {
            skip(behind: Array("-->".utf8), from: index + 4)
        } else if rest.starts(with: "<![CDATA[".utf8) {
            let start = index + 9
            skip(behind: Array("]]>".utf8), from: start)
            return .text(Array(bytes[start..<max(start, index - 3)]))
        } else {
            skip(behind: [UInt8(ascii: ">")], from: index)
        }
        return nil
    }

    /// Where the end is missing, the rest of the page belongs to it, as in browsers.
    private mutating func skip(behind end: [UInt8], from start: Int) {
        index = min(start, bytes.count)
        while index < bytes.count {
            if bytes[index] == end[0], bytes[index...].starts(with: end) {
                index += end.count
                return
            }
            index += 1
        }
    }

    private mutating func endTag() -> HTMLToken {
        index += 2
        let name = word()
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
        index += 1
        return .end(name: name)
    }

    private mutating func startTag() -> HTMLToken {
        index += 1
        let name = word()
        var attributes: [String: [UInt8]] = [:]
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") {
                index += 1
                break
            }
            if byte.isSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") {
                index += 1
                continue
            }
            let name = word()
            let value = attributeValue()
            if attributes.count < 50, attributes[name] == nil { attributes[name] = value }
        }
        return .start(name: name, attributes: attributes)
    }

    /// A name in lower case, as long as it goes.
    private mutating func word() -> String {
        let start = index
        while index < bytes.count, !bytes[index].isSpace, !"/>=".utf8.contains(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index].prefix(60).map(\.lowercased), as: UTF8.self)
    }

    private mutating func attributeValue() -> [UInt8] {
        while index < bytes.count, bytes[index].isSpace { index += 1 }
        guard byte(0) == UInt8(ascii: "=") else { return [] }
        index += 1
        while index < bytes.count, bytes[index].isSpace { index += 1 }
        guard let quote = byte(0) else { return [] }
        let start: Int
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            start = index + 1
            index = start
            while index < bytes.count, bytes[index] != quote { index += 1 }
        } else {
            start = index
            while index < bytes.count, !bytes[index].isSpace, bytes[index] != UInt8(ascii: ">") { index += 1 }
            return HTMLEntities.decoded(bytes[start..<index])
        }
        defer { index += 1 }
        return HTMLEntities.decoded(bytes[start..<index])
    }
}

extension UInt8 {
    var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
    var isDigit: Bool { (0x30...0x39).contains(self) }
    var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
    var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
}
