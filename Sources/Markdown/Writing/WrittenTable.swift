extension Markdown {
    package enum Alignment: Sendable {
        case none, left, center, right
    }

    /// A pipe table (GFM 0.29, section 4.10), a line for each row, to stand behind a blank line. Cells are Markdown; in
    /// them a line break becomes a space, since there is no other way to write one. No cell is lost: a row that is longer
    /// than the header makes the header longer.
    package static func table(header: [String], alignments: [Alignment] = [], rows: [[String]]) -> String {
        let columns = max(header.count, rows.map(\.count).max() ?? 0)
        if columns == 0 { return "" }
        let delimiters = (0..<columns).map { column in
            switch column < alignments.count ? alignments[column] : .none {
            case .none: "---"
            case .left: ":--"
            case .center: ":-:"
            case .right: "--:"
            }
        }
        let lines = [header.map(cell), delimiters] + rows.map { $0.map(cell) }
        return lines.map { line in
            let padding = Array(repeating: "", count: columns - line.count)
            return "| " + (line + padding).joined(separator: " | ") + " |\n"
        }.joined()
    }

    /// A cell's pipes get a backslash, which the reader of a table takes away before it looks for code spans. Outside
    /// code a pipe may have its backslash already.
    private static func cell(_ markdown: String) -> String {
        let text = singleLine(markdown)
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

    /// Behind the next run of as many backticks.
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
