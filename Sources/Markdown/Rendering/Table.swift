/// A pipe table (GFM, section 4.10), which cmark has parsed as the lines of a paragraph.
struct Table {
    /// The lines of the paragraph before the table, and the cells: numbers of cells in ``Tables``.
    var lead: Range<Int>
    var header: Range<Int>
    var rows: [Range<Int>]
    var alignments: [Markdown.Alignment]

    /// Whether a rule follows: cmark reads `---` below the last row as the underline of a heading.
    var endsWithRule: Bool

    /// The alignments that a delimiter row gives.
    static func alignments(in line: ArraySlice<UInt8>) -> [Markdown.Alignment]? {
        guard let first = line.first, ":-|".utf8.contains(first) else { return nil }
        var alignments: [Markdown.Alignment] = []
        for cell in cells(in: line) {
            guard let alignment = Markdown.Alignment(delimiter: cell[...]) else { return nil }
            alignments.append(alignment)
        }
        return alignments
    }

    /// The cells of a row in a table with this many columns. A row with too many cells, some of them parts of one
    /// address with pipes in it, is read with this address as a whole.
    static func cells(in line: ArraySlice<UInt8>, columns: Int) -> [[UInt8]] {
        let cells = cells(in: line)
        if cells.count <= columns { return cells }
        let addresses = line.withUnsafeBufferPointer { line in
            var addresses: [Range<Int>] = []
            var index = 0
            while index < line.count {
                let start = addresses.last?.upperBound ?? 0
                let address = BareAddress.any(in: line, at: index, from: start, isSource: false)
                if let address { addresses.append(address) }
                index = address?.upperBound ?? index + 1
            }
            return addresses
        }
        let whole = self.cells(in: line, keeping: addresses)
        return whole.count == columns ? whole : Array(cells.prefix(columns))
    }

    /// The cells of a row. A backslash before a pipe is removed here, even in code.
    ///
    /// - Parameter kept: parts of the line, from its beginning, within which no cell ends.
    static func cells(in line: ArraySlice<UInt8>, keeping kept: [Range<Int>] = []) -> [[UInt8]] {
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var kept = kept[...]
        for (index, byte) in line.enumerated() where index > 0 || byte != .pipe {
            if let first = kept.first, index >= first.upperBound { kept.removeFirst() }
            if byte != .pipe || kept.first?.contains(index) == true && cell.last != .backslash {
                cell.append(byte)
            } else if cell.last == .backslash {
                cell[cell.count - 1] = .pipe
            } else {
                cells.append(Array(cell.trimmed()))
                cell.removeAll(keepingCapacity: true)
            }
        }
        let last = cell.trimmed()
        if !last.isEmpty { cells.append(Array(last)) }
        return cells
    }
}

extension Markdown.Alignment {
    /// Reads the alignment from a cell of a delimiter row.
    fileprivate init?(delimiter: ArraySlice<UInt8>) {
        let dashes = delimiter.drop { $0 == UInt8(ascii: ":") }
        let tail = dashes.drop { $0 == UInt8(ascii: "-") }
        guard dashes.count > tail.count, tail.allSatisfy({ $0 == UInt8(ascii: ":") }) else { return nil }
        switch (delimiter.count - dashes.count, tail.count) {
        case (0, 0): self = .none
        case (1, 0): self = .left
        case (0, 1): self = .right
        case (1, 1): self = .center
        default: return nil
        }
    }
}
