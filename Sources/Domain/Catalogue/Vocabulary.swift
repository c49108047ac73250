/// Which words count as the same in a finding, a guardrail and the catalogue: the forms of a word, and those that a
/// team uses for the same thing.
package struct Vocabulary: Equatable, Sendable {
    /// The form under which each word of a group is kept.
    private let group: [String: String]

    /// Word forms alone.
    package static let plain = Vocabulary(groups: [])

    private init(groups: [[String]]) {
        var group: [String: String] = [:]
        for words in groups {
            guard let first = words.first.map(WordForm.stem) else { continue }
            for word in words { group[WordForm.stem(word)] = first }
        }
        self.group = group
    }

    /// - Parameter groups: words that mean the same. What is no single word is passed over.
    /// - Throws: ``Refusal`` when two groups claim a word.
    package init(synonyms groups: [[String]]) throws(Refusal) {
        let words = groups.map { group in
            group.map { Vocabulary.words(of: $0, atMost: 2) }.compactMap { $0.count == 1 ? $0.first : nil }
        }
        var claimed: [String: Int] = [:]
        for (number, group) in words.enumerated() {
            for word in group
            where claimed.updateValue(number, forKey: WordForm.stem(word)).map({ $0 != number }) == true {
                throw Refusal("“\(word)” is in two groups. Leave it in one of them.")
            }
        }
        self.init(groups: words)
    }

    /// A word or two neighbours, in the form in which they are compared.
    package struct Term: Hashable, Sendable {
        package let key: String
        /// As somebody wrote it: "deleted rows".
        package let words: String
        package let isPair: Bool
    }

    /// The words of a text and each pair of neighbours, in order; words that say nothing, such as "the", are left out.
    package func terms(of text: String, atMost limit: Int = 2_000) -> [Term] {
        var terms: [Term] = []
        var last: (key: String, word: String)?
        for word in Vocabulary.words(of: text, atMost: limit) where !Vocabulary.empty.contains(word) {
            let stem = WordForm.stem(word)
            let key = group[stem] ?? stem
            terms.append(Term(key: key, words: word, isPair: false))
            if let last, last.key != key {
                terms.append(Term(key: "\(last.key) \(key)", words: "\(last.word) … \(word)", isPair: true))
            }
            last = (key, word)
        }
        return terms
    }

    private static let longestText = 20_000
    private static let longestWord = 40

    /// In small letters, each at least two letters long.
    private static func words(of text: String, atMost limit: Int) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        func finish() {
            if word.count > 1, words.count < limit { words.append(String(word)) }
            word.removeAll(keepingCapacity: true)
        }
        for scalar in text.unicodeScalars.prefix(longestText) {
            if scalar.isASCII {
                switch scalar.value {
                case 0x61...0x7A, 0x30...0x39: if word.count < longestWord { word.append(scalar) }
                case 0x41...0x5A:
                    if word.count < longestWord { word.append(Unicode.Scalar(UInt8(scalar.value) | 0x20)) }
                default: finish()
                }
            } else if scalar.properties.isAlphabetic {
                if word.count < longestWord {
                    word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
                }
            } else {
                finish()
            }
        }
        finish()
        return words
    }

    private static let empty: Set<String> = Set(
        """
        a an and are as at be been but by can could did do does for from had has have he her his how if in into is it its of
        on or our out over own she so than that the their them then there these they this those to too under up us was we
        were what when where which while who why will with would you your me my not no nor only other others some any each
        such about after before because between both during more most very just also still even ever yet already one two
        much many him himself itself themselves may might must shall should being through within until upon off above below
        few nobody somebody anybody somewhat something anything took take taken made make makes got get gets went go goes
        come came don didn doesn couldn wasn isn weren hadn
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
