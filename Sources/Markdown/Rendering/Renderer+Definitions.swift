/// Definition lists as in PHP Markdown Extra: a line with a term, and lines or paragraphs behind it that begin with a
/// colon and a space.
extension Renderer {
    /// Whether the paragraph is a part of a definition list, and so has been written.
    mutating func renderDefinitions(_ node: Node) -> Bool {
        guard rendering.hasAdditions, node.kind == .paragraph else { return false }
        let isDefinition = node.firstChild?.beginsDefinition == true
        let breaks = node.children.filter { $0.isBreak && $0.next?.beginsDefinition == true }
        let firstBreak = node.children.first(where: \.isBreak)
        let isContinued =
            node.next?.kind == .paragraph && node.next?.firstChild?.beginsDefinition == true
        if isDefinition {
            guard isDefinitionListOpen else { return false }
        } else {
            guard firstBreak == nil ? isContinued : firstBreak == breaks.first else { return false }
        }
        startLine()
        if isDefinition {
            out.append("<dd>")
            hiddenPrefixLength = node.firstChild?.definitionPrefix ?? 0
        } else {
            out.append("<dl>\n<dt>")
        }
        isInTerm = !isDefinition
        definitionBreaks = Set(breaks)
        renderInlines(of: node)
        out.append(isInTerm ? "</dt>\n" : "</dd>\n")
        if !isContinued { out.append("</dl>\n") }
        isDefinitionListOpen = isContinued
        definitionBreaks = []
        return true
    }

    /// The end of a line behind which a definition begins. Nothing reaches over it.
    mutating func startDefinition(behind node: Node) {
        strikethrough.insertStartTags(into: &out)
        strikethrough = Strikethrough()
        out.append(isInTerm ? "</dt>\n<dd>" : "</dd>\n<dd>")
        isInTerm = false
        hiddenPrefixLength = node.next?.definitionPrefix ?? 0
    }
}

extension Node {
    /// Where a colon was escaped, there is a backslash or a mark before it.
    fileprivate var beginsDefinition: Bool { definitionPrefix > 0 }

    /// The length of the colon and the spaces, or 0.
    fileprivate var definitionPrefix: Int {
        guard kind == .text else { return 0 }
        let literal = literal
        guard literal.at(0) == UInt8(ascii: ":") else { return 0 }
        var end = 1
        while literal.at(end) == .space || literal.at(end) == .tab { end += 1 }
        return end > 1 && end < literal.count || end > 1 && next != nil ? end : 0
    }
}
