extension Renderer {
    /// The headings of the text, with the anchors that ``renderBlocks(below:)`` will give them.
    func anchorIndex(below root: Node) -> Markdown.AnchorIndex {
        var index = Markdown.AnchorIndex()
        var anchors = Anchors()
        var walk = TreeWalk(below: root)
        while let (node, _) = walk.next() {
            if node.kind == .paragraph || node == notesList { walk.skipChildren() }
            guard node.kind == .heading else { continue }
            walk.skipChildren()
            if tables.startingAt(node.lines.lowerBound) != nil { continue }
            let title = plainText(of: node)
            let anchor = rendering.anchorPrefix + String(decoding: anchors.add(title), as: UTF8.self)
            index.add(String(decoding: title.trimmed(), as: UTF8.self), anchor: anchor)
        }
        return index
    }

    /// An autolink inside the text of a link is plain text.
    mutating func renderLink(_ node: Node, _ isEntering: Bool) {
        if isEntering {
            strikethrough.enter()
            linkNesting += 1
            if linkNesting > 1 { return }
            linkEndTag = marks.withRestored(node.address) { startLink(node, to: $0) }
        } else {
            if linkNesting == 1 { out.append(linkEndTag) }
            linkNesting -= 1
            strikethrough.leave()
        }
    }

    /// Returns the end tag.
    private mutating func startLink(_ node: Node, to address: Bytes) -> StaticString {
        if address.first == UInt8(ascii: "#"), let anchor = anchor(named: address.part(1..<address.count)) {
            Array("#\(anchor)".utf8).withUnsafeBufferPointer { startLink(to: $0, title: node.title) }
        } else if Destination.isAllowed(address) {
            startLink(to: address, title: node.title)
        } else if rendering.hasAdditions, Destination.isRelative(address) {
            if plainText(of: node).elementsEqual(address) { return "" }
            startRelativeLink(to: address)
            return "</span>"
        } else {
            return ""
        }
        return "</a>"
    }

    private func anchor(named name: Bytes) -> String? {
        guard rendering.hasAdditions, !name.isEmpty else { return nil }
        return ownAnchors.anchor(named: name) ?? rendering.anchor?(String(decoding: name, as: UTF8.self))
    }

    private mutating func startLink(to address: Bytes, title: Bytes) {
        out.append("<a href=\"")
        out.appendAddress(address)
        appendTitle(title)
        out.append("\">")
    }

    /// The style sheet shows the path behind the text, where it is no part of a passage that somebody marks.
    private mutating func startRelativeLink(to path: Bytes) {
        out.append("<span data-path=\"")
        out.appendText(path)
        out.append("\">")
    }

    /// Appended after an attribute's value, before its closing quotation mark.
    private mutating func appendTitle(_ title: Bytes) {
        if title.isEmpty { return }
        out.append("\" title=\"")
        marks.withRestored(title) { out.appendText($0) }
    }

    mutating func renderImage(_ node: Node) {
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
            } else if rendering.hasAdditions, linkNesting == 0, Destination.isRelative(address) {
                if description.isEmpty { return out.appendText(address) }
                startRelativeLink(to: address)
                description.withUnsafeBufferPointer { out.appendText($0) }
                out.append("</span>")
            } else {
                description.withUnsafeBufferPointer { out.appendText($0) }
            }
        }
    }
}
