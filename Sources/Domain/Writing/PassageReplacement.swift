enum PassageReplacement {
    /// Replaces the first occurrence of the words of the passage. White space may have changed.
    static func replacing(_ passage: String, with replacement: String, in text: String) -> String? {
        let (whole, part) = (WordText(text), WordText(passage))
        let numbers = WordText.numbers([whole, part])
        guard part.count > 0, whole.count >= part.count,
            let start = (0...whole.count - part.count).first(where: {
                numbers[0][$0..<$0 + part.count].elementsEqual(numbers[1])
            })
        else { return nil }
        let before = whole.bytes[..<whole.words[start].lowerBound]
        let behind = whole.bytes[whole.words[start + part.count - 1].upperBound...]
        // If nothing is left between two gaps, the larger one is enough.
        var (first, second) = (before, behind)
        if replacement.isEmpty {
            let (left, right) = (whole.gap(before: start), whole.gap(before: start + part.count))
            if left.count >= right.count {
                second = behind.dropFirst(right.count)
            } else {
                first = before.dropLast(left.count)
            }
        }
        return String(decoding: Array(first) + Array(replacement.utf8) + Array(second), as: UTF8.self)
    }
}
