/// A Markdown text in UTF-8, with code and addresses hidden. Places in it are places in the text.
struct NameMask {
    /// In place of each hidden byte.
    static let hidden: UInt8 = 1

    private(set) var bytes: [UInt8]

    init(_ text: String) {
        bytes = Array(text.utf8)
        guard bytes.contains(where: NameMask.marks.contains) else { return }
        var paragraph = 0..<0
        var start = 0
        var isInList = false
        var isAfterBlank = true
        for line in MarkdownLines(text).lines {
            let range = start..<min(start + line.text.utf8.count, bytes.count)
            start = range.upperBound + 1
            let indent = NameMask.indent(bytes[range])
            let isBlank = indent.bytes == range.count
            if isBlank || line.isCode {
                hideInlines(paragraph)
                paragraph = start..<start
                if line.isCode { hide(range) }
                isAfterBlank = true
                continue
            }
            if indent.columns < 4 {
                let isItem = NameMask.isItem(bytes[range].dropFirst(indent.bytes))
                isInList = isItem || isInList && (indent.columns > 0 || !isAfterBlank)
            }
            if indent.columns >= 4 && isAfterBlank && !isInList {
                hide(range)
                paragraph = start..<start
                continue
            }
            isAfterBlank = false
            paragraph = paragraph.lowerBound..<range.upperBound
        }
        hideInlines(paragraph)
    }

    /// A text without any of them has nothing to hide.
    private static let marks: Set<UInt8> = Set("`~<:( \t".utf8)

    private mutating func hide(_ range: Range<Int>) {
        for index in range where bytes[index] != UInt8(ascii: "\n") { bytes[index] = NameMask.hidden }
    }

    // MARK: Blocks

    private static func indent(_ line: ArraySlice<UInt8>) -> (bytes: Int, columns: Int) {
        var columns = 0
        var count = 0
        for byte in line {
            guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") else { break }
            columns += byte == UInt8(ascii: "\t") ? 4 : 1
            count += 1
        }
        return (count, columns)
    }

    /// `- item`, `3. item`
    private static func isItem(_ line: ArraySlice<UInt8>) -> Bool {
        let digits = line.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        let mark = line.dropFirst(digits).first
        let isMark = digits == 0 ? "-+*".utf8.contains(mark ?? 0) : ".)".utf8.contains(mark ?? 0)
        return isMark && line.dropFirst(digits + 1).first == UInt8(ascii: " ")
    }

    // MARK: Inlines

    private mutating func hideInlines(_ range: Range<Int>) {
        guard range.lowerBound < range.upperBound else { return }
        let closing = closingRuns(in: range)
        var index = range.lowerBound
        while index < range.upperBound {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "`"):
                let end = runEnd(index, in: range)
                if let close = closing[index] {
                    hide(index..<close)
                    index = close
                } else {
                    index = end
                }
            case UInt8(ascii: "(") where index > range.lowerBound && bytes[index - 1] == UInt8(ascii: "]"):
                index = hideAddress(from: index + 1, in: range, endings: ")")
            case UInt8(ascii: "<"): index = hideAddress(from: index + 1, in: range, endings: ">")
            case UInt8(ascii: ":") where bytes[index...].starts(with: Array("://".utf8)):
                index = hideAddress(from: index, in: range, endings: ")>\"|")
            default: index += 1
            }
        }
    }

    /// Hides everything up to a space or an ending, and returns where it ended.
    private mutating func hideAddress(from start: Int, in range: Range<Int>, endings: String) -> Int {
        let endings = Array((endings + " \n").utf8)
        var end = start
        while end < range.upperBound, !endings.contains(bytes[end]) { end += 1 }
        hide(start..<end)
        return max(end, start)
    }

    private func runEnd(_ start: Int, in range: Range<Int>) -> Int {
        var end = start
        while end < range.upperBound, bytes[end] == UInt8(ascii: "`") { end += 1 }
        return end
    }

    /// For each run of backticks, the end of the next run of the same length (CommonMark 0.30, section 6.1).
    private func closingRuns(in range: Range<Int>) -> [Int: Int] {
        var runs: [Range<Int>] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let end = runEnd(index, in: range)
            if end > index { runs.append(index..<end) }
            index = max(end, index + 1)
        }
        var closing: [Int: Int] = [:]
        var nextEnd: [Int: Int] = [:]
        for run in runs.reversed() {
            closing[run.lowerBound] = nextEnd[run.count]
            nextEnd[run.count] = run.upperBound
        }
        return closing
    }
}
