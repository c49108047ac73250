extension HTMLMarkdown {
    static func escaped(_ text: String) -> [UInt8] { escaped(Array(text.utf8), behind: [], inCell: false) }

    /// Text that Markdown shows as it is. White space becomes one space, as on the page.
    ///
    /// - Parameter earlier: what is in front of it in the same paragraph.
    static func escaped(_ text: [UInt8], behind earlier: [UInt8], inCell: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var last = earlier.last
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 {
                // A space that does not break a line.
                if last != 0x20, last != 0x0A, last != nil { result.append(0x20) }
                last = result.last ?? last
                index += 2
                continue
            }
            if byte.isSpace {
                if last != 0x20, last != 0x0A, last != nil { result.append(0x20) }
                last = result.last ?? last
                index += 1
                continue
            }
            let isAtStart = last == nil || last == 0x0A
            if isMark(text, index, last, isAtStart: isAtStart, inCell: inCell) {
                result.append(UInt8(ascii: "\\"))
            } else if isAtStart, let length = number(text, index) {
                result += text[index..<index + length] + [UInt8(ascii: "\\")]
                index += length
            }
            result.append(text[index])
            last = text[index]
            index += 1
        }
        return result
    }

    /// Whether Markdown would take a byte for a mark.
    private static func isMark(
        _ text: [UInt8], _ index: Int, _ last: UInt8?, isAtStart: Bool, inCell: Bool
    ) -> Bool {
        let next = index + 1 < text.count ? text[index + 1] : nil
        switch text[index] {
        case UInt8(ascii: "`"), UInt8(ascii: "*"): return true
        case UInt8(ascii: "\\"): return next.map { (0x21...0x7E).contains($0) && !$0.isLetter && !$0.isDigit } ?? true
        case UInt8(ascii: "_"):
            let isInside =
                (last.map { $0.isLetter || $0.isDigit } ?? false) && (next.map { $0.isLetter || $0.isDigit } ?? false)
            return !isInside
        case UInt8(ascii: "]"): return next.map { "([:".utf8.contains($0) } ?? false
        case UInt8(ascii: "<"): return next.map { $0.isLetter || "/!?".utf8.contains($0) } ?? false
        case UInt8(ascii: "&"): return next.map { $0.isLetter || $0 == UInt8(ascii: "#") } ?? false
        case UInt8(ascii: "~"): return next == UInt8(ascii: "~") || last == UInt8(ascii: "~")
        case UInt8(ascii: "|"): return inCell
        case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "="): return isAtStart
        case UInt8(ascii: "-"), UInt8(ascii: "+"):
            return isAtStart && (next == nil || next == 0x20 || next == UInt8(ascii: "-"))
        default: return false
        }
    }

    /// The length of the digits of a number that would begin a list: `1.` or `1)` and a space.
    private static func number(_ text: [UInt8], _ index: Int) -> Int? {
        let digits = text[index...].prefix(10).prefix { $0.isDigit }
        guard (1...9).contains(digits.count), digits.endIndex < text.count,
            ".)".utf8.contains(text[digits.endIndex])
        else { return nil }
        let next = digits.endIndex + 1
        return next == text.count || text[next].isSpace ? digits.count : nil
    }
}
