/// The lines of a text as cmark counts them.
struct SourceLines {
    private let text: [UInt8]
    private var ranges: [Range<Int>] = []

    init(of text: [UInt8]) {
        self.text = text
        var start = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            guard byte == .lineFeed || byte == .carriageReturn else { continue }
            ranges.append(start..<index - 1)
            if byte == .carriageReturn, index < text.count, text[index] == .lineFeed { index += 1 }
            start = index
        }
        ranges.append(start..<index)
    }

    var count: Int { ranges.count }

    /// A table needs a delimiter row, and a pipe in one of its first two rows.
    var mayHoldTables: Bool { text.contains(.pipe) && text.contains(UInt8(ascii: "-")) }

    /// The line's text from a column on (both 1-based). Empty after the end of the text.
    func line(_ number: Int, fromColumn column: Int = 1) -> ArraySlice<UInt8> {
        guard ranges.indices.contains(number - 1) else { return [] }
        return text[ranges[number - 1]].dropFirst(column - 1)
    }

    /// The content of a paragraph's line after the markers of the quotes around the paragraph. White space at the start
    /// of a paragraph's line, including a list item's indentation, means nothing. A lazy line has fewer markers.
    func content(of number: Int, insideQuotes quotes: Int) -> ArraySlice<UInt8> {
        var content = line(number).drop(while: \.isWhitespace)
        for _ in 0..<quotes {
            guard content.first == UInt8(ascii: ">") else { break }
            content = content.dropFirst().drop(while: \.isWhitespace)
        }
        return content.trimmed()
    }
}
