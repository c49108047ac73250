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
            case .softBreak:
                out.append(.lineFeed)
            case .lineBreak:
                out.append("<br />\n")
            case .code:
                out.append("<code>")
                marks.withRestored(node.literal, keepingBackslashes: true) { out.appendText($0) }
                out.append("</code>")
            case .htmlInline:
                marks.withRestored(node.literal, keepingBackslashes: true) { out.appendText($0) }
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

    private mutating func renderContainer(_ isEntering: Bool, _ startTag: StaticString, _ endTag: StaticString) {
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

    /// An autolink inside the text of a link is plain text.
    private mutating func renderLink(_ node: Node, _ isEntering: Bool) {
        if isEntering {
            strikethrough.enter()
            linkNesting += 1
            if linkNesting > 1 { return }
            isLinkShown = marks.withRestored(node.address) { address in
                guard Destination.isAllowed(address) else { return false }
                startLink(to: address, title: node.title)
                return true
            }
        } else {
            if linkNesting == 1, isLinkShown { out.append("</a>") }
            linkNesting -= 1
            strikethrough.leave()
        }
    }

    private mutating func startLink(to address: Bytes, title: Bytes) {
        out.append("<a href=\"")
        out.appendAddress(address)
        appendTitle(title)
        out.append("\">")
    }

    /// Appended after an attribute's value, before its closing quotation mark.
    private mutating func appendTitle(_ title: Bytes) {
        if title.isEmpty { return }
        out.append("\" title=\"")
        marks.withRestored(title) { out.appendText($0) }
    }

    private mutating func renderImage(_ node: Node) {
        let description = plainText(of: node)
        marks.withRestored(node.address) { address in
            if Destination.isOwnPath(address) {
                out.append("<img src=\"")
                out.appendAddress(address)
                out.append("\" alt=\"")
                description.withUnsafeBufferPointer { out.appendText($0) }
                appendTitle(node.title)
                out.append("\" />")
            } else if linkNesting == 0, Destination.isAllowed(address) {
                startLink(to: address, title: node.title)
                if description.isEmpty { out.appendText(address) }
                description.withUnsafeBufferPointer { out.appendText($0) }
                out.append("</a>")
            } else {
                description.withUnsafeBufferPointer { out.appendText($0) }
            }
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
