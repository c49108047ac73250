/// Writes the elements of a page as blocks of Markdown.
struct HTMLMarkdown {
    typealias Line = [UInt8]
    typealias Block = [Line]

    let tree: HTMLTree
    /// By the number of an element, whether it is a block or has one in it.
    private let hasBlock: [Bool]

    private static let blockNames: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
        "main",
        "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]
    /// Neither they nor what is in them is text of the page.
    private static let dropped: Set<String> = [
        "head", "nav", "button", "select", "datalist", "audio", "video", "canvas",
    ]
    /// Lists and quotations within one another, at most.
    private static let deepest = 12

    init(_ tree: HTMLTree) {
        self.tree = tree
        var hasBlock = tree.elements.map { HTMLMarkdown.blockNames.contains($0.name) }
        // Children come behind their parents.
        for number in tree.elements.indices.reversed() where !hasBlock[number] {
            hasBlock[number] = tree.elements[number].children.contains { child in
                if case .element(let number) = child { hasBlock[number] } else { false }
            }
        }
        self.hasBlock = hasBlock
    }

    func isDropped(_ element: HTMLTree.Element) -> Bool {
        HTMLMarkdown.dropped.contains(element.name) || element.hasClass("toc-macro")
    }

    /// The text of an element on one line, without marks.
    func text(_ number: Int) -> String {
        var words: [UInt8] = []
        addText(number, to: &words)
        return String(decoding: words, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func addText(_ number: Int, to words: inout [UInt8]) {
        for child in tree.elements[number].children {
            switch child {
            case .text(let text): words += text
            case .element(let number): addText(number, to: &words)
            }
        }
    }

    // MARK: Blocks

    /// - Parameters:
    ///   - shift: how many levels headings go down.
    ///   - inCell: whether it is the cell of a table, which is one line.
    func blocks(_ nodes: [HTMLTree.Node], shift: Int, depth: Int = 0, inCell: Bool = false) -> [Block] {
        var blocks: [Block] = []
        var run = HTMLInline(self, inCell: inCell)
        func endRun() {
            let lines = run.lines
            if !lines.isEmpty { blocks.append(lines) }
            run = HTMLInline(self, inCell: inCell)
        }
        for node in nodes {
            guard case .element(let number) = node, hasBlock[number] else {
                run.add(node)
                continue
            }
            endRun()
            blocks += block(number, shift, depth, inCell)
        }
        endRun()
        return blocks
    }

    private func block(_ number: Int, _ shift: Int, _ depth: Int, _ inCell: Bool) -> [Block] {
        let element = tree.elements[number]
        if isDropped(element) { return [] }
        let inside = { blocks(element.children, shift: shift, depth: depth, inCell: inCell) }
        switch element.name {
        case "h1", "h2", "h3", "h4", "h5", "h6":
            let words = inline(element.children, inCell)
            let level = min(6, (Int(element.name.dropFirst()) ?? 1) + shift)
            if words.isEmpty { return [] }
            return inCell ? [[words]] : [[Array(repeating: UInt8(ascii: "#"), count: level) + [0x20] + words]]
        case "ul", "ol": return depth < HTMLMarkdown.deepest ? list(element, shift, depth, inCell) : inside()
        case "blockquote":
            let lines = HTMLMarkdown.joined(inside())
            if inCell || lines.isEmpty || depth >= HTMLMarkdown.deepest { return lines.isEmpty ? [] : [lines] }
            return [lines.map { $0.isEmpty ? [UInt8(ascii: ">")] : Array("> ".utf8) + $0 }]
        case "pre": return code(number, inCell)
        case "hr": return inCell ? [] : [[Array("***".utf8)]]
        case "table": return HTMLTable(self, number).blocks(inCell: inCell, shift: shift, depth: depth)
        case "summary", "caption", "dt": return label(element.children, inCell)
        case "dl": return definitions(element, shift, depth, inCell)
        default: return inside()
        }
    }

    private func inline(_ nodes: [HTMLTree.Node], _ inCell: Bool, marks: Set<String> = []) -> Line {
        var run = HTMLInline(self, inCell: inCell, marks: marks)
        for node in nodes { run.add(node) }
        return Array(run.lines.joined(separator: [0x20]))
    }

    private func label(_ nodes: [HTMLTree.Node], _ inCell: Bool) -> [Block] {
        let words = inline(nodes, inCell, marks: ["**"])
        return words.isEmpty ? [] : [[HTMLInline.marked(words, "**")]]
    }

    /// A term and its only line of explanation become `**Severity:** SEV2`.
    private func definitions(_ element: HTMLTree.Element, _ shift: Int, _ depth: Int, _ inCell: Bool) -> [Block] {
        var result: [Block] = []
        var term: Line?
        for child in element.children {
            guard case .element(let number) = child else { continue }
            let part = tree.elements[number]
            if part.name == "dt" {
                if let term { result.append([HTMLInline.marked(term, "**")]) }
                term = inline(part.children, inCell, marks: ["**"])
                continue
            }
            var inside = blocks([child], shift: shift, depth: depth, inCell: inCell)
            if let words = term, !words.isEmpty {
                let colon: [UInt8] = words.last == UInt8(ascii: ":") ? [] : [UInt8(ascii: ":")]
                let label = HTMLInline.marked(words + colon, "**")
                if inside.count == 1, inside[0].count == 1 {
                    inside[0][0] = label + [0x20] + inside[0][0]
                } else {
                    inside.insert([label], at: 0)
                }
            }
            term = nil
            result += inside
        }
        if let term { result.append([HTMLInline.marked(term, "**")]) }
        return result
    }

    private func list(_ element: HTMLTree.Element, _ shift: Int, _ depth: Int, _ inCell: Bool) -> [Block] {
        let isTasks = element.hasClass("inline-task-list")
        var items: [Block] = []
        var number = 1
        for child in element.children {
            guard case .element(let place) = child else { continue }
            let item = tree.elements[place]
            let isItem = item.name == "li"
            let inside = blocks(isItem ? item.children : [child], shift: shift, depth: depth + 1, inCell: inCell)
            var lines = HTMLMarkdown.joined(inside, isTight: true)
            if lines.isEmpty { continue }
            if isTasks { lines[0] = task(place, lines[0]) }
            let mark = element.name == "ol" ? "\(number). " : "- "
            number += 1
            let indent = [UInt8](repeating: 0x20, count: mark.utf8.count)
            items.append(
                lines.enumerated().map { index, line in
                    index == 0 ? Array(mark.utf8) + line : line.isEmpty ? [] : indent + line
                })
        }
        return items.isEmpty ? [] : [items.flatMap { $0 }]
    }

    /// A task of Confluence: who is mentioned first has it, and the day in it is the one when it is due.
    private func task(_ number: Int, _ line: Line) -> Line {
        var line = line
        let mark = Array("**".utf8)
        if line.starts(with: mark), let end = line.dropFirst(2).firstIndex(of: mark[0]), line[end...].starts(with: mark)
        {
            line.insert(UInt8(ascii: ":"), at: end)
        }
        let day = tree.first("time", in: number).map { tree.elements[$0].attribute("datetime") } ?? ""
        if day.utf8.count == 10 { line += Array(" (due \(day))".utf8) }
        return Array((tree.elements[number].hasClass("checked") ? "[x] " : "[ ] ").utf8) + line
    }

    private func code(_ number: Int, _ inCell: Bool) -> [Block] {
        var text: [UInt8] = []
        addText(number, to: &text)
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            Array(line.last == 0x0D ? line.dropLast() : line)
        }
        let kept = Array(lines.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed())
        if kept.isEmpty { return [] }
        if inCell { return [kept.map { HTMLInline.code($0, inCell: true) }] }
        let fence = [UInt8](repeating: UInt8(ascii: "`"), count: max(3, HTMLInline.longestRun(in: text) + 1))
        return [[fence + language(tree.elements[number])] + kept + [fence]]
    }

    /// From the parameters of Confluence, `brush: java`, or the class of others, `language-java`.
    private func language(_ element: HTMLTree.Element) -> [UInt8] {
        let words = (element.attribute("data-syntaxhighlighter-params") + " " + element.attribute("class"))
            .split { " ;".contains($0) }
        let named = words.firstIndex(of: "brush:").map { words[$0...].dropFirst().first ?? "" }
        let name = named ?? words.first { $0.hasPrefix("language-") }?.dropFirst(9) ?? ""
        return name.utf8.allSatisfy { $0.isLetter || $0.isDigit } ? Array(name.utf8) : []
    }

    /// The lines of blocks, with an empty one between them; none before a list in a tight item.
    static func joined(_ blocks: [Block], isTight: Bool = false) -> [Line] {
        var lines: [Line] = []
        for block in blocks {
            let isList = block.first.map { $0.starts(with: "- ".utf8) || $0.starts(with: "1. ".utf8) } ?? false
            if !lines.isEmpty, !(isTight && isList) { lines.append([]) }
            lines += block
        }
        return lines
    }
}
