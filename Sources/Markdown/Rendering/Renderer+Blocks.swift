extension Renderer {
    mutating func renderBlocks(below root: Node) throws(Limits.Refusal) {
        var walk = TreeWalk(below: root)
        while let (node, isEntering) = walk.next() {
            if out.count > outputLimit { throw .tooCostly }
            if node == notesList || node == ruleBehindNotes {
                walk.skipChildren()
                continue
            }
            switch node.kind {
            case .quote:
                renderQuote(node, isEntering)
            case .list:
                renderList(node, isEntering)
            case .item:
                if blockNesting > Limits.nesting { continue }
                if isEntering { startLine() }
                out.append(isEntering ? "<li>" : "</li>\n")
            case .paragraph, .heading:
                walk.skipChildren()
                blockLines = node.lines
                if let table = tables.startingAt(node.lines.lowerBound) {
                    try renderTable(table, in: node)
                } else if node.kind == .heading {
                    renderHeading(node)
                } else if !renderBlock(node), !renderDefinitions(node) {
                    renderParagraph(node)
                }
            case .codeBlock:
                renderCodeBlock(node)
            case .htmlBlock:
                renderHTMLBlock(node)
            case .thematicBreak:
                startLine()
                out.append("<hr />\n")
            case .document, .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .link, .image, nil:
                break
            }
        }
        if out.count > outputLimit { throw .tooCostly }
    }

    mutating func startLine() {
        if let last = out.last, last != .lineFeed { out.append(.lineFeed) }
    }

    mutating func renderBlockContainer(_ isEntering: Bool, _ startTag: StaticString, _ endTag: StaticString) {
        if isEntering { blockNesting += 1 }
        if blockNesting <= Limits.nesting {
            startLine()
            out.append(isEntering ? startTag : endTag)
        }
        if !isEntering { blockNesting -= 1 }
    }

    private mutating func renderList(_ node: Node, _ isEntering: Bool) {
        if !node.isOrdered {
            renderBlockContainer(isEntering, "<ul>\n", "</ul>\n")
        } else if !isEntering || node.listStart == 1 {
            renderBlockContainer(isEntering, "<ol>\n", "</ol>\n")
        } else {
            renderBlockContainer(isEntering, "<ol start=\"", "")
            if blockNesting > Limits.nesting { return }
            out.append(contentsOf: String(node.listStart).utf8)
            out.append("\">\n")
        }
    }

    private mutating func renderParagraph(_ node: Node) {
        if node == alertParagraph {
            guard let text = node.firstChild, let end = text.next else { return }
            hiddenPrefixLength = text.literal.count
            hiddenBreak = end
        }
        startParagraph(node)
        if let isChecked = taskState(of: node) {
            out.append(
                isChecked
                    ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" />"
                    : "<input type=\"checkbox\" disabled=\"\" />")
            hiddenPrefixLength = "[x]".utf8.count
        }
        renderInlines(of: node)
        endParagraph(node)
    }

    mutating func startParagraph(_ node: Node) {
        if isTight(node) { return }
        startLine()
        out.append("<p>")
    }

    mutating func endParagraph(_ node: Node) {
        if !isTight(node) { out.append("</p>\n") }
    }

    private func isTight(_ node: Node) -> Bool {
        guard blockNesting <= Limits.nesting, let list = node.parent?.parent, list.kind == .list else { return false }
        return list.isTight
    }

    /// GFM, section 5.3: a list item whose first paragraph begins with `[ ]` or `[x]` and white space.
    private func taskState(of node: Node) -> Bool? {
        guard rendering.hasAdditions, node.parent?.kind == .item, node.previous == nil, let text = node.firstChild,
            text.kind == .text,
            lines.line(node.lines.lowerBound, fromColumn: node.startColumn).first == UInt8(ascii: "[")
        else { return nil }
        let literal = text.literal
        if literal.starts(with: "[ ] ") { return false }
        return literal.starts(with: "[x] ", caseInsensitive: true) ? true : nil
    }

    /// A paragraph such as `{{timeline}}`.
    private mutating func renderBlock(_ node: Node) -> Bool {
        guard rendering.hasAdditions, let block = rendering.block, let text = node.firstChild, text.kind == .text,
            text.next == nil
        else { return false }
        let literal = text.literal
        let name = literal.dropFirst(2).dropLast(2)
        guard literal.starts(with: "{{"), literal.suffix(2).elementsEqual("}}".utf8), (1...64).contains(name.count),
            name.allSatisfy({ $0.isLowercase || $0 == UInt8(ascii: "-") }),
            lines.line(node.lines.lowerBound, fromColumn: node.startColumn).first == UInt8(ascii: "{")
        else { return false }
        let key = String(decoding: name, as: UTF8.self)
        guard usedBlocks.insert(key).inserted, let html = block(key) else { return false }
        startLine()
        out.append(contentsOf: html.bytes)
        outputLimit += html.bytes.count
        startLine()
        return true
    }

    private mutating func renderHeading(_ node: Node) {
        let level = min(max(node.headingLevel + rendering.headingShift, 1), 6)
        let anchor = Array(rendering.anchorPrefix.utf8) + anchors.add(plainText(of: node))
        startLine()
        out.append("<h")
        out.append(UInt8(ascii: "0") + UInt8(level))
        out.append(" id=\"")
        anchor.withUnsafeBufferPointer { out.appendText($0) }
        out.append("\">")
        let start = out.count
        renderInlines(of: node)
        headings.append(
            Markdown.Heading(
                level: level, title: PlainText(ofHTML: out[start...]).text,
                anchor: String(decoding: anchor, as: UTF8.self)))
        out.append("</h")
        out.append(UInt8(ascii: "0") + UInt8(level))
        out.append(">\n")
    }

    private mutating func renderCodeBlock(_ node: Node) {
        startLine()
        let label = rendering.hasAdditions ? codeLabel(node.fenceInfo) : nil
        if let label {
            out.append("<figure class=\"code\">\n<figcaption>")
            out.append(label)
            out.append("</figcaption>\n")
        }
        renderCode(node)
        if label != nil { out.append("</figure>\n") }
    }

    /// What the code would be drawn as elsewhere.
    private func codeLabel(_ info: Bytes) -> StaticString? {
        let language = Bytes(rebasing: info.prefix { !$0.isWhitespace })
        if language.isWord("mermaid") { return "Diagram (Mermaid)" }
        return language.isWord("math") ? "Formula (LaTeX)" : nil
    }

    private mutating func renderCode(_ node: Node) {
        marks.withRestored(node.fenceInfo) { info in
            let language = info.prefix { !$0.isWhitespace }
            if info.isEmpty {
                out.append("<pre><code>")
            } else {
                out.append("<pre><code class=\"language-")
                out.appendText(Bytes(rebasing: language))
                out.append("\">")
            }
        }
        marks.withRestored(node.literal, keepingBackslashes: true) { out.appendText($0) }
        out.append("</code></pre>\n")
    }
}
