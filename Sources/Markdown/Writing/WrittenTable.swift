import HTML

extension Markdown {
    package enum Alignment: Sendable {
        case none, left, center, right
    }

    /// A pipe table (GFM 0.29, section 4.10), one line for each row, to be placed after a blank line. Cells are
    /// Markdown; a line break in a cell becomes a space, because tables have no line breaks. No cell is lost: a row
    /// longer than the header makes the header longer.
    package static func table(header: [String], alignments: [Alignment] = [], rows: [[String]]) -> String {
        let columns = max(header.count, rows.map(\.count).max() ?? 0)
        if columns == 0 { return "" }
        return Self.table(
            headerCells: header.map(cell), alignments: alignments, rows: rows.map { $0.map(cell) })
            + "\n"
    }

    /// The same, of cells without pipes and line breaks, and without a line break at its end.
    static func table(headerCells header: [String], alignments: [Alignment], rows: [[String]]) -> String {
        let columns = max(header.count, rows.map(\.count).max() ?? 0)
        let delimiters = (0..<columns).map { column in
            switch column < alignments.count ? alignments[column] : .none {
            case .none: "---"
            case .left: ":--"
            case .center: ":-:"
            case .right: "--:"
            }
        }
        return ([header, delimiters] + rows).map { line in
            let padding = Array(repeating: "", count: columns - line.count)
            return "| " + (line + padding).joined(separator: " | ") + " |"
        }.joined(separator: "\n")
    }

    /// A cell's pipes get a backslash, which a table parser removes before it looks for code spans. Outside code a pipe
    /// may already have a backslash.
    private static func cell(_ markdown: String) -> String {
        let text = singleLine(Isolation.isolated(markdown))
        var result: [UInt8] = []
        text.withUnsafeBufferPointer { text in
            var index = 0
            while index < text.count {
                switch text[index] {
                case .backslash where text.at(index + 1).isPunctuation:
                    result.append(contentsOf: text.part(index..<index + 2))
                    index += 2
                case .pipe:
                    result.append(contentsOf: [.backslash, .pipe])
                    index += 1
                case .backtick:
                    let end = endOfBackticks(text, at: index)
                    let codeEnd = endOfCode(text, from: end, fenceLength: end - index) ?? end
                    for byte in text.part(index..<codeEnd) {
                        if byte == .pipe { result.append(.backslash) }
                        result.append(byte)
                    }
                    index = codeEnd
                case let byte:
                    result.append(byte)
                    index += 1
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func endOfBackticks(_ text: Bytes, at start: Int) -> Int {
        var end = start
        while text.at(end) == .backtick { end += 1 }
        return end
    }

    /// The position after the next run of the same number of backticks.
    private static func endOfCode(_ text: Bytes, from start: Int, fenceLength: Int) -> Int? {
        var index = start
        while index < text.count {
            let end = endOfBackticks(text, at: index)
            if end - index == fenceLength { return end }
            index = max(end, index + 1)
        }
        return nil
    }
}
