@_spi(MarkdownRenderer) import HTML

extension Markdown {
    /// A document as HTML without a request to anywhere, for a page that is a file.
    ///
    /// - Parameter target: where addresses in it lead; images come as `data:` addresses.
    package static func html(
        of blocks: [MarkupBlock], target: @escaping @Sendable (String) -> MarkupTarget
    ) -> HTML {
        HTML(renderedMarkdown: Array(HTMLWriter(target: target).document(blocks).utf8))
    }
}

/// Writes HTML for a file that is opened on its own.
struct HTMLWriter: MarkupWriter {
    let target: @Sendable (String) -> MarkupTarget

    func text(_ text: String) -> String {
        text.escapedForHTML
    }

    func code(_ code: String) -> String { "<code>\(text(code))</code>" }

    var lineBreak: String { "<br>" }

    func styled(_ style: MarkupStyle, _ content: String) -> String {
        let tag =
            switch style {
            case .emphasis: "em"
            case .strong: "strong"
            case .deleted: "del"
            case .inserted: "ins"
            case .marked: "mark"
            case .lowered: "sub"
            case .raised: "sup"
            case .key: "kbd"
            }
        return "<\(tag)>\(content)</\(tag)>"
    }

    func link(to target: MarkupTarget, _ content: String, plain: String) -> String {
        switch target {
        case .web(let address), .file(let address): "<a href=\"\(text(address))\">\(content)</a>"
        case .heading(let anchor, _): "<a href=\"#\(text(anchor))\">\(content)</a>"
        case .page(let name, _): "<a href=\"\(text(name)).html\">\(content)</a>"
        case .nowhere: content
        }
    }

    /// An image somewhere else is a link to it: the page asks nobody for anything.
    func image(from target: MarkupTarget, _ description: String) -> String {
        switch target {
        case .file(let address): "<img src=\"\(text(address))\" alt=\"\(text(description))\">"
        case .web(let address): link(to: target, text(description.isEmpty ? address : description), plain: "")
        case .heading, .page, .nowhere: text(description)
        }
    }

    func noteReference(_ anchor: String, _ number: Int) -> String {
        "<sup><a href=\"#\(text(anchor))\">[\(number)]</a></sup>"
    }

    func heading(_ level: Int, _ anchor: String, _ content: [MarkupInline]) -> String {
        let id = anchor.isEmpty ? "" : " id=\"\(text(anchor))\""
        return "<h\(level)\(id)>\(inlines(content))</h\(level)>"
    }

    func paragraph(_ content: [MarkupInline]) -> String { "<p>\(inlines(content))</p>" }

    func list(_ list: MarkupList) -> String {
        let tag = list.start == nil ? "ul" : "ol"
        let start = list.start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
        let items = list.items.map { item in
            let line = item.line.map { inlines($0.words) + $0.lists.map { "\n" + self.list($0) }.joined() }
            return "<li>\(item.box)\(line ?? blocks(item.blocks))</li>"
        }
        return "<\(tag)\(start)>\n\(items.joined(separator: "\n"))\n</\(tag)>"
    }

    func quote(_ label: String?, _ blocks: [MarkupBlock]) -> String {
        "<blockquote>\n\(label.map { "<p><strong>\(text($0))</strong></p>\n" } ?? "")\(self.blocks(blocks))\n</blockquote>"
    }

    func code(_ code: MarkupCode) -> String { "<pre><code>\(text(code.text))</code></pre>" }

    func table(_ table: MarkupTable) -> String {
        let header = table.header.map { "<th scope=\"col\">\(inlines($0))</th>" }.joined()
        let rows = table.rows.map { row in
            let cells = zip(row, table.alignments).map { cell, alignment in
                let name =
                    switch alignment {
                    case .none, .left: ""
                    case .center: " class=\"center\""
                    case .right: " class=\"right\""
                    }
                return "<td\(name)>\(inlines(cell))</td>"
            }
            return "<tr>\(cells.joined())</tr>\n"
        }
        return "<table>\n<thead><tr>\(header)</tr></thead>\n<tbody>\n\(rows.joined())</tbody>\n</table>"
    }

    func definitions(_ definitions: [MarkupDefinition]) -> String {
        let all = definitions.map { definition in
            "<dt>\(inlines(definition.term))</dt>\n"
                + definition.meanings.map { "<dd>\(inlines($0))</dd>\n" }.joined()
        }
        return "<dl>\n\(all.joined())</dl>"
    }

    func details(_ summary: [MarkupInline], _ blocks: [MarkupBlock]) -> String {
        "<details>\n<summary>\(inlines(summary))</summary>\n\(self.blocks(blocks))\n</details>"
    }

    var rule: String { "<hr>" }

    func notes(_ notes: [MarkupNote]) -> String {
        let items = notes.map { note in
            let id = note.anchor.map { " id=\"\(text($0))\"" } ?? ""
            return "<li\(id)>\(note.line.map(inlines) ?? blocks(note.blocks))</li>"
        }
        return "<ol>\n\(items.joined(separator: "\n"))\n</ol>"
    }
}
