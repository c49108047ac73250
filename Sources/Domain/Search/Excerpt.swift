/// A passage of Markdown as it is shown among search results: its words without the marks of Markdown, on one line.
package enum Excerpt {
    /// A passage may begin and end anywhere, also within a link or a table, so this reads marks instead of parsing
    /// blocks. What begins at the start of a line is a mark only there. Each byte is looked at a bounded number of
    /// times.
    package static func plain(_ passage: String) -> String {
        var reader = ExcerptReader(Array(passage.utf8))
        return reader.read()
    }
}

private struct ExcerptReader {
    let bytes: [UInt8]
    var result: [UInt8] = []
    var index = 0
    /// From here on there is no closing bracket of a link's address, so that nobody looks for it again.
    var lastClosing: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        result.reserveCapacity(bytes.count)
        lastClosing = bytes.lastIndex(of: UInt8(ascii: ")")) ?? -1
    }

    mutating func read() -> String {
        startLine()
        while index < bytes.count { step() }
        while result.last == space { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    private mutating func step() {
        let byte = bytes[index]
        switch byte {
        case newline:
            addSpace()
            index += 1
            startLine()
        case space, 0x09, 0x0D, UInt8(ascii: "|"):
            addSpace()
            index += 1
        case UInt8(ascii: "\\") where isPunctuation(at: index + 1):
            result.append(bytes[index + 1])
            index += 2
        case UInt8(ascii: "`"): index += 1
        case UInt8(ascii: "{") where at(index + 1) == UInt8(ascii: "{"): skipLiveBlock()
        case UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "_"): skipEmphasis(byte)
        case UInt8(ascii: "!") where at(index + 1) == UInt8(ascii: "["): index += 1
        case UInt8(ascii: "["): index += 1
        case UInt8(ascii: "]"):
            index += 1
            if at(index) == UInt8(ascii: "(") { skipAddress() }
        default:
            result.append(byte)
            index += 1
        }
    }

    /// Skips the marks with which a line begins: of a heading, a quotation, a list, and the rule under a table's head.
    private mutating func startLine() {
        var end = index
        while let byte = at(end), "|-: \t=".utf8.contains(byte) { end += 1 }
        if end > index, at(end) == nil || at(end) == newline, bytes[index..<end].contains(where: { $0 != space }) {
            index = end
            return
        }
        while let byte = at(index), byte == space || byte == UInt8(ascii: ">") || byte == 0x09 { index += 1 }
        var marks = index
        while at(marks) == UInt8(ascii: "#") { marks += 1 }
        if marks > index, at(marks) == space || at(marks) == nil || at(marks) == newline { index = marks }
        if let byte = at(index), "-+*".utf8.contains(byte), at(index + 1) == space { index += 2 }
    }

    /// Stars, tildes and underscores that touch a word on one side are marks; `2 * 3` and `snake_case` keep theirs.
    private mutating func skipEmphasis(_ mark: UInt8) {
        var end = index
        while at(end) == mark { end += 1 }
        let before = index > 0 ? bytes[index - 1] : space
        let after = at(end) ?? space
        let isMark =
            switch mark {
            case UInt8(ascii: "_"): isEdge(before) != isEdge(after)
            case UInt8(ascii: "~"): end - index == 2
            default: end - index > 1 || !(isBlank(before) && isBlank(after))
            }
        if !isMark { result.append(contentsOf: bytes[index..<end]) }
        index = end
    }

    /// Skips `{{timeline}}`, which is shown as data and not as words; names of blocks are short.
    private mutating func skipLiveBlock() {
        var end = index + 2
        while end < index + 40, let byte = at(end), byte != newline, byte != UInt8(ascii: "}") { end += 1 }
        if at(end) == UInt8(ascii: "}"), at(end + 1) == UInt8(ascii: "}") {
            index = end + 2
        } else {
            result.append(contentsOf: bytes[index..<index + 2])
            index += 2
        }
    }

    /// Skips `(https://…)` after the words of a link; if the passage ends before the bracket, up to the next blank.
    private mutating func skipAddress() {
        let isClosed = index < lastClosing
        while let byte = at(index) {
            if isClosed ? byte == UInt8(ascii: ")") : isBlank(byte) { break }
            index += 1
        }
        if isClosed { index += 1 }
    }

    private mutating func addSpace() {
        if let last = result.last, last != space { result.append(space) }
    }

    private func at(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == newline || byte == 0x09 || byte == 0x0D }

    /// Whether no word goes on here; the marks of a hit are no part of a word.
    private func isEdge(_ byte: UInt8) -> Bool { byte < 0x80 && !isWord(byte) }

    private func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private func isPunctuation(at index: Int) -> Bool {
        guard let byte = at(index) else { return false }
        return byte > space && byte < 0x7F && !isWord(byte)
    }

    private let space = UInt8(ascii: " ")
    private let newline = UInt8(ascii: "\n")
}
