extension Renderer {
    /// The content of a paragraph, a heading or a table cell.
    mutating func renderInlines(of block: Node) {
        inlineNesting = 0
        linkNesting = 0
        strikethrough = Strikethrough()
        var walk = TreeWalk(below: block)
        while let (node, isEntering) = walk.next() {
            switch node.kind {
            case .text:
                var text = node.literal
                if hiddenPrefixLength > 0 {
                    text = text.part(min(hiddenPrefixLength, text.count)..<text.count)
                    hiddenPrefixLength = 0
                }
                renderText(text, of: node)
            case .softBreak where node == hiddenBreak, .lineBreak where node == hiddenBreak:
                hiddenBreak = nil
            case .softBreak where definitionBreaks.contains(node),
                .lineBreak where definitionBreaks.contains(node):
                startDefinition(behind: node)
            case .softBreak:
                out.append(.lineFeed)
            case .lineBreak:
                out.append("<br />\n")
            case .code:
                out.append("<code>")
                marks.withRestored(node.literal, keepingBackslashes: true) { out.appendText($0) }
                out.append("</code>")
            case .htmlInline:
                renderHTMLInline(node)
            case .emphasis:
                renderContainer(isEntering, "<em>", "</em>")
            case .strong:
                renderContainer(isEntering, "<strong>", "</strong>")
            case .link:
                renderLink(node, isEntering)
            case .image:
                renderImage(node)
                walk.skipChildren()
            case .document, .quote, .list, .item, .codeBlock, .htmlBlock, .paragraph, .heading, .thematicBreak, nil:
                break
            }
        }
        strikethrough.insertStartTags(into: &out)
    }

    mutating func renderContainer(_ isEntering: Bool, _ startTag: StaticString, _ endTag: StaticString) {
        if isEntering {
            strikethrough.enter()
            inlineNesting += 1
        }
        if inlineNesting <= Limits.nesting { out.append(isEntering ? startTag : endTag) }
        if !isEntering {
            inlineNesting -= 1
            strikethrough.leave()
        }
    }

    /// The text below a node without markup, as in the description of an image.
    func plainText(of node: Node) -> [UInt8] {
        var result: [UInt8] = []
        var walk = TreeWalk(below: node)
        while let (node, _) = walk.next() {
            switch node.kind {
            case .text:
                marks.withRestored(node.literal) { result.append(contentsOf: $0) }
            case .htmlInline
            where rendering.hasAdditions && HTMLPiece.kind(ofTag: node.literal) != .other:
                if HTMLPiece.kind(ofTag: node.literal) == .lineBreak { result.append(.space) }
            case .code, .htmlInline:
                marks.withRestored(node.literal, keepingBackslashes: true) { result.append(contentsOf: $0) }
            case .softBreak, .lineBreak:
                result.append(.space)
            case .document, .quote, .list, .item, .codeBlock, .htmlBlock, .paragraph, .heading, .thematicBreak,
                .emphasis, .strong, .link, .image, nil:
                break
            }
        }
        return result
    }
}
