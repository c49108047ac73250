/// A text in which passages can be searched.
package struct QuotedText: Sendable {
    private let text: String
    private let words: [QuoteWord]

    package init(_ text: String) {
        self.text = text
        words = QuoteWord.all(in: text)
    }

    /// The quote for a passage that somebody marked.
    ///
    /// - Parameters:
    ///   - prefix: the text before it; empty if unknown.
    ///   - suffix: the text after it.
    /// - Throws: ``Refusal`` if the text does not contain these words.
    package func quote(_ passage: String, prefix: String = "", suffix: String = "") throws(Refusal) -> TextQuote {
        let passage = passage.trimmed
        if passage.utf8.count > TextQuote.longest {
            throw Refusal(field: "quote", "The passage is too long. Quote its first sentence.")
        }
        let asked = TextQuote(exact: passage, prefix: prefix, suffix: suffix, position: 0)
        guard let match = match(of: asked) else {
            throw Refusal(
                field: "quote",
                "These words are not in this section. Copy them exactly from the section, or leave the field empty."
            )
        }
        let before = words[max(0, match.lowerBound - TextQuote.context)..<match.lowerBound]
        let behind = words[match.upperBound..<min(words.count, match.upperBound + TextQuote.context)]
        return TextQuote(
            exact: source(words[match]), prefix: source(before), suffix: source(behind),
            position: words[match].first?.offset ?? 0)
    }

    /// The passage in the present text, or nil if it has changed or is gone.
    package func passage(_ quote: TextQuote) -> Substring? {
        guard let match = match(of: quote), let first = words[match].first, let last = words[match].last else {
            return nil
        }
        return text[first.range.lowerBound..<last.range.upperBound]
    }

    /// The position of the words: where the surroundings fit best or, if several fit equally well, nearest to the old
    /// position.
    private func match(of quote: TextQuote) -> Range<Int>? {
        let exact = QuoteWord.all(in: quote.exact).map(\.word)
        guard let first = exact.first, exact.count <= words.count else { return nil }
        let prefix = QuoteWord.all(in: quote.prefix).suffix(TextQuote.context).map(\.word)
        let suffix = QuoteWord.all(in: quote.suffix).prefix(TextQuote.context).map(\.word)
        var best: (start: Int, score: Int, distance: Int)?
        for start in 0...(words.count - exact.count) where words[start].word == first {
            let end = start + exact.count
            guard words[start..<end].elementsEqual(exact, by: { $0.word == $1 }) else { continue }
            let before = zip(words[..<start].reversed(), prefix.reversed()).prefix { $0.word == $1 }.count
            let behind = zip(words[end...], suffix).prefix { $0.word == $1 }.count
            let distance = abs(words[start].offset - quote.position)
            if let found = best, (found.score, -found.distance) >= (before + behind, -distance) { continue }
            best = (start, before + behind, distance)
        }
        return best.map { $0.start..<$0.start + exact.count }
    }

    private func source(_ words: ArraySlice<QuoteWord>) -> String {
        guard let first = words.first, let last = words.last else { return "" }
        return String(text[first.range.lowerBound..<last.range.upperBound])
    }
}

/// A run of letters and digits.
private struct QuoteWord: Sendable {
    let word: String
    let range: Range<String.Index>
    let offset: Int

    /// The words of a text, without those in the addresses of links, which readers do not see.
    static func all(in text: String) -> [QuoteWord] {
        var words: [QuoteWord] = []
        let scalars = text.unicodeScalars
        var start: (index: String.Index, offset: Int)?
        var isAddress = false
        var previous: Unicode.Scalar?
        var mayHoldComments = true
        var offset = 0
        var index = scalars.startIndex
        func finish() {
            guard let begun = start else { return }
            words.append(
                QuoteWord(
                    word: String(scalars[begun.index..<index]), range: begun.index..<index, offset: begun.offset))
            start = nil
        }
        while index < scalars.endIndex {
            let scalar = scalars[index]
            if !isAddress, let mark = QuoteMark(in: scalars, at: index, after: previous, &mayHoldComments) {
                finish()
                if let (word, range) = mark.word {
                    words.append(QuoteWord(word: word, range: range, offset: offset))
                }
                previous = nil
                offset += scalars.distance(from: index, to: mark.end)
                index = mark.end
                continue
            }
            if isAddress {
                if scalar == ")" || scalar == "\n" { isAddress = false }
            } else if scalar == "(" && previous == "]" {
                isAddress = true
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || (start != nil && scalar.properties.generalCategory == .nonspacingMark)
            {
                if start == nil { start = (index, offset) }
            } else {
                finish()
            }
            previous = scalar
            offset += 1
            index = scalars.index(after: index)
        }
        finish()
        return words
    }
}
