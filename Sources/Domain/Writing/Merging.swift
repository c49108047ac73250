/// The work of a ``TextMerge``: goes through the base and both lists of differences from left to right and puts out words,
/// each with where it stands in the three texts; the gaps between them are chosen at the end.
struct Merging {
    private typealias Hunk = WordDiff.Hunk

    private static let nowhere = -2

    private enum Attachment {
        case none
        /// An insertion that continues the paragraph before it, or begins the one behind it.
        case left, right
    }

    private struct Word {
        var base = Merging.nowhere
        var theirs = Merging.nowhere
        var mine = Merging.nowhere
        var attachment = Attachment.none
    }

    private let base: WordText
    private let theirs: WordText
    private let mine: WordText
    private let theirNumbers: [Int32]
    private let myNumbers: [Int32]
    private var theirHunks: ArraySlice<Hunk>
    private var myHunks: ArraySlice<Hunk>
    /// The next word of the base that has not been dealt with.
    private var at = 0
    /// From a word of the base to the same word in the other texts.
    private var theirShift = 0
    private var myShift = 0
    private var words: [Word] = []
    private var flagged: [(words: Range<Int>, theirs: String, mine: String)] = []

    init(base: WordText, theirs: WordText, mine: WordText) {
        (self.base, self.theirs, self.mine) = (base, theirs, mine)
        let numbers = WordText.numbers([base, theirs, mine])
        (theirNumbers, myNumbers) = (numbers[1], numbers[2])
        theirHunks = WordDiff(numbers[0], numbers[1]).coalesced[...]
        myHunks = WordDiff(numbers[0], numbers[2]).coalesced[...]
    }

    mutating func run() {
        words.reserveCapacity(base.count + mine.count / 8)
        while let start = [theirHunks.first, myHunks.first].compactMap({ $0?.old.lowerBound }).min() {
            keep(upTo: start)
            if insertBoth(at: start) { continue }
            let hasTheirs = theirHunks.first?.old.lowerBound == start
            let hasMine = myHunks.first?.old.lowerBound == start
            if hasTheirs, theirHunks.first?.isInsertion == true {
                applyTheirs(theirHunks.removeFirst())
            } else if hasMine, myHunks.first?.isInsertion == true {
                applyMine(myHunks.removeFirst())
            } else {
                meet(from: start)
            }
        }
        keep(upTo: base.count)
    }

    private mutating func keep(upTo end: Int) {
        while at < end {
            words.append(Word(base: at, theirs: at + theirShift, mine: at + myShift))
            at += 1
        }
    }

    private mutating func applyTheirs(_ hunk: Hunk, _ attachment: Attachment = .none) {
        for index in hunk.new { words.append(Word(theirs: index, attachment: attachment)) }
        theirShift += hunk.new.count - hunk.old.count
        at = hunk.old.upperBound
    }

    private mutating func applyMine(_ hunk: Hunk, _ attachment: Attachment = .none) {
        for index in hunk.new { words.append(Word(mine: index, attachment: attachment)) }
        myShift += hunk.new.count - hunk.old.count
        at = hunk.old.upperBound
    }

    /// Two insertions at one place: the same words once, also where one goes on further; otherwise one behind the other, so
    /// that what continues a paragraph stays with it.
    private mutating func insertBoth(at place: Int) -> Bool {
        guard let their = theirHunks.first, let my = myHunks.first, their.old == place..<place, my.old == place..<place
        else { return false }
        theirHunks.removeFirst()
        myHunks.removeFirst()
        let shared = zip(their.new, my.new).prefix { theirNumbers[$0] == myNumbers[$1] }.count
        if shared == min(their.new.count, my.new.count) {
            for index in 0..<max(their.new.count, my.new.count) {
                words.append(
                    Word(
                        theirs: index < their.new.count ? their.new.lowerBound + index : Merging.nowhere,
                        mine: index < my.new.count ? my.new.lowerBound + index : Merging.nowhere))
            }
            theirShift += their.new.count
            myShift += my.new.count
            return true
        }
        let (theirSide, mySide) = (attachment(of: their, in: theirs), attachment(of: my, in: mine))
        let isMineFirst = mySide == .left && theirSide != .left || mySide == .none && theirSide == .right
        if isMineFirst { applyMine(my, mySide) }
        applyTheirs(their, theirSide)
        if !isMineFirst { applyMine(my, mySide) }
        return true
    }

    private func attachment(of hunk: Hunk, in text: WordText) -> Attachment {
        let before = newlines(text.gap(before: hunk.new.lowerBound))
        let behind = newlines(text.gap(before: hunk.new.upperBound))
        return before < behind ? .left : before > behind ? .right : .none
    }

    /// The differences of both sides that overlap, as one passage of the base.
    private mutating func meet(from start: Int) {
        var end = start
        var (theirPart, myPart): ([Hunk], [Hunk]) = ([], [])
        func belongs(_ hunk: Hunk?) -> Bool {
            guard let hunk else { return false }
            if theirPart.isEmpty && myPart.isEmpty { return hunk.old.lowerBound == start }
            return hunk.old.lowerBound < end && (hunk.old.lowerBound > start || !hunk.isInsertion)
        }
        while true {
            if belongs(theirHunks.first) {
                theirPart.append(theirHunks.removeFirst())
                end = max(end, theirPart[theirPart.count - 1].old.upperBound)
            } else if belongs(myHunks.first) {
                myPart.append(myHunks.removeFirst())
                end = max(end, myPart[myPart.count - 1].old.upperBound)
            } else {
                break
            }
        }
        guard let theirFirst = theirPart.first else { return myPart.forEach { applyMine($0) } }
        guard let myFirst = myPart.first else { return theirPart.forEach { applyTheirs($0) } }
        let theirRange = passage(theirPart, theirFirst, start, end)
        let myRange = passage(myPart, myFirst, start, end)
        settle(start..<end, theirPart, theirRange, myPart, myRange)
        theirShift += theirPart.reduce(0) { $0 + $1.new.count - $1.old.count }
        myShift += myPart.reduce(0) { $0 + $1.new.count - $1.old.count }
        at = end
    }

    /// The words of a side that stand for a passage of the base.
    private func passage(_ hunks: [Hunk], _ first: Hunk, _ start: Int, _ end: Int) -> Range<Int> {
        let last = hunks.last ?? first
        return first.new.lowerBound - (first.old.lowerBound - start)..<last.new.upperBound + (end - last.old.upperBound)
    }

    private mutating func settle(
        _ passage: Range<Int>, _ theirPart: [Hunk], _ theirRange: Range<Int>, _ myPart: [Hunk], _ myRange: Range<Int>
    ) {
        let from = words.count
        if theirRange.count == myRange.count,
            zip(theirRange, myRange).allSatisfy({ theirNumbers[$0] == myNumbers[$1] })
        {
            for (their, my) in zip(theirRange, myRange) { words.append(Word(theirs: their, mine: my)) }
            return
        }
        let theyInserted = theirPart.contains { !$0.new.isEmpty }
        let iInserted = myPart.contains { !$0.new.isEmpty }
        if theyInserted && iInserted {
            for index in theirRange { words.append(Word(theirs: index)) }
            for index in myRange { words.append(Word(mine: index)) }
        } else {
            remove(passage, theirPart, myPart)
        }
        if theyInserted || iInserted {
            flagged.append((from..<words.count, theirs.text(theirRange), mine.text(myRange)))
        }
    }

    /// One side only removed: what the other inserted stays, and of the rest what both kept.
    private mutating func remove(_ passage: Range<Int>, _ theirPart: [Hunk], _ myPart: [Hunk]) {
        var (their, my) = (theirPart[...], myPart[...])
        var (theirMove, myMove) = (theirShift, myShift)
        var (theirEnd, myEnd) = (passage.lowerBound, passage.lowerBound)
        for place in passage {
            while let hunk = their.first, hunk.old.lowerBound == place {
                for index in hunk.new { words.append(Word(theirs: index)) }
                theirMove += hunk.new.count - hunk.old.count
                theirEnd = hunk.old.upperBound
                their.removeFirst()
            }
            while let hunk = my.first, hunk.old.lowerBound == place {
                for index in hunk.new { words.append(Word(mine: index)) }
                myMove += hunk.new.count - hunk.old.count
                myEnd = hunk.old.upperBound
                my.removeFirst()
            }
            if place >= theirEnd && place >= myEnd {
                words.append(Word(base: place, theirs: place + theirMove, mine: place + myMove))
            }
        }
    }
}

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

    /// Between words that stood side by side in neither text.
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

    private func newlines(_ gap: ArraySlice<UInt8>) -> Int { gap.count { $0 == 0x0A } }
}

/// Notes what leads from one text to another while the other is being put together.
private struct Editing {
    private let text: WordText
    private(set) var edits: [TextEdit] = []
    /// The end of the last word of the text that was reached, in it and in the result.
    private var end = 0
    private var resultEnd = 0
    private var offset = 0

    init(_ text: WordText) { self.text = text }

    /// The result has come to where the word with this number begins, or to the end of the text.
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
