/// The difference between two texts, for people to read.
package enum TextDifference {
    package enum Piece: Equatable, Sendable {
        case kept(String)
        case removed(String)
        case added(String)
    }

    /// The new text from beginning to end, with removed words where they used to be.
    package static func pieces(from old: String, to new: String) -> [Piece] {
        let (first, second) = (WordText(old), WordText(new))
        let numbers = WordText.numbers([first, second])
        var pieces: [Piece] = []
        var at = 0
        func kept(upTo end: Int, through gap: Bool) {
            let start = at == 0 ? 0 : second.words[at - 1].upperBound
            let stop = end == second.count && gap ? second.bytes.count : end == 0 ? 0 : second.words[end - 1].upperBound
            if stop > start { pieces.append(.kept(String(decoding: second.bytes[start..<stop], as: UTF8.self))) }
            at = end
        }
        for hunk in WordDiff(numbers[0], numbers[1]).coalesced {
            kept(upTo: hunk.new.lowerBound, through: false)
            if !hunk.old.isEmpty {
                let space = String(decoding: first.gap(before: hunk.old.lowerBound), as: UTF8.self)
                pieces.append(.removed(space + first.text(hunk.old)))
            }
            if !hunk.new.isEmpty {
                let space = String(decoding: second.gap(before: hunk.new.lowerBound), as: UTF8.self)
                pieces.append(.added(space + second.text(hunk.new)))
                at = hunk.new.upperBound
            }
        }
        kept(upTo: second.count, through: true)
        return pieces
    }

    /// The text that two texts have in common, used as the base for a merge when the real base is unknown. Nothing in
    /// either text is lost.
    package static func common(_ one: String, _ other: String) -> String {
        let (first, second) = (WordText(one), WordText(other))
        let numbers = WordText.numbers([first, second])
        var bytes: [UInt8] = []
        var at = 0
        for hunk in WordDiff(numbers[0], numbers[1]).hunks + [.init(old: first.count..<first.count, new: 0..<0)] {
            for index in at..<hunk.old.lowerBound {
                let gap = first.gap(before: index)
                bytes += bytes.isEmpty || !gap.isEmpty ? Array(gap) : index > 0 && at == index ? [0x20] : []
                bytes += first.word(index)
            }
            at = hunk.old.upperBound
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
