/// The headings of a document that is written in another format: which of them links lead to, and by which names.
package struct MarkupAnchors: Sendable {
    /// The names that a program gives headings.
    package enum Style: Sendable {
        case gitHub, mkDocs
    }

    /// The anchors that links in the document lead to.
    package private(set) var used: Set<String> = []
    private var headings: [String: (title: String, name: String)] = [:]

    package init(_ blocks: [MarkupBlock], style: Style) {
        var index = Markdown.AnchorIndex()
        collect(blocks) { anchor, title in
            (title, index.add(title, anchor: anchor, style: style == .gitHub ? .gitHub : .mkDocs))
        }
    }

    /// Where a link to an anchor leads; nowhere if there is no such heading.
    package func target(_ anchor: String, isByName: Bool) -> MarkupTarget {
        guard let heading = headings[anchor] else { return .nowhere }
        return .heading(anchor: isByName ? heading.name : anchor, title: heading.title)
    }

    private mutating func collect(_ blocks: [MarkupBlock], _ add: (String, String) -> (String, String)) {
        for block in blocks {
            switch block {
            case .heading(_, let anchor, let content):
                headings[anchor] = add(anchor, content.plain)
                collect(content)
            case .paragraph(let content): collect(content)
            case .list(let list): for item in list.items { collect(item.blocks, add) }
            case .quote(_, let inner): collect(inner, add)
            case .table(let table): for cell in table.header + table.rows.joined() { collect(cell) }
            case .definitions(let all):
                for definition in all { collect(definition.term + definition.meanings.joined()) }
            case .details(let summary, let inner):
                collect(summary)
                collect(inner, add)
            case .notes(let notes): for note in notes { collect(note.blocks, add) }
            case .code, .rule: break
            }
        }
    }

    private mutating func collect(_ inlines: [MarkupInline]) {
        for inline in inlines {
            switch inline {
            case .link(let address, let content):
                if address.hasPrefix("#") { used.insert(String(address.dropFirst())) }
                collect(content)
            case .styled(_, let content), .relative(_, let content): collect(content)
            case .text, .lineBreak, .code, .image, .noteReference: break
            }
        }
    }
}
