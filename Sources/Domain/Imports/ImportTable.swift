/// A pipe table, row by row.
package struct ImportTable {
    struct Row {
        /// Counted from 0.
        let line: Int
        let cells: [String]
    }

    let head: [String]
    let rows: [Row]
    /// With the head and the line under it.
    let lines: Range<Int>

    /// The table that begins at the first of these lines, or nil.
    package init?(_ lines: MarkdownLines, at index: Int) {
        guard let head = ImportTable.cells(lines, index), head.count > 1 else { return nil }
        var rows: [Row] = []
        var end = index + 1
        // The line under the head may have slipped below a row.
        let isWhole = ImportTable.isRule(lines, index + 1)
        let isSlipped = ImportTable.isRule(lines, index + 2) && lines.lines[index].words.hasPrefix("|")
        guard isWhole || isSlipped else { return nil }
        while let cells = ImportTable.cells(lines, end) {
            // A row above another rule is the head of the next table.
            if end > index + 2, ImportTable.isRule(lines, end + 1), !ImportTable.isRule(lines, end) { break }
            if !ImportTable.isRule(lines, end) { rows.append(Row(line: end, cells: cells)) }
            end += 1
        }
        self.head = head
        self.rows = rows
        self.lines = index..<end
    }

    private static func cells(_ lines: MarkdownLines, _ index: Int) -> [String]? {
        guard lines.lines.indices.contains(index), !lines.lines[index].isCode else { return nil }
        let words = lines.lines[index].words
        guard words.utf8.contains(UInt8(ascii: "|")) else { return nil }
        return split(words)
    }

    private static func isRule(_ lines: MarkdownLines, _ index: Int) -> Bool {
        guard lines.lines.indices.contains(index) else { return false }
        let words = lines.lines[index].words.utf8
        return words.contains(UInt8(ascii: "-")) && words.allSatisfy { "-:| ".utf8.contains($0) }
    }

    /// Empty cells stay, so that each is under its head. A pipe behind a backslash belongs to its cell.
    private static func split(_ row: Substring) -> [String] {
        var cells: [[UInt8]] = [[]]
        var isEscaped = false
        for byte in row.utf8 {
            if byte == UInt8(ascii: "|") && !isEscaped {
                cells.append([])
            } else {
                cells[cells.count - 1].append(byte)
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        var texts = cells.map { String(decoding: $0, as: UTF8.self).trimmed }
        if row.hasPrefix("|") { texts.removeFirst() }
        if row.hasSuffix("|"), texts.last == "" { texts.removeLast() }
        return texts
    }
}
