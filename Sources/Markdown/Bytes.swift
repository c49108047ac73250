/// A view of UTF-8 bytes. Bytes read from cmark's tree are valid as long as the tree is.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension UInt8 {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let backslash = UInt8(ascii: "\\")
    static let pipe = UInt8(ascii: "|")
    static let tilde = UInt8(ascii: "~")
    static let backtick = UInt8(ascii: "`")

    /// White space as in cmark: space and U+0009 to U+000D.
    var isWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isUppercase: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
    var isLowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
    var isLetter: Bool { isUppercase || isLowercase }
    var isAlphanumeric: Bool { isLetter || isDigit }
    var lowercased: UInt8 { isUppercase ? self | 0x20 : self }

    /// CommonMark 0.30, section 2.1: an ASCII punctuation character, which a backslash can escape.
    var isPunctuation: Bool { (0x21...0x7E).contains(self) && !isAlphanumeric }
}

extension UnsafeBufferPointer<UInt8> {
    /// The byte at an index, or 0, which no text contains, outside the text.
    func at(_ index: Int) -> UInt8 { indices.contains(index) ? self[index] : 0 }

    func part(_ range: Range<Int>) -> Bytes { Bytes(rebasing: self[range]) }

    func starts(with prefix: StaticString, caseInsensitive: Bool = false) -> Bool {
        prefix.withUTF8Buffer { prefix in
            count >= prefix.count
                && zip(self, prefix).allSatisfy { $0 == $1 || (caseInsensitive && $0.lowercased == $1) }
        }
    }
}

extension Sequence<UInt8> where Self: BidirectionalCollection {
    func trimmed() -> SubSequence {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return self[startIndex..<startIndex] }
        return self[first...last]
    }
}

extension Collection<UInt8> where Index == Int {
    /// The index after the code in this line that begins with the backticks at an index, or after them.
    func endOfCode(at start: Int) -> Int {
        let length = self[start...].prefix { $0 == .backtick }.count
        var index = start + length
        while let next = self[index...].firstIndex(of: .backtick) {
            let run = self[next...].prefix { $0 == .backtick }.count
            index = next + run
            if run == length { return index }
        }
        return start + length
    }
}
