/// Writes a table, whose cells are one line each in Markdown.
struct HTMLTable {
    private struct Cell {
        let text: [UInt8]
        let isHead: Bool
        let columns: Int
        let rows: Int
    }

    private let writer: HTMLMarkdown
    private let number: Int
    private static let mostColumns = 50
    /// The most bytes that are said again because a cell reaches down: beyond that somebody means to fill the memory.
    private static let mostRepeated = 64 * 1024

    init(_ writer: HTMLMarkdown, _ number: Int) {
        self.writer = writer
        self.number = number
    }

    func blocks(inCell: Bool, shift: Int, depth: Int) -> [HTMLMarkdown.Block] {
        let caption = parts(of: number, named: ["caption"]).flatMap {
            writer.blocks([.element($0)], shift: shift, depth: depth, inCell: inCell)
        }
        let rows = self.rows.map { row in
            parts(of: row, named: ["td", "th"]).map { cell($0, depth) }
        }.filter { !$0.isEmpty }
        let isLayout = rows.count == 1 && rows[0].count == 1
        if isLayout, !inCell, let row = self.rows.first, let only = parts(of: row, named: ["td", "th"]).first {
            // A frame around something.
            return caption + writer.blocks(writer.tree.elements[only].children, shift: shift, depth: depth)
        }
        if rows.isEmpty { return caption }
        // A table in a cell of another is lines of words.
        if inCell { return caption + [rows.map { Array($0.map(\.text).joined(separator: Array(" \u{00B7} ".utf8))) }] }
        return caption + [lines(rows)]
    }

    private var rows: [Int] {
        parts(of: number, named: ["tr", "thead", "tbody", "tfoot"]).flatMap { part in
            writer.tree.elements[part].name == "tr" ? [part] : parts(of: part, named: ["tr"])
        }
    }

    private func parts(of number: Int, named names: Set<String>) -> [Int] {
        writer.tree.elements[number].children.compactMap { child in
            guard case .element(let number) = child, names.contains(writer.tree.elements[number].name) else {
                return nil
            }
            return number
        }
    }

    private func cell(_ number: Int, _ depth: Int) -> Cell {
        let element = writer.tree.elements[number]
        let lines = writer.blocks(element.children, shift: 0, depth: depth + 1, inCell: true).flatMap { $0 }
        let text = lines.filter { !$0.isEmpty }.joined(separator: Array("<br>".utf8))
        func span(_ name: String) -> Int { min(max(1, Int(element.attribute(name)) ?? 1), 1_000) }
        return Cell(text: Array(text), isHead: element.name == "th", columns: span("colspan"), rows: span("rowspan"))
    }

    private func lines(_ rows: [[Cell]]) -> HTMLMarkdown.Block {
        var texts: [[[UInt8]]] = []
        // What reaches down from the rows above, by column.
        var below: [Int: (text: [UInt8], rows: Int)] = [:]
        var repeated = 0
        for row in rows {
            var line: [[UInt8]] = []
            func fill() {
                while let (text, rows) = below[line.count] {
                    below[line.count] = rows > 1 ? (text, rows - 1) : nil
                    repeated += text.count
                    line.append(repeated <= HTMLTable.mostRepeated ? text : [])
                }
            }
            for cell in row where line.count < HTMLTable.mostColumns {
                fill()
                // A day beside several events is that of each; anything long is said once.
                if cell.rows > 1 { below[line.count] = (cell.text.count <= 40 ? cell.text : [], cell.rows - 1) }
                line.append(cell.text)
                let empty = min(cell.columns - 1, HTMLTable.mostColumns - line.count)
                line += [[UInt8]](repeating: [], count: max(0, empty))
            }
            fill()
            texts.append(line)
        }
        let width = texts.map(\.count).max() ?? 0
        let isHeadRow = rows.first?.allSatisfy(\.isHead) ?? false
        let hasNoHeads = !rows.contains { $0.contains(where: \.isHead) }
        if !isHeadRow && !(hasNoHeads && rows.count > 1) { texts.insert([], at: 0) }
        var lines = texts.map { row in
            let cells = row + [[UInt8]](repeating: [], count: max(0, width - row.count))
            return Array("| ".utf8) + Array(cells.joined(separator: Array(" | ".utf8))) + Array(" |".utf8)
        }
        lines.insert(Array("|\(String(repeating: " --- |", count: width))".utf8), at: 1)
        return lines
    }
}
