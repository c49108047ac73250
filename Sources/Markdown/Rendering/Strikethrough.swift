/// Pairs runs of one or two tildes (GFM, section 6.5, and a single tilde as GitHub has it) while the text is being written.
///
/// A run is written unchanged, and replaced with a start tag once another run closes it. Both runs of a pair are in the
/// same element, so the tags are always properly nested.
struct Strikethrough {
    private var openers: [Run] = []
    private var started: [Run] = []

    /// The number of openers when each of the surrounding elements began.
    private var elements = [0]

    private struct Run {
        let offset: Int
        let length: Int
    }

    mutating func enter() {
        elements.append(openers.count)
    }

    mutating func leave() {
        guard elements.count > 1, let count = elements.popLast() else { return }
        openers.removeLast(openers.count - count)
    }

    /// Whether this run closes an earlier run of the same length. A closer looks back at 32 openers at most.
    mutating func addRun(length: Int, at offset: Int, canOpen: Bool, canClose: Bool) -> Bool {
        if length > 2 { return false }
        let oldest = max(elements[elements.count - 1], openers.count - 32)
        if canClose, let opener = openers[oldest...].lastIndex(where: { $0.length == length }) {
            started.append(openers[opener])
            openers.removeLast(openers.count - opener)
            return true
        }
        if canOpen { openers.append(Run(offset: offset, length: length)) }
        return false
    }

    func insertStartTags(into out: inout [UInt8]) {
        guard let first = started.map(\.offset).min() else { return }
        let tail = out[first...]
        out.removeLast(out.count - first)
        var copied = first
        for run in started.sorted(by: { $0.offset < $1.offset }) {
            out.append(contentsOf: tail[copied..<run.offset])
            out.append("<del>")
            copied = run.offset + run.length
        }
        out.append(contentsOf: tail[copied...])
    }
}

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
