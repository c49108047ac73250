extension Merging {
    func result() -> (text: String, flags: [TextMerge.Flag], edits: [TextEdit]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(mine.bytes.count + theirs.bytes.count / 4)
        var starts: [Int] = []
        starts.reserveCapacity(words.count)
        var editing = Editing(mine)
        var last = Word(base: -1, theirs: -1, mine: -1)
        for word in words {
            bytes += gap(last, word)
            starts.append(bytes.count)
            if word.mine >= 0 { editing.reach(word.mine, bytes) }
            bytes += word.mine >= 0 ? mine.word(word.mine) : theirs.word(word.theirs)
            if word.mine >= 0 { editing.pass(word.mine, bytes) }
            last = word
        }
        bytes += gap(last, Word(base: base.count, theirs: theirs.count, mine: mine.count))
        editing.reach(mine.count, bytes)
        let flags = flagged.compactMap { flag -> TextMerge.Flag? in
            guard let first = flag.words.first, let last = flag.words.last else { return nil }
            let length =
                words[last].mine >= 0 ? mine.word(words[last].mine).count : theirs.word(words[last].theirs).count
            let merged = String(decoding: bytes[starts[first]..<starts[last] + length], as: UTF8.self)
            return TextMerge.Flag(theirs: flag.theirs, mine: flag.mine, merged: merged)
        }
        return (String(decoding: bytes, as: UTF8.self), flags, editing.edits)
    }

    private func gap(_ left: Word, _ right: Word) -> ArraySlice<UInt8> {
        let isTheirs = right.theirs == left.theirs + 1 && right.theirs >= 0
        let isMine = right.mine == left.mine + 1 && right.mine >= 0
        let chosen: ArraySlice<UInt8>
        switch (isTheirs, isMine) {
        case (true, true):
            let (their, my) = (theirs.gap(before: right.theirs), mine.gap(before: right.mine))
            let isBase = right.base == left.base + 1 && right.base >= 0
            chosen = isBase && my == base.gap(before: right.base) ? their : my
        case (true, false): chosen = theirs.gap(before: right.theirs)
        case (false, true): chosen = mine.gap(before: right.mine)
        case (false, false): chosen = junction(left, right)
        }
        return chosen.isEmpty && mayNotTouch(left, right) ? [0x20] : chosen
    }

    /// The gap between words that were not adjacent in either text.
    private func junction(_ left: Word, _ right: Word) -> ArraySlice<UInt8> {
        let behind = [
            left.theirs >= -1 ? theirs.gap(before: left.theirs + 1) : nil,
            left.mine >= -1 ? mine.gap(before: left.mine + 1) : nil,
        ].compactMap(\.self)
        let before = [
            right.theirs >= 0 ? theirs.gap(before: right.theirs) : nil,
            right.mine >= 0 ? mine.gap(before: right.mine) : nil,
        ].compactMap(\.self)
        let candidates = right.attachment == .left ? before : left.attachment == .right ? behind : behind + before
        return candidates.max { newlines($0) < newlines($1) } ?? []
    }

    private func mayNotTouch(_ left: Word, _ right: Word) -> Bool {
        if left.theirs == -1 && left.mine == -1 { return false }
        if right.theirs == theirs.count && right.mine == mine.count { return false }
        return !isIdeograph(left) && !isIdeograph(right)
    }

    private func isIdeograph(_ word: Word) -> Bool {
        word.mine >= 0 ? mine.isIdeograph(word.mine) : theirs.isIdeograph(word.theirs)
    }

    func newlines(_ gap: ArraySlice<UInt8>) -> Int { gap.count { $0 == 0x0A } }
}

/// Records the edits from one text to another while the other is being assembled.
private struct Editing {
    private let text: WordText
    private(set) var edits: [TextEdit] = []
    /// The end of the last word reached, in the text and in the result.
    private var end = 0
    private var resultEnd = 0
    private var offset = 0

    init(_ text: WordText) { self.text = text }

    /// Notes that the result has reached the start of the word with this number, or the end of the text.
    mutating func reach(_ index: Int, _ result: [UInt8]) {
        let start = index == text.count ? text.bytes.count : text.words[index].lowerBound
        var (old, new) = (text.bytes[end..<start], result[resultEnd...])
        if old != new {
            while let byte = old.first, byte == new.first, byte <= 0x20 {
                old.removeFirst()
                new.removeFirst()
            }
            while let byte = old.last, byte == new.last, byte <= 0x20 {
                old.removeLast()
                new.removeLast()
            }
            let at = offset + utf16Count(text.bytes[end..<old.startIndex])
            edits.append(
                TextEdit(at: at, remove: utf16Count(old), insert: String(decoding: new, as: UTF8.self)))
        }
        offset += utf16Count(text.bytes[end..<start])
        end = start
    }

    mutating func pass(_ index: Int, _ result: [UInt8]) {
        offset += utf16Count(text.word(index))
        end = text.words[index].upperBound
        resultEnd = result.count
    }

    private func utf16Count(_ bytes: ArraySlice<UInt8>) -> Int {
        var count = 0
        for byte in bytes where byte & 0xC0 != 0x80 { count += byte >= 0xF0 ? 2 : 1 }
        return count
    }
}
