/// Pairs runs of one or two tildes (GFM, section 6.5, and a single tilde as GitHub has it) while the text is being
/// written.
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
