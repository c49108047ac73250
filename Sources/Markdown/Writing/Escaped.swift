import HTML

extension Markdown {
    /// Markdown that shows this text literally, at the start of a block or anywhere in a line, in CommonMark and in
    /// GFM. The result is one line: white space between words becomes one space.
    ///
    /// Characters that turn text around are isolated, see ``Isolation``. `<` becomes a reference rather than `\<`, because many wikis render HTML and do not understand the backslash.
    package static func escaped(_ text: String) -> String {
        let line = singleLine(Isolation.isolated(text))
        var result: [UInt8] = []
        result.reserveCapacity(line.count + line.count / 8)
        line.withUnsafeBufferPointer { line in
            let startLength = appendStart(of: line, to: &result)
            for index in startLength..<line.count {
                let byte = line[index]
                switch byte {
                case UInt8(ascii: "<"):
                    result.append("&lt;")
                    continue
                case UInt8(ascii: "&") where isReference(line, at: index):
                    result.append("&amp;")
                    continue
                case .backslash, .backtick, .pipe, .tilde, UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"):
                    result.append(.backslash)
                case UInt8(ascii: "_") where !(line.at(index - 1).isAlphanumeric && line.at(index + 1).isAlphanumeric):
                    result.append(.backslash)
                case UInt8(ascii: "!") where index == line.count - 1:  // A link may follow.
                    result.append(.backslash)
                case UInt8(ascii: "#") where index == line.count - 1 && closesHeading(line):
                    result.append(.backslash)
                default:
                    break
                }
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The words with one space between them, and without NUL, which CommonMark replaces with U+FFFD.
    static func singleLine(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        for byte in text.utf8.trimmed() {
            if byte == 0 {
                result.append(contentsOf: "\u{FFFD}".utf8)
            } else if !byte.isWhitespace {
                result.append(byte)
            } else if result.last != .space {
                result.append(.space)
            }
        }
        return result
    }

    /// Escapes characters that would begin a block, and returns how much of the line was written.
    private static func appendStart(of line: Bytes, to result: inout [UInt8]) -> Int {
        var index = 0
        switch line.at(0) {
        case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "="):
            break
        case UInt8(ascii: "-"), UInt8(ascii: "+"):
            guard line.count == 1 || line[1] == .space || line[1] == line[0] else { return 0 }
        case UInt8(ascii: "{"):
            guard line.at(1) == UInt8(ascii: "{") else { return 0 }
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            while line.at(index).isDigit { index += 1 }
            guard line.at(index) == UInt8(ascii: ".") || line.at(index) == UInt8(ascii: ")"),
                index + 1 == line.count || line[index + 1] == .space
            else { return 0 }
        default:
            return 0
        }
        result.append(contentsOf: line.part(0..<index))
        result.append(.backslash)
        result.append(line[index])
        return index + 1
    }

    /// Whether the number signs at the end would be read as the end of a heading.
    private static func closesHeading(_ line: Bytes) -> Bool {
        let text = line.dropLast(line.reversed().prefix { $0 == UInt8(ascii: "#") }.count)
        return text.last == .space
    }

    /// Whether an ampersand begins something like `&amp;` or `&#38;`.
    static func isReference(_ text: Bytes, at ampersand: Int) -> Bool {
        var end = ampersand + 1
        if text.at(end) == UInt8(ascii: "#") { end += 1 }
        let start = end
        while text.at(end).isAlphanumeric, end - start < 40 { end += 1 }
        return end > start && text.at(end) == UInt8(ascii: ";")
    }
}
