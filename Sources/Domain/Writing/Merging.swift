/// Does the work of a ``TextMerge``: goes through the base and both lists of differences from left to right and outputs
/// words, each with its position in the three texts; the gaps between them are chosen at the end.
struct Merging {
    private typealias Hunk = WordDiff.Hunk

    private static let nowhere = -2

    enum Attachment {
        case none
        /// An insertion that continues the paragraph before it, or begins the one after it.
        case left, right
    }

    struct Word {
        var base = Merging.nowhere
        var theirs = Merging.nowhere
        var mine = Merging.nowhere
        var attachment = Attachment.none
    }

    let base: WordText
    let theirs: WordText
    let mine: WordText
    private let theirNumbers: [Int32]
    private let myNumbers: [Int32]
    private var theirHunks: ArraySlice<Hunk>
    private var myHunks: ArraySlice<Hunk>
    /// The next word of the base to process.
    private var at = 0
    /// The offset from a word of the base to the same word in the other text.
    private var theirShift = 0
    private var myShift = 0
    private(set) var words: [Word] = []
    private(set) var flagged: [(words: Range<Int>, theirs: String, mine: String)] = []

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

    /// Two insertions at the same position: words that both begin with appear once; otherwise one insertion follows the
    /// other, so that text that continues a paragraph stays with it.
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

    /// Handles overlapping differences of both sides as one passage of the base.
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

    /// The words of one side that correspond to a passage of the base.
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

    /// One side only removed words: the other side's insertions stay, and of the rest the words that both kept.
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
