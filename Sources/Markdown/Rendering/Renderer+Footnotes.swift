extension Renderer {
    /// A reference such as `[^1]` at `index`. Returns where it ends.
    mutating func renderNoteReference(_ text: Bytes, at index: Int, from written: Int) -> Int? {
        guard !notes.isEmpty, linkNesting == 0, text.at(index + 1) == UInt8(ascii: "^"),
            out.count < outputLimit
        else { return nil }
        var end = index + 2
        while end < text.count, end < index + 102, text[end] != UInt8(ascii: "]") { end += 1 }
        guard text.at(end) == UInt8(ascii: "]"),
            let reference = notes.reference(to: text.part(index + 2..<end))
        else {
            return nil
        }
        marks.withRestored(text.part(written..<index)) { out.appendText($0) }
        out.append("<sup><a href=\"#")
        appendNoteAnchor("fn:", reference.number)
        if reference.isFirst {
            out.append("\" id=\"")
            appendNoteAnchor("fnref:", reference.number)
        }
        out.append("\">[")
        out.append(contentsOf: String(reference.number).utf8)
        out.append("]</a></sup>")
        return end + 1
    }

    /// A colon, so that no heading has this anchor.
    private mutating func appendNoteAnchor(_ kind: StaticString, _ number: Int) {
        Array(rendering.anchorPrefix.utf8).withUnsafeBufferPointer { out.appendText($0) }
        out.append(kind)
        out.append(contentsOf: String(number).utf8)
    }

    /// The notes in the order of their references, and then those that nothing refers to.
    mutating func renderNotes(_ list: Node) throws(Limits.Refusal) {
        let items = list.children
        startLine()
        out.append("<hr />\n<ol class=\"footnotes\">\n")
        var number = 0
        while number < notes.order.count {
            let note = notes.order[number]
            number += 1
            guard items.indices.contains(note) else { continue }
            out.append("<li id=\"")
            appendNoteAnchor("fn:", number)
            out.append("\">")
            try renderBlocks(below: items[note])
            appendWayBack(number)
            out.append("</li>\n")
        }
        let known = Set(notes.order)
        for note in items.indices where !known.contains(note) {
            out.append("<li>")
            try renderBlocks(below: items[note])
            out.append("</li>\n")
        }
        out.append("</ol>\n")
    }

    private mutating func appendWayBack(_ number: Int) {
        let isInParagraph = out.suffix(5).elementsEqual("</p>\n".utf8)
        if isInParagraph { out.removeLast(5) }
        out.append(" <a href=\"#")
        appendNoteAnchor("fnref:", number)
        out.append("\" aria-label=\"Back to the text\">↩</a>")
        if isInParagraph { out.append("</p>\n") }
    }
}
