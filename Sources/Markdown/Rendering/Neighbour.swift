/// The kind of character next to a run of delimiters, as far as CommonMark 0.30, section 6.2, needs it.
enum Neighbour {
    case whitespace, punctuation, other

    init(before index: Int, in text: Bytes, of node: Node) {
        if index == 0 {
            self.init(beside: node, sibling: node.previous)
        } else if text[index - 1] < 0x80 {
            self.init(ascii: text[index - 1])
        } else {
            self.init(String(decoding: text.part(max(0, index - 4)..<index), as: UTF8.self).unicodeScalars.last)
        }
    }

    init(behind index: Int, in text: Bytes, of node: Node) {
        if index == text.count {
            self.init(beside: node, sibling: node.next)
        } else if text[index] < 0x80 {
            self.init(ascii: text[index])
        } else {
            self.init(
                String(decoding: text.part(index..<min(index + 4, text.count)), as: UTF8.self).unicodeScalars.first)
        }
    }

    /// Next to a text there is a line break, the delimiter of another inline, the delimiter of the enclosing inline, or
    /// the end of the block.
    private init(beside node: Node, sibling: Node?) {
        switch (sibling ?? node.parent)?.kind {
        case .softBreak, .lineBreak, .paragraph, .heading: self = .whitespace
        default: self = .punctuation
        }
    }

    private init(ascii byte: UInt8) {
        self = byte.isWhitespace ? .whitespace : byte.isPunctuation ? .punctuation : .other
    }

    private init(_ scalar: Unicode.Scalar?) {
        guard let properties = scalar?.properties, !properties.isWhitespace else {
            self = .whitespace
            return
        }
        self = properties.generalCategory.isPunctuation ? .punctuation : .other
    }

    /// Whether a run is left-flanking, for the characters after and before it; swap them for right-flanking.
    func isFlanked(by opposite: Neighbour) -> Bool {
        switch self {
        case .whitespace: false
        case .punctuation: opposite != .other
        case .other: true
        }
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isPunctuation: Bool {
        switch self {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }
}
