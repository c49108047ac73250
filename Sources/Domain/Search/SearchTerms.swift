/// The text of a search, split into terms.
package struct SearchTerms: Equatable, Sendable {
    /// In lower case, a script without spaces between words as pairs of signs; at most 16 terms of at most 64 scalars, which bounds the work of the index.
    package let terms: [String]

    package init(_ input: String) {
        var terms: [String] = []
        var term = ""
        func finish() {
            for word in SearchWord.asked(term) where terms.count < 16 && !terms.contains(word) { terms.append(word) }
            term = ""
        }
        for scalar in input.lowercased().unicodeScalars.prefix(2_000) {
            let properties = scalar.properties
            let isWord =
                properties.isAlphabetic || properties.numericType != nil
                || properties.generalCategory == .nonspacingMark
            if isWord {
                if term.unicodeScalars.count < 64 { term.unicodeScalars.append(scalar) }
            } else {
                finish()
            }
        }
        finish()
        self.terms = terms
    }

    package var isEmpty: Bool { terms.isEmpty }

    /// The terms without endings; nil if that makes no difference.
    package var stems: [String]? {
        let stems = terms.map { SearchWord.stem(SearchWord.folded($0)) }
        return stems == terms ? nil : stems
    }
}
