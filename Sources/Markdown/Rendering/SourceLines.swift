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

    /// A table needs a delimiter row, and one of its first two rows a pipe.
    var mayHoldTables: Bool { text.contains(.pipe) && text.contains(UInt8(ascii: "-")) }

    /// What stands on a line, counted from 1, from a column on, counted from 1. Empty beyond the text.
    func line(_ number: Int, fromColumn column: Int = 1) -> ArraySlice<UInt8> {
        guard ranges.indices.contains(number - 1) else { return [] }
        return text[ranges[number - 1]].dropFirst(column - 1)
    }

    /// The content of a paragraph's line behind the markers of the quotes that the paragraph stands in. White space, which
    /// includes what a list item asks for, means nothing at the start of a paragraph's line. A lazy line has fewer markers.
    func content(of number: Int, insideQuotes quotes: Int) -> ArraySlice<UInt8> {
        var content = line(number).drop(while: \.isWhitespace)
        for _ in 0..<quotes {
            guard content.first == UInt8(ascii: ">") else { break }
            content = content.dropFirst().drop(while: \.isWhitespace)
        }
        return content.trimmed()
    }
}
