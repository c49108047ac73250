/// The differences between two sequences of words: as few words as possible if the sequences have much in common (E.
/// Myers, "An O(ND) Difference Algorithm and Its Variations", 1986). If they differ a lot, words that occur once in
/// both become fixed points first, and parts with nothing in common become one difference; so the work stays small for
/// all texts.
package struct WordDiff: Sendable {
    /// Words of the old sequence that have been replaced by words of the new one; either may be empty.
    struct Hunk: Equatable, Sendable {
        var old: Range<Int>
        var new: Range<Int>

        var isInsertion: Bool { old.isEmpty }
        fileprivate var size: Int { max(old.count, new.count) }
    }

    private(set) var hunks: [Hunk] = []

    /// The largest number of differences that is searched exactly, in the whole and between two fixed points.
    private static let mostDifferences = 300
    private static let mostBetweenAnchors = 60

    init(_ old: [Int32], _ new: [Int32]) {
        old.withUnsafeBufferPointer { old in
            new.withUnsafeBufferPointer { new in
                let (first, second) = WordDiff.trimmed(0..<old.count, 0..<new.count, old, new)
                if WordDiff.myers(first, second, old, new, atMost: WordDiff.mostDifferences, into: &hunks) { return }
                var from = (first.lowerBound, second.lowerBound)
                for anchor in WordDiff.anchors(first, second, old, new) + [(first.upperBound, second.upperBound)] {
                    let (between, other) = WordDiff.trimmed(from.0..<anchor.0, from.1..<anchor.1, old, new)
                    if !WordDiff.myers(between, other, old, new, atMost: WordDiff.mostBetweenAnchors, into: &hunks) {
                        hunks.append(Hunk(old: between, new: other))
                    }
                    from = (anchor.0 + 1, anchor.1 + 1)
                }
            }
        }
    }

    /// Differences merged across short runs of words that happen to be the same: a rewritten sentence is one
    /// difference, although it still contains "the". Words between two insertions stay separate.
    var coalesced: [Hunk] {
        var result: [Hunk] = []
        for hunk in hunks {
            if let last = result.last {
                let kept = hunk.old.lowerBound - last.old.upperBound
                let areRewritten = !last.isInsertion && !hunk.isInsertion
                if kept == 0 || kept <= 2 && areRewritten && min(last.size, hunk.size) >= 2 * kept + 2 {
                    result[result.count - 1] = Hunk(
                        old: last.old.lowerBound..<hunk.old.upperBound, new: last.new.lowerBound..<hunk.new.upperBound)
                    continue
                }
            }
            result.append(hunk)
        }
        return result
    }

    private typealias Words = UnsafeBufferPointer<Int32>

    /// Removes the common beginning and end.
    private static func trimmed(
        _ old: Range<Int>, _ new: Range<Int>, _ oldWords: Words, _ newWords: Words
    ) -> (Range<Int>, Range<Int>) {
        var (first, second) = (old.lowerBound, new.lowerBound)
        var (firstEnd, secondEnd) = (old.upperBound, new.upperBound)
        while first < firstEnd, second < secondEnd, oldWords[first] == newWords[second] {
            first += 1
            second += 1
        }
        while firstEnd > first, secondEnd > second, oldWords[firstEnd - 1] == newWords[secondEnd - 1] {
            firstEnd -= 1
            secondEnd -= 1
        }
        return (first..<firstEnd, second..<secondEnd)
    }

    /// - Returns: false if there are more differences than allowed; in that case nothing is added.
    private static func myers(
        _ old: Range<Int>, _ new: Range<Int>, _ oldWords: Words, _ newWords: Words, atMost limit: Int,
        into hunks: inout [Hunk]
    ) -> Bool {
        if old.isEmpty && new.isEmpty { return true }
        if old.isEmpty || new.isEmpty {
            hunks.append(Hunk(old: old, new: new))
            return true
        }
        let (n, m) = (old.count, new.count)
        if abs(n - m) > limit { return false }
        let most = min(limit, n + m)
        // The furthest position in the old sequence for each diagonal -d…d, one row for each number of differences d.
        var trace: [[Int32]] = []
        var row: [Int32] = [0, 0, 0]
        search: for d in 0...most {
            var next = [Int32](repeating: 0, count: 2 * d + 3)
            for k in stride(from: -d, through: d, by: 2) {
                // `row` belongs to d - 1: its diagonal k is at k + d.
                var x: Int
                if d == 0 {
                    x = 0
                } else if k == -d || k != d && row[k - 1 + d] < row[k + 1 + d] {
                    x = Int(row[k + 1 + d])
                } else {
                    x = Int(row[k - 1 + d]) + 1
                }
                var y = x - k
                while x < n, y < m, oldWords[old.lowerBound + x] == newWords[new.lowerBound + y] {
                    x += 1
                    y += 1
                }
                next[k + d + 1] = Int32(truncatingIfNeeded: x)
                if x >= n && y >= m {
                    trace.append(next)
                    break search
                }
            }
            trace.append(next)
            row = next
            if d == most { return false }
        }
        hunks += walkBack(trace, n, m).map { hunk in
            Hunk(
                old: hunk.old.lowerBound + old.lowerBound..<hunk.old.upperBound + old.lowerBound,
                new: hunk.new.lowerBound + new.lowerBound..<hunk.new.upperBound + new.lowerBound)
        }
        return true
    }

    private static func walkBack(_ trace: [[Int32]], _ n: Int, _ m: Int) -> [Hunk] {
        var found: [Hunk] = []
        var (x, y) = (n, m)
        for d in stride(from: trace.count - 1, to: 0, by: -1) {
            let row = trace[d - 1]
            let k = x - y
            let isDown = k == -d || k != d && row[k - 1 + d] < row[k + 1 + d]
            let previousK = isDown ? k + 1 : k - 1
            let previousX = Int(row[previousK + d])
            let previousY = previousX - previousK
            let step =
                isDown
                ? Hunk(old: previousX..<previousX, new: previousY..<previousY + 1)
                : Hunk(old: previousX..<previousX + 1, new: previousY..<previousY)
            if let last = found.last, last.old.lowerBound == step.old.upperBound,
                last.new.lowerBound == step.new.upperBound
            {
                found[found.count - 1] = Hunk(
                    old: step.old.lowerBound..<last.old.upperBound, new: step.new.lowerBound..<last.new.upperBound)
            } else {
                found.append(step)
            }
            (x, y) = (previousX, previousY)
        }
        return found.reversed()
    }

    /// The longest increasing series of words that occur once on each side.
    private static func anchors(
        _ old: Range<Int>, _ new: Range<Int>, _ oldWords: Words, _ newWords: Words
    ) -> [(Int, Int)] {
        var places: [Int32: (old: Int, new: Int)] = [:]
        places.reserveCapacity(old.count + new.count)
        // -1 means not found yet, -2 more than once.
        for index in old {
            places[oldWords[index], default: (-1, -1)].old = places[oldWords[index]] == nil ? index : -2
        }
        for index in new {
            let before = places[newWords[index]]?.new ?? -1
            places[newWords[index], default: (-1, -1)].new = before == -1 ? index : -2
        }
        let pairs = places.values.filter { $0.old >= 0 && $0.new >= 0 }.sorted { $0.old < $1.old }
        var ends: [Int] = []
        var before = [Int](repeating: -1, count: pairs.count)
        for index in pairs.indices {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].new < pairs[index].new { low = middle + 1 } else { high = middle }
            }
            before[index] = low > 0 ? ends[low - 1] : -1
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var series: [(Int, Int)] = []
        var index = ends.last ?? -1
        while index >= 0 {
            series.append(pairs[index])
            index = before[index]
        }
        return series.reversed()
    }
}
