/// Words of a text that speak for something. All of them have to be there, in any order.
package struct WordSignal: Equatable, Sendable {
    /// In small letters. A longer one stands for every word that begins with it: `delet` for "deleted" and "deletion".
    package let stems: [String]

    package init?(_ text: String) {
        stems = WordList(text).words
        if stems.isEmpty { return nil }
    }

    /// - Returns: the words that the stems stand for, or nil when one of them is not there.
    package func words(in text: WordList) -> [String]? {
        var found: [String] = []
        for stem in stems {
            guard let word = text.words.first(where: { WordSignal.matches($0, stem) }) else { return nil }
            found.append(word)
        }
        return found
    }

    private static let longestEnding = 4
    /// A shorter stem would begin too many words.
    private static let shortestStem = 4

    private static func matches(_ word: String, _ stem: String) -> Bool {
        let longest = stem.utf8.count + (stem.utf8.count < shortestStem ? 0 : longestEnding)
        return word == stem || word == stem + "s"
            || (word.utf8.count <= longest && word.utf8.starts(with: stem.utf8))
    }
}

/// The words of a text in small letters, each once, in order. Bounds the work of comparing them.
package struct WordList: Equatable, Sendable {
    package let words: [String]

    package init(_ texts: String...) {
        var known: Set<String> = []
        var words: [String] = []
        for text in texts {
            for piece in text.prefix(20_000).lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
                let word = String(piece.prefix(40))
                if words.count < 2_000 && known.insert(word).inserted { words.append(word) }
            }
        }
        self.words = words
    }
}
