/// What the pieces of an element turn into.
extension MarkupReader {
    static func inlines(_ pieces: [Piece]) -> [MarkupInline] {
        pieces.compactMap { if case .inline(let inline) = $0 { inline } else { nil } }
    }

    /// Inlines between blocks, as in the items of a dense list, are paragraphs.
    static func blocks(_ pieces: [Piece]) -> [MarkupBlock] {
        var blocks: [MarkupBlock] = []
        var inlines: [MarkupInline] = []
        func flush() {
            let words = inlines.trimmed
            if !words.isEmpty { blocks.append(.paragraph(words)) }
            inlines = []
        }
        for piece in pieces {
            switch piece {
            case .inline(let inline): inlines.append(inline)
            case .block(let block):
                flush()
                blocks.append(block)
            case .item, .row, .cell, .term, .meaning, .summary, .label: break
            }
        }
        flush()
        return blocks
    }

    static func items(_ pieces: [Piece]) -> [(item: MarkupList.Item, anchor: String)] {
        pieces.compactMap { if case .item(let item, let anchor) = $0 { (item, anchor) } else { nil } }
    }

    static func ordered(_ tag: HTMLTag, _ pieces: [Piece]) -> MarkupBlock {
        let items = items(pieces)
        guard tag["class"] == "footnotes" else {
            return .list(MarkupList(start: tag["start"].flatMap { Int($0) } ?? 1, items: items.map(\.item)))
        }
        return .notes(items.map { MarkupNote(anchor: $0.anchor.isEmpty ? nil : $0.anchor, blocks: $0.item.blocks) })
    }

    static func item(_ tag: HTMLTag, _ pieces: [Piece]) -> Piece {
        var item = MarkupList.Item(isDone: nil, blocks: blocks(pieces))
        if case .paragraph(var words) = item.blocks.first, words.count > 1,
            case .text(let mark) = words[0], mark == "[x]" || mark == "[ ]"
        {
            item.isDone = mark == "[x]"
            words.removeFirst()
            item.blocks[0] = .paragraph(words.trimmed)
        }
        return .item(item, anchor: tag["id"] ?? "")
    }

    /// The language of a block of code comes behind the code.
    static func language(_ tag: HTMLTag) -> [Piece] {
        guard let name = tag["class"], name.hasPrefix("language-") else { return [] }
        return [.label(String(name.dropFirst("language-".count)))]
    }

    static func codeBlock(_ pieces: [Piece]) -> [Piece] {
        var code = MarkupCode(language: "", text: inlines(pieces).plain)
        for case .label(let language) in pieces { code.language = language }
        return [.block(.code(code))]
    }

    static func row(_ pieces: [Piece]) -> Piece {
        var cells: [(cell: [MarkupInline], alignment: Markdown.Alignment)] = []
        var isHeader = false
        for case .cell(let cell, let alignment, let isHead) in pieces {
            cells.append((cell, alignment))
            isHeader = isHead
        }
        return .row(cells, isHeader: isHeader)
    }

    static func table(_ pieces: [Piece]) -> MarkupTable {
        var table = MarkupTable(header: [], alignments: [], rows: [])
        for case .row(let cells, let isHeader) in pieces {
            if isHeader {
                table.header = cells.map(\.cell)
                table.alignments = cells.map(\.alignment)
            } else {
                table.rows.append(cells.map(\.cell))
            }
        }
        return table
    }

    static func definitions(_ pieces: [Piece]) -> [MarkupDefinition] {
        var definitions: [MarkupDefinition] = []
        for piece in pieces {
            switch piece {
            case .term(let term): definitions.append(MarkupDefinition(term: term, meanings: []))
            case .meaning(let meaning):
                if definitions.isEmpty { definitions.append(MarkupDefinition(term: [], meanings: [])) }
                definitions[definitions.count - 1].meanings.append(meaning)
            case .block, .inline, .item, .row, .cell, .summary, .label: break
            }
        }
        return definitions
    }
}
