@testable import Domain

/// People who write at random: they insert words that nobody else uses, remove words that were there, replace some,
/// move on.
struct Writers {
    var random: Random
    private(set) var inserted = 0
    private(set) var removed = 0

    private static let vocabulary = [
        "the", "a", "rows", "were", "deleted", "job", "and", "it", "ran", "été", "=", "数据",
    ]
    private static let gaps = [" ", " ", " ", " ", "\n", "\n\n", "\n- ", "  "]

    init(seed: UInt64) {
        random = Random(seed: seed)
    }

    /// A text with the white space that stands before each of its words.
    struct Text {
        var words: [String] = []
        var gaps: [String] = []

        var written: String {
            var text = ""
            for (index, word) in words.enumerated() { text += (index == 0 ? "" : gaps[index]) + word }
            return text
        }
    }

    mutating func text(atMost length: Int) -> Text {
        var text = Text()
        for _ in 0..<random.below(length + 1) { append(random.pick(Writers.vocabulary), to: &text) }
        return text
    }

    private mutating func append(_ word: String, to text: inout Text) {
        text.words.append(word)
        text.gaps.append(random.pick(Writers.gaps))
    }

    /// Changes a text in one to three places.
    ///
    /// - Parameter kept: words that are never removed; new ones of this writer's own never are.
    /// - Returns: what was inserted, and whether anything was removed.
    mutating func edit(
        _ text: inout Text, by writer: Int, protecting kept: Set<String> = []
    ) -> (inserted: [String], hasRemoved: Bool) {
        var new: [String] = []
        var hasRemoved = false
        for _ in 0...random.below(3) {
            let isReplacing = random.below(2) == 0
            let place = random.below(text.words.count + 1)
            if isReplacing || random.below(3) == 0 {
                for _ in 0...random.below(3) {
                    guard place < text.words.count, !text.words[place].hasPrefix("w\(writer)."),
                        !kept.contains(text.words[place])
                    else { break }
                    text.words.remove(at: place)
                    text.gaps.remove(at: place)
                    removed += 1
                    hasRemoved = true
                }
            }
            if isReplacing || random.below(3) > 0 {
                for offset in 0...random.below(3) {
                    inserted += 1
                    let word = "w\(writer).\(inserted)"
                    new.append(word)
                    text.words.insert(word, at: min(place + offset, text.words.count))
                    text.gaps.insert(random.pick(Writers.gaps), at: min(place + offset, text.gaps.count))
                }
            }
        }
        return (new, hasRemoved)
    }
}

extension String {
    /// Its words as the merge sees them: what stands between white space, and each ideograph.
    var writtenWords: [String] {
        let text = WordText(self)
        return (0..<text.count).map { String(decoding: text.word($0), as: UTF8.self) }
    }
}
