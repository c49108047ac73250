import HTML

extension Renderer {
    /// Renders text from the tree, with bare addresses, keys and strikethrough.
    mutating func renderText(_ text: Bytes, of node: Node?) {
        guard rendering.hasAdditions else { return out.appendText(text) }
        var written = 0
        var index = 0
        while index < text.count {
            let end: Int?
            switch text[index] {
            case UInt8(ascii: ":"):
                end =
                    renderWebAddress(text, colon: index, from: written)
                    ?? renderEmoji(text, colon: index, from: written)
            case UInt8(ascii: "["): end = renderNoteReference(text, at: index, from: written)
            case UInt8(ascii: "."): end = renderAddressWithoutScheme(text, dot: index, from: written)
            case UInt8(ascii: "@"): end = renderMailAddress(text, at: index, from: written)
            case UInt8(ascii: "-"): end = renderKey(text, hyphen: index, from: written)
            case .tilde: end = renderTildes(text, at: index, from: written, of: node)
            default: end = nil
            }
            if let end { written = end }
            index = end ?? index + 1
        }
        appendPlain(text, written..<text.count)
    }

    private mutating func appendPlain(_ text: Bytes, _ range: Range<Int>) {
        marks.withRestored(text.part(range)) { out.appendText($0) }
    }

    private mutating func renderWebAddress(_ text: Bytes, colon: Int, from written: Int) -> Int? {
        guard linkNesting == 0, let address = BareAddress.web(in: text, colon: colon, from: written) else { return nil }
        appendPlain(text, written..<address.lowerBound)
        appendLink(to: text.part(address), scheme: "")
        return address.upperBound
    }

    private mutating func renderAddressWithoutScheme(_ text: Bytes, dot: Int, from written: Int) -> Int? {
        guard linkNesting == 0, let address = BareAddress.www(in: text, dot: dot, from: written) else { return nil }
        appendPlain(text, written..<address.lowerBound)
        appendLink(to: text.part(address), scheme: "http://")
        return address.upperBound
    }

    private mutating func renderEmoji(_ text: Bytes, colon: Int, from written: Int) -> Int? {
        guard let name = EmojiNames.name(in: text, colon: colon),
            let emoji = EmojiNames.emoji(named: text.part(name)),
            !Guard.isEscaped(text, at: colon)
        else { return nil }
        appendPlain(text, written..<colon)
        out.append(contentsOf: emoji.utf8)
        return name.upperBound + 1
    }

    private mutating func renderMailAddress(_ text: Bytes, at: Int, from written: Int) -> Int? {
        guard linkNesting == 0, let address = BareAddress.mail(in: text, at: at, from: written) else { return nil }
        appendPlain(text, written..<address.lowerBound)
        appendLink(to: text.part(address), scheme: "mailto:")
        return address.upperBound
    }

    private mutating func appendLink(to address: Bytes, scheme: StaticString) {
        marks.withRestored(address) { address in
            out.append("<a href=\"")
            out.append(scheme)
            out.appendAddress(address)
            out.append("\">")
            out.appendText(address)
            out.append("</a>")
        }
    }

    private mutating func renderKey(_ text: Bytes, hyphen: Int, from written: Int) -> Int? {
        guard linkNesting == 0, let find = rendering.reference, out.count < outputLimit,
            let key = Key.range(in: text, hyphen: hyphen, from: written),
            let reference = find(String(decoding: text.part(key), as: UTF8.self))
        else { return nil }
        appendPlain(text, written..<key.lowerBound)
        out.append("<a href=\"")
        Array(reference.link.address.utf8).withUnsafeBufferPointer { out.appendAddress($0) }
        if let title = reference.title {
            out.append("\" title=\"")
            Array(title.utf8).withUnsafeBufferPointer { out.appendText($0) }
        }
        out.append("\">")
        out.appendText(text.part(key))
        out.append("</a>")
        return key.upperBound
    }

    private mutating func renderTildes(_ text: Bytes, at start: Int, from written: Int, of node: Node?) -> Int? {
        guard let node, !Guard.isEscaped(text, at: start) else { return nil }
        var end = start
        while text.at(end) == .tilde { end += 1 }
        appendPlain(text, written..<start)
        let before = Neighbour(before: start, in: text, of: node)
        let after = Neighbour(behind: end, in: text, of: node)
        let isClosing = strikethrough.addRun(
            length: end - start, at: out.count, canOpen: after.isFlanked(by: before),
            canClose: before.isFlanked(by: after))
        if isClosing {
            out.append("</del>")
        } else {
            out.append(contentsOf: text.part(start..<end))
        }
        return end
    }
}
