extension Renderer {
    mutating func renderTable(_ table: Table, in node: Node) throws(Limits.Refusal) {
        if !table.lead.isEmpty {
            startParagraph(node)
            for line in table.lead {
                if line > table.lead.lowerBound { out.append(.lineFeed) }
                renderCell(line)
            }
            endParagraph(node)
        }
        startLine()
        out.append("<table>\n<thead>\n")
        try renderRow(table.header, table.alignments, "th")
        out.append("</thead>\n")
        if !table.rows.isEmpty {
            out.append("<tbody>\n")
            for row in table.rows { try renderRow(row, table.alignments, "td") }
            out.append("</tbody>\n")
        }
        out.append("</table>\n")
        if table.endsWithRule { out.append("<hr />\n") }
    }

    private mutating func renderRow(
        _ row: Range<Int>, _ alignments: [Markdown.Alignment], _ tag: StaticString
    ) throws(Limits.Refusal) {
        out.append("<tr>\n")
        for (column, alignment) in alignments.enumerated() {
            out.append("<")
            out.append(tag)
            switch alignment {
            case .none: break
            case .left: out.append(" align=\"left\"")
            case .center: out.append(" align=\"center\"")
            case .right: out.append(" align=\"right\"")
            }
            out.append(">")
            if column < row.count { renderCell(row.lowerBound + column) }
            out.append("</")
            out.append(tag)
            out.append(">\n")
            if out.count > outputLimit { throw .tooCostly }
        }
        out.append("</tr>\n")
    }

    private mutating func renderCell(_ number: Int) {
        if cells.indices.contains(number) { renderInlines(of: cells[number]) }
    }
}
