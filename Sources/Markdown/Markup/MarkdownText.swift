extension MarkdownWriter.Dialect {
    fileprivate var linksAddresses: Bool { self == .gitHub || self == .obsidian }
}

/// A text in a line of Markdown that shows it as it is, wherever in the line that may be.
struct MarkdownText {
    private(set) var written = ""

    init(_ text: String, _ dialect: MarkdownWriter.Dialect) {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        Array(text.utf8).withUnsafeBufferPointer { text in
            for index in text.indices {
                let byte = text[index]
                let (before, after) = (text.at(index - 1), text.at(index + 1))
                switch byte {
                case .backslash, .backtick, UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"):
                    result += [.backslash, byte]
                // Python-Markdown shows the backslash before other characters than its own.
                case .pipe: result += "&#124;".utf8
                case UInt8(ascii: "<"): result += "&lt;".utf8
                case UInt8(ascii: "&") where Markdown.isReference(text, at: index): result += "&amp;".utf8
                case .tilde: result += dialect == .mkDocs ? Array("&#126;".utf8) : [.backslash, byte]
                case UInt8(ascii: "_") where !(before.isAlphanumeric && after.isAlphanumeric):
                    result += [.backslash, byte]
                case UInt8(ascii: "!") where index == text.count - 1: result += "&#33;".utf8
                // Bare addresses become links there.
                case UInt8(ascii: ":") where after == UInt8(ascii: "/") && dialect.linksAddresses:
                    result += "&#58;".utf8
                case UInt8(ascii: ".")
                where dialect.linksAddresses && text[..<index].suffix(3).elementsEqual("www".utf8):
                    result += "&#46;".utf8
                case _ where dialect == .gitHub && Mentions.begin(in: text, at: index):
                    result += [byte] + Mentions.divider
                case UInt8(ascii: "$"), UInt8(ascii: "="), UInt8(ascii: "%"), UInt8(ascii: "^"), UInt8(ascii: "#"):
                    let isMeant =
                        dialect == .obsidian
                        && (byte == UInt8(ascii: "$") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "^")
                            || before == byte || after == byte)
                    result += isMeant ? Array("&#\(byte);".utf8) : [byte]
                case .lineFeed: result.append(.space)
                default: result.append(byte)
                }
            }
        }
        written = String(decoding: result, as: UTF8.self)
    }

    /// The text as the beginning of a line, where some more characters mean something.
    static func atLineStart(_ line: some StringProtocol) -> String {
        let bytes = line.utf8
        guard let first = bytes.first else { return "" }
        var end = bytes.startIndex
        switch first {
        case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: ":"), UInt8(ascii: "{"):
            break
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            end = bytes.firstIndex { !$0.isDigit } ?? bytes.endIndex
            guard end < bytes.endIndex, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")") else {
                return String(line)
            }
        default: return String(line)
        }
        return String(line[..<end]) + "&#\(bytes[end]);" + String(line[bytes.index(after: end)...])
    }
}
