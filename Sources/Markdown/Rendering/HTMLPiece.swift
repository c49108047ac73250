/// A tag, a comment, or the text between them, in HTML that somebody wrote.
struct HTMLPiece {
    enum Kind: Equatable {
        case text
        case comment
        case start(ShownElement)
        case end(ShownElement)
        case lineBreak
        case image
        /// Anything that is shown as it was written.
        case other
    }

    let range: Range<Int>
    var kind: Kind

    /// The pieces of a text, in order and without gaps.
    static func all(in text: Bytes) -> [HTMLPiece] {
        var pieces: [HTMLPiece] = []
        var textStart = 0
        var index = 0
        var mayHoldComments = true
        while index < text.count {
            guard text[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            let isComment =
                text.at(index + 1) == UInt8(ascii: "!") && text.at(index + 2) == UInt8(ascii: "-")
                && text.at(index + 3) == UInt8(ascii: "-")
            let piece: HTMLPiece?
            if isComment {
                piece = mayHoldComments ? comment(in: text, at: index) : nil
                if piece == nil { mayHoldComments = false }
            } else {
                piece = tag(in: text, at: index)
            }
            guard let piece else {
                index += 1
                continue
            }
            if textStart < index { pieces.append(HTMLPiece(range: textStart..<index, kind: .text)) }
            pieces.append(piece)
            index = piece.range.upperBound
            textStart = index
        }
        if textStart < text.count {
            pieces.append(HTMLPiece(range: textStart..<text.count, kind: .text))
        }
        return pieces
    }

    /// The kind of a tag or comment within a line.
    static func kind(ofTag tag: Bytes) -> Kind {
        let pieces = all(in: tag)
        guard let piece = pieces.first, pieces.count == 1 else { return .other }
        switch piece.kind {
        case .start(let element), .end(let element): return element.isInline ? piece.kind : .other
        case .comment, .lineBreak, .image: return piece.kind
        case .text, .other: return .other
        }
    }

    private static func comment(in text: Bytes, at start: Int) -> HTMLPiece? {
        var end = start + 4
        while end + 2 < text.count {
            if text[end] == UInt8(ascii: "-"), text[end + 1] == UInt8(ascii: "-"),
                text[end + 2] == UInt8(ascii: ">")
            {
                return HTMLPiece(range: start..<end + 3, kind: .comment)
            }
            end += 1
        }
        return nil
    }

    /// A tag ends before the next `<`, so that every byte is looked at once.
    private static func tag(in text: Bytes, at start: Int) -> HTMLPiece? {
        let isEnd = text.at(start + 1) == UInt8(ascii: "/")
        let nameStart = start + (isEnd ? 2 : 1)
        guard text.at(nameStart).isLetter || "!?".utf8.contains(text.at(nameStart)) else { return nil }
        var end = nameStart
        while text.at(end).isAlphanumeric || text.at(end) == UInt8(ascii: "-") { end += 1 }
        let name = text.part(nameStart..<end)
        var quote: UInt8 = 0
        while end < text.count, quote != 0 || text[end] != UInt8(ascii: ">") {
            if text[end] == UInt8(ascii: "<") { return nil }
            if quote == 0, "\"'".utf8.contains(text[end]) {
                quote = text[end]
            } else if text[end] == quote {
                quote = 0
            }
            end += 1
        }
        if end == text.count { return nil }
        return HTMLPiece(range: start..<end + 1, kind: kind(name, isEnd: isEnd))
    }

    private static func kind(_ name: Bytes, isEnd: Bool) -> Kind {
        if !isEnd, name.isWord("br") { return .lineBreak }
        if !isEnd, name.isWord("img") { return .image }
        guard let element = ShownElement.allCases.first(where: { name.isWord($0.name) }) else {
            return .other
        }
        return isEnd ? .end(element) : .start(element)
    }
}
