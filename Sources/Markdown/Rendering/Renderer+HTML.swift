extension Renderer {
    /// A tag or comment within a line.
    mutating func renderHTMLInline(_ node: Node) {
        switch rendering.hasAdditions ? HTMLPiece.kind(ofTag: node.literal) : .other {
        case .comment:
            break
        case .lineBreak:
            out.append("<br />\n")
        case .start(let element) where isPaired(node):
            renderContainer(true, element.startTag, element.endTag)
        case .end(let element) where isPaired(node):
            renderContainer(false, element.startTag, element.endTag)
        case .image:
            let tag = marks.withRestored(node.literal, keepingBackslashes: true) { Array($0) }
            tag.withUnsafeBufferPointer { if !renderImageTag($0) { renderTagAsText($0) } }
        case .start, .end, .text, .other:
            let tag = marks.withRestored(node.literal, keepingBackslashes: true) { Array($0) }
            tag.withUnsafeBufferPointer { renderTagAsText($0) }
        }
    }

    private mutating func renderTagAsText(_ tag: Bytes) {
        if recordsHTML { htmlAsText.append(HTMLAsText(place: .inLine, lines: blockLines, literal: Array(tag))) }
        out.appendText(tag)
    }

    /// Whether a tag has its partner beside it.
    private mutating func isPaired(_ node: Node) -> Bool {
        guard let parent = node.parent else { return false }
        if pairedParents.insert(parent).inserted {
            var pairs = TagPairs<Node>()
            for child in parent.children {
                if child.kind == .htmlInline { pairs.add(HTMLPiece.kind(ofTag: child.literal), at: child) }
                if definitionBreaks.contains(child) { pairs.leave() }
            }
            pairedTags.formUnion(pairs.paired)
        }
        return pairedTags.contains(node)
    }

    /// Writes the image if it is one of ours.
    mutating func renderImageTag(_ tag: Bytes) -> Bool {
        guard let source = tag.attribute("src"), source.withUnsafeBufferPointer(Destination.isOwnPath)
        else {
            return false
        }
        out.append("<img src=\"")
        source.withUnsafeBufferPointer { out.appendAddress($0) }
        out.append("\" alt=\"")
        tag.attribute("alt")?.withUnsafeBufferPointer { out.appendText($0) }
        if let title = tag.attribute("title") {
            out.append("\" title=\"")
            title.withUnsafeBufferPointer { out.appendText($0) }
        }
        for name in ["width", "height"] as [StaticString] {
            guard let size = tag.attribute(name), (1...4).contains(size.count), size.allSatisfy(\.isDigit)
            else {
                continue
            }
            out.append("\" ")
            out.append(name)
            out.append("=\"")
            out.append(contentsOf: size)
        }
        out.append("\" />")
        return true
    }
}
