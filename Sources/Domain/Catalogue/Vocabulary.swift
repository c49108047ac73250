/// Which words count as the same in a finding, a guardrail and the catalogue: the forms of a word, and those that a
/// team uses for the same thing.
package struct Vocabulary: Equatable, Sendable {
    /// The form under which each word of a group is kept.
    private let group: [String: String]
    /// The same for two words that count as one, by the first and then by the second: "roll", "back".
    private let phrases: [String: [String: String]]

    /// Word forms alone.
    package static let plain = Vocabulary(groups: [])

    private init(groups: [[[String]]]) {
        var group: [String: String] = [:]
        var phrases: [String: [String: String]] = [:]
        for members in groups {
            guard let key = members.first?.joined(separator: "-") else { continue }
            for stems in members {
                if let first = stems.first, let second = stems.dropFirst().first {
                    phrases[first, default: [:]][second] = key
                } else if let stem = stems.first {
                    group[stem] = key
                }
            }
        }
        self.group = group
        self.phrases = phrases
    }

    /// - Parameter groups: words that mean the same, some of them of two words, such as "roll back". What is longer is passed
    ///   over.
    /// - Throws: ``Refusal`` when two groups claim a word.
    package init(synonyms groups: [[String]]) throws(Refusal) {
        let groups = groups.map { group in
            group.map { Vocabulary.words(of: $0, atMost: 3).map(WordForm.stem) }.filter { (1...2).contains($0.count) }
        }
        var claimed: [[String]: Int] = [:]
        for (number, group) in groups.enumerated() {
            for stems in group where claimed.updateValue(number, forKey: stems).map({ $0 != number }) == true {
                throw Refusal("“\(stems.joined(separator: " "))” is in two groups. Leave it in one of them.")
            }
        }
        self.init(groups: groups)
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
        let words = Vocabulary.words(of: text, atMost: limit)
        var terms: [Term] = []
        var last: (key: String, word: String)?
        var place = 0
        while place < words.count {
            let word = words[place]
            let next = place + 1 < words.count ? words[place + 1] : nil
            place += 1
            let stem = WordForm.stem(word)
            let term: (key: String, word: String)
            if let next, let seconds = phrases[stem], let key = seconds[WordForm.stem(next)] {
                place += 1
                term = (key, "\(word) \(next)")
            } else if Vocabulary.empty.contains(word) {
                continue
            } else {
                term = (group[stem] ?? stem, word)
            }
            terms.append(Term(key: term.key, words: term.word, isPair: false))
            if let last, last.key != term.key {
                terms.append(
                    Term(key: "\(last.key) \(term.key)", words: "\(last.word) … \(term.word)", isPair: true))
            }
            last = term
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
        come came don didn doesn couldn wasn isn weren hadn say said thing things another since later put puts let well
        really almost around along though although however whether either neither per via three four five six seven eight
        nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty sixty hundred hundreds thousand thousands
        dozen half third quarter minute minutes hour hours am pm
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
