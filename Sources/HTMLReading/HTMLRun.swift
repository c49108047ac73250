/// The text of a paragraph with the marks of Markdown in it, before anything is escaped: whether a byte has to be depends on
/// what is beside it, which may come from another element.
struct HTMLRun {
    enum Kind: UInt8 {
        /// A mark of ours, or something that Markdown takes as it is, such as code and addresses.
        case mark
        case text
        /// In the words of a link or an image.
        case linkText
        /// The beginning and the end of emphasis.
        case open, close
    }

    /// Emphasis, by the places of its marks.
    struct Emphasis {
        var open: Int
        var close: Int
        let length: Int
        let mark: UInt8
        /// Whether it is within other emphasis that has the same sign.
        var isNested = false

        func moved(by shift: Int, within mark: UInt8? = nil) -> Emphasis {
            var moved = self
            moved.open += shift
            moved.close += shift
            moved.isNested = isNested || mark == self.mark
            return moved
        }
    }

    private(set) var bytes: [UInt8] = []
    private(set) var kinds: [Kind] = []
    private(set) var emphases: [Emphasis] = []
    /// The byte in front of the run, in the element around it; nil at the beginning of a paragraph.
    private let before: UInt8?

    init(behind before: UInt8? = nil) { self.before = before }

    var last: UInt8? { bytes.last ?? before }
    var hasWords: Bool { bytes.contains { $0 != 0x20 && $0 != 0x0A } }

    mutating func add(_ marks: some Collection<UInt8>, as kind: Kind = .mark) {
        bytes += marks
        kinds += [Kind](repeating: kind, count: marks.count)
    }

    /// White space becomes one space, as on the page.
    mutating func addText(_ text: [UInt8], as kind: Kind = .text) {
        var index = 0
        while index < text.count {
            // A space that does not break a line.
            let isWide = text[index] == 0xC2 && index + 1 < text.count && text[index + 1] == 0xA0
            if isWide || text[index].isSpace {
                if let last, last != 0x20, last != 0x0A { add([0x20], as: kind) }
                index += isWide ? 2 : 1
            } else {
                add([text[index]], as: kind)
                index += 1
            }
        }
    }

    mutating func add(_ other: HTMLRun) {
        emphases += other.emphases.map { $0.moved(by: bytes.count) }
        bytes += other.bytes
        kinds += other.kinds
    }

    /// Adds a run with marks of emphasis around its words, and spaces outside of them.
    mutating func add(_ other: HTMLRun, marked mark: String) {
        let isWord: (UInt8) -> Bool = { $0 != 0x20 && $0 != 0x0A }
        guard let first = other.bytes.firstIndex(where: isWord), let last = other.bytes.lastIndex(where: isWord) else {
            return add(other)
        }
        let marks = Array(mark.utf8)
        add(other.bytes[..<first], as: .text)
        let open = bytes.count
        add(marks, as: .open)
        let shift = bytes.count - first
        emphases += other.emphases.map { $0.moved(by: shift, within: marks[0]) }
        bytes += other.bytes[first...last]
        kinds += other.kinds[first...last]
        emphases.append(Emphasis(open: open, close: bytes.count, length: marks.count, mark: marks[0]))
        add(marks, as: .close)
        add(other.bytes[(last + 1)...], as: .text)
    }

    /// The same without line breaks, for the words of a link.
    var onOneLine: HTMLRun {
        var run = self
        run.bytes = bytes.map { $0 == 0x0A ? 0x20 : $0 }
        return run
    }

    /// The run without the marks that would not be taken for emphasis where they are: beside a mark of the same kind, or
    /// between a word and a sign (CommonMark 0.30, section 6.2).
    var withoutVainEmphasis: HTMLRun {
        var run = self
        // Without one mark, another may be beside something else.
        for round in 0..<4 {
            let vain = run.emphases.indices.filter { round == 3 || run.isVain(run.emphases[$0]) }
            if vain.isEmpty { break }
            run.remove(Set(vain))
        }
        return run
    }

    private mutating func remove(_ vain: Set<Int>) {
        var isGone = [Bool](repeating: false, count: bytes.count)
        for index in vain {
            let emphasis = emphases[index]
            for place in [emphasis.open, emphasis.close] {
                for index in place..<(place + emphasis.length) { isGone[index] = true }
            }
        }
        var shift = 0
        var places: [Int] = []
        places.reserveCapacity(bytes.count)
        for gone in isGone {
            places.append(shift)
            if gone { shift += 1 }
        }
        emphases = emphases.indices.filter { !vain.contains($0) }.map { index in
            var emphasis = emphases[index]
            emphasis.open -= places[emphasis.open]
            emphasis.close -= places[emphasis.close]
            return emphasis
        }
        bytes = bytes.indices.filter { !isGone[$0] }.map { bytes[$0] }
        kinds = kinds.indices.filter { !isGone[$0] }.map { kinds[$0] }
    }

    private func isVain(_ emphasis: Emphasis) -> Bool {
        let mark = bytes[emphasis.open]
        func isSame(_ index: Int, _ kind: Kind) -> Bool {
            bytes.indices.contains(index) && kinds[index] == kind && bytes[index] == mark
        }
        // Marks of several elements that begin or end together are one run.
        var start = emphasis.open
        var first = emphasis.open + emphasis.length
        while isSame(start - 1, .open) { start -= 1 }
        while isSame(first, .open) { first += 1 }
        var last = emphasis.close
        var end = emphasis.close + emphasis.length
        while isSame(last - 1, .close) { last -= 1 }
        while isSame(end, .close) { end += 1 }
        if isSame(start - 1, .close) || isSame(end, .open) { return true }
        let (outerStart, innerStart) = (scalar(before: start), scalar(at: first))
        let (innerEnd, outerEnd) = (scalar(before: last), scalar(at: end))
        // Within other emphasis, a mark that could end it as well would.
        if emphasis.isNested {
            if start == emphasis.open, mayBegin(with: outerStart, behind: innerStart) { return true }
            if end == emphasis.close + emphasis.length, mayBegin(with: outerEnd, behind: innerEnd) { return true }
        }
        return !mayBegin(with: innerStart, behind: outerStart) || !mayBegin(with: innerEnd, behind: outerEnd)
    }

    /// Whether a mark between the two belongs to the inner one.
    private func mayBegin(with inner: Unicode.Scalar?, behind outer: Unicode.Scalar?) -> Bool {
        guard let inner, !inner.properties.isWhitespace else { return false }
        guard let outer else { return true }
        return !inner.isSign(orSymbol: true) || outer.properties.isWhitespace || outer.isSign(orSymbol: false)
    }

    private func scalar(at index: Int) -> Unicode.Scalar? {
        guard index < bytes.count else { return nil }
        return String(decoding: bytes[index...].prefix(4), as: UTF8.self).unicodeScalars.first
    }

    private func scalar(before index: Int) -> Unicode.Scalar? {
        guard index > 0 else { return nil }
        var start = index - 1
        while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self).unicodeScalars.last
    }
}

extension Unicode.Scalar {
    /// Whether it is punctuation. Programs do not agree on symbols.
    fileprivate func isSign(orSymbol: Bool) -> Bool {
        if isASCII {
            return (0x21...0x7E).contains(value) && !properties.isAlphabetic && !(0x30...0x39).contains(value)
        }
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return true
        case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return orSymbol
        default: return false
        }
    }
}
