/// Writes Markdown for programs that read less of it, or more, than we do.
package struct MarkdownWriter: MarkupWriter {
    package enum Dialect: Sendable {
        /// CommonMark alone: no tables, tasks or struck-out text.
        case commonMark
        /// As GitHub, GitLab and Gitea read it. Nothing becomes a mention or a link to an issue.
        case gitHub
        case obsidian
        /// Python-Markdown with the extensions that MkDocs brings.
        case mkDocs
    }

    package let target: @Sendable (String) -> MarkupTarget
    private let dialect: Dialect
    private var isInCell = false
    /// Whether the blocks are in a list or a quotation, where Python-Markdown reads no fences.
    private var isNested = false

    package init(_ dialect: Dialect, target: @escaping @Sendable (String) -> MarkupTarget) {
        self.dialect = dialect
        self.target = target
    }

    package func text(_ text: String) -> String { MarkdownText(text, dialect).written }

    package func code(_ code: String) -> String {
        // In a cell, programs differ about pipes in code.
        if isInCell && code.utf8.contains(.pipe) {
            let characters = code.replacingBytes { $0.isPunctuation ? "&#\($0);" : nil }
            return "<code>\(characters)</code>"
        }
        return Markdown.codeSpan(code)
    }

    package var lineBreak: String { "  \n" }

    package var betweenLists: String? { "<!-- -->" }

    package func styled(_ style: MarkupStyle, _ content: String) -> String {
        switch style {
        case .emphasis: "*\(content)*"
        case .strong: "**\(content)**"
        case .deleted: dialect == .obsidian || dialect == .gitHub ? "~~\(content)~~" : "<del>\(content)</del>"
        case .inserted: "<ins>\(content)</ins>"
        case .marked: dialect == .obsidian ? "==\(content)==" : "<mark>\(content)</mark>"
        case .lowered: "<sub>\(content)</sub>"
        case .raised: "<sup>\(content)</sup>"
        case .key: "<kbd>\(content)</kbd>"
        }
    }

    package func link(to target: MarkupTarget, _ content: String, plain: String) -> String {
        switch target {
        case .web(let address) where plain == address && address.hasPrefix("http"): return "<\(address)>"
        case .web(let address): return "[\(content)](\(MarkdownWriter.address(address)))"
        case .heading(let anchor, let title):
            return dialect == .obsidian
                ? wikiLink("#" + title.replacingBytes { "#|^:[]%\\".utf8.contains($0) ? " " : nil }, content)
                : "[\(content)](#\(anchor))"
        case .page(let name, _): return dialect == .obsidian ? wikiLink(name, content) : "[\(content)](\(name).md)"
        case .file(let name): return "[\(content)](\(MarkdownWriter.address(name)))"
        case .nowhere: return content
        }
    }

    private func wikiLink(_ page: String, _ content: String) -> String {
        "[[\(page)\(isInCell ? "\\|" : "|")\(content)]]"
    }

    package func image(from target: MarkupTarget, _ description: String) -> String {
        switch target {
        case .web(let address), .file(let address): "![\(text(description))](\(MarkdownWriter.address(address)))"
        case .heading, .page, .nowhere: text(description)
        }
    }

    private static func address(_ address: String) -> String {
        address.replacingBytes {
            "()<>[]\\| `*_\"".utf8.contains($0) ? "%" + String($0, radix: 16, uppercase: true) : nil
        }
    }

    package func noteReference(_ anchor: String, _ number: Int) -> String {
        hasNotes ? "[^\(MarkdownWriter.label(anchor))]" : "<sup>\\[\(number)\\]</sup>"
    }

    private var hasNotes: Bool { dialect == .obsidian || dialect == .gitHub }

    private static func label(_ anchor: String) -> String { anchor.replacing("fn:", with: "") }

    // MARK: Blocks

    package func heading(_ level: Int, _ anchor: String, _ content: [MarkupInline]) -> String {
        let words = inlines(content).replacing("  \n", with: " ")
        // Number signs at the end would count as the end of the heading.
        let isClosed = words.utf8.last == UInt8(ascii: "#")
        return "\(String(repeating: "#", count: level)) \(words)\(isClosed ? " #" : "")"
    }

    package func paragraph(_ content: [MarkupInline]) -> String {
        inlines(content).split(separator: "\n", omittingEmptySubsequences: false)
            .map { MarkdownText.atLineStart($0) }.joined(separator: "\n")
    }

    package func list(_ list: MarkupList) -> String {
        // Python-Markdown counts four spaces for what is inside an item.
        let isDense = list.items.allSatisfy { $0.line != nil }
        let items = list.items.enumerated().map { index, item in
            let number = list.start.map { "\($0 &+ index)." }
            let mark = number ?? "-"
            let width = dialect == .mkDocs ? 4 : mark.utf8.count + 1
            let indent = String(repeating: " ", count: width)
            let first = mark + String(repeating: " ", count: max(1, width - mark.utf8.count))
            let content = item.line.map { line in
                ([line.words.isEmpty ? "" : paragraph(line.words)] + line.lists.map(self.list)).filter { !$0.isEmpty }
                    .joined(separator: dialect == .mkDocs ? "\n\n" : "\n")
            }
            let text = content ?? nested.blocks(item.blocks)
            return (first + box(item)).trimmingEnd(if: text.isEmpty)
                + text.prefixingLines(with: "", indent)
        }
        return items.indices.reduce(into: "") { text, index in
            text += items[index]
            if index == items.count - 1 { return }
            // To Python-Markdown an item right behind an inner list belongs to that list.
            let endsList = dialect == .mkDocs && list.items[index].line?.lists.isEmpty == false
            text += isDense && !endsList ? "\n" : "\n\n"
        }
    }

    private func box(_ item: MarkupList.Item) -> String {
        guard let isDone = item.isDone, dialect == .obsidian || dialect == .gitHub else { return item.box }
        return isDone ? "[x] " : "[ ] "
    }

    package func quote(_ label: String?, _ blocks: [MarkupBlock]) -> String {
        var text = nested.blocks(blocks)
        if let label {
            let isAlert = dialect == .obsidian || dialect == .gitHub
            text = isAlert ? "[!\(label.uppercased())]\n\(text)" : "**\(label)**\n\n\(text)"
        }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? ">" : "> " + $0 }
            .joined(separator: "\n")
    }

    private var nested: MarkdownWriter {
        var copy = self
        copy.isNested = true
        return copy
    }

    package func code(_ code: MarkupCode) -> String {
        let text = code.text.withoutLastBreak
        if isNested && dialect == .mkDocs { return text.prefixingLines(with: "    ", "    ") }
        let fence = String(repeating: "`", count: max(3, Array(text.utf8).longestRun(of: .backtick) + 1))
        let language = code.language.utf8.contains { $0 == .backtick || $0.isWhitespace } ? "" : code.language
        return "\(fence)\(language)\n\(text)\n\(fence)"
    }

    package func table(_ table: MarkupTable) -> String {
        if dialect == .commonMark { return rowsAsList(table) }
        var cells = self
        cells.isInCell = true
        let words = { (cell: [MarkupInline]) in cells.inlines(cell).replacing("  \n", with: "<br>") }
        return Markdown.table(
            headerCells: table.header.map(words), alignments: table.alignments, rows: table.rows.map { $0.map(words) })
    }

    /// Each row as an item: its first cell, and below it the others under the words of the header.
    private func rowsAsList(_ table: MarkupTable) -> String {
        list(
            MarkupList(
                items: table.rows.map { row in
                    let labelled = zip(table.header, row).filter { !$0.1.isEmpty }.map { header, cell in
                        MarkupBlock.paragraph(
                            header.isEmpty ? cell : [.styled(.strong, header + [.text(":")]), .text(" ")] + cell)
                    }
                    let below = labelled.dropFirst().map { MarkupList.Item(blocks: [$0]) }
                    return MarkupList.Item(
                        blocks: Array(labelled.prefix(1)) + (below.isEmpty ? [] : [.list(MarkupList(items: below))]))
                }))
    }

    package func definitions(_ definitions: [MarkupDefinition]) -> String {
        blocks(
            definitions.flatMap { definition -> [MarkupBlock] in
                let meanings = definition.meanings.map { MarkupList.Item(blocks: [.paragraph($0)]) }
                return [.paragraph([.styled(.strong, definition.term)]), .list(MarkupList(items: meanings))]
            })
    }

    package func details(_ summary: [MarkupInline], _ blocks: [MarkupBlock]) -> String {
        if dialect == .mkDocs { return quote(nil, [.paragraph([.styled(.strong, summary)])] + blocks) }
        return "<details>\n<summary>\(inlines(summary))</summary>\n\n\(self.blocks(blocks))\n\n</details>"
    }

    package var rule: String { "---" }

    package func notes(_ notes: [MarkupNote]) -> String {
        guard hasNotes else {
            return list(MarkupList(start: 1, items: notes.map { MarkupList.Item(blocks: $0.blocks) }))
        }
        return notes.enumerated().map { index, note in
            let label = note.anchor.map(MarkdownWriter.label) ?? "note-\(index + 1)"
            return blocks(note.blocks).prefixingLines(with: "[^\(label)]: ", "    ")
        }.joined(separator: "\n\n")
    }
}

extension String {
    fileprivate func trimmingEnd(if isWanted: Bool) -> String {
        guard isWanted, let end = utf8.lastIndex(where: { $0 != .space }) else { return self }
        return String(self[...end])
    }
}
