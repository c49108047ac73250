/// A word, a number or a mark of punctuation.
struct WordingToken: Equatable {
    /// In lower case, with a plain apostrophe.
    let text: String
    let range: Range<Int>
    let isCapitalised: Bool
    let isWord: Bool
    /// Ends as the past of a regular verb does.
    let isParticiple: Bool
    /// Ends with “ly” and is an adverb.
    let isAdverb: Bool

    init(text: String, range: Range<Int>, isCapitalised: Bool, isWord: Bool) {
        self.text = text
        self.range = range
        self.isCapitalised = isCapitalised
        self.isWord = isWord
        let isLong = isWord && text.utf8.count > 4
        isParticiple = isLong && text.utf8.ends(with: "ed") && !text.utf8.ends(with: "eed")
        isAdverb = isLong && text.utf8.ends(with: "ly") && !WordingToken.notAdverbs.contains(text)
    }

    private static let notAdverbs: Set<String> = [
        "apply", "reply", "supply", "rely", "family", "assembly", "anomaly", "imply", "comply", "multiply", "daily",
        "weekly", "monthly", "hourly", "nightly", "readonly", "friendly", "likely", "unlikely", "early", "silly",
    ]
}

/// Cuts a masked text into sentences of words.
enum WordingTokens {
    /// More words than a sentence has; a longer one is taken apart, which bounds the work for it.
    static let longestSentence = 120

    /// The words of a sentence, and whether it is an entry of a timeline.
    struct Sentence {
        let tokens: [WordingToken]
        let isTimeline: Bool
    }

    static func sentences(of mask: WordingMask) -> [Sentence] {
        var sentences: [Sentence] = []
        var tokens: [WordingToken] = []
        var timelines = mask.timelines[...]
        func finish() {
            defer { tokens = [] }
            guard let start = tokens.first(where: \.isWord)?.range.lowerBound else { return }
            while let first = timelines.first, first.upperBound <= start { timelines = timelines.dropFirst() }
            sentences.append(Sentence(tokens: tokens, isTimeline: timelines.first?.contains(start) ?? false))
        }
        let units = mask.units
        var index = 0
        while index < units.count {
            let unit = units[index]
            if unit == WordingMask.end {
                finish()
                index += 1
            } else if unit == WordingMask.noun {
                tokens.append(
                    WordingToken(text: "\u{FFFC}", range: index..<(index + 1), isCapitalised: false, isWord: true))
                index += 1
            } else if isLetter(unit) || isDigit(unit) {
                let end = endOfWord(units, from: index)
                append(units, index..<end, to: &tokens)
                index = end
            } else if unit > 0x20 && unit != 0xA0 {
                let text = Unicode.Scalar(unit).map { String($0) } ?? "\u{FFFD}"
                tokens.append(
                    WordingToken(text: text, range: index..<(index + 1), isCapitalised: false, isWord: false))
                if isFullStop(units, at: index, tokens) { finish() }
                index += 1
            } else {
                index += 1
            }
            if tokens.count >= longestSentence { finish() }
        }
        finish()
        return sentences
    }

    /// Letters and digits, and what joins them: `on-call`, `m.ortega`, `12:30`, `isn't`.
    private static func endOfWord(_ units: [UInt16], from start: Int) -> Int {
        var index = start
        while index < units.count {
            if isLetter(units[index]) || isDigit(units[index]) {
                index += 1
            } else if isJoin(units[index]), index + 1 < units.count,
                isLetter(units[index + 1]) || isDigit(units[index + 1]), index - start < 60
            {
                index += 1
            } else {
                break
            }
        }
        return index
    }

    private static func append(_ units: [UInt16], _ range: Range<Int>, to tokens: inout [WordingToken]) {
        let text = lowercased(units[range])
        let capitals = units[range].prefix(2).count { (0x41...0x5A).contains($0) || (0xC0...0xDE).contains($0) }
        // "URI" is no name.
        let isCapitalised = capitals == 1 || capitals > 0 && range.count == 1
        func add(_ text: String, _ range: Range<Int>, _ isCapitalised: Bool = false) {
            tokens.append(WordingToken(text: text, range: range, isCapitalised: isCapitalised, isWord: true))
        }
        guard text == "cannot" || text.utf8.contains(0x27) else { return add(text, range, isCapitalised) }
        if text == "cannot" || text == "can't" {
            add("can", range, isCapitalised)
            return add("not", range)
        }
        if text == "won't" {
            add("will", range, isCapitalised)
            return add("not", range)
        }
        for (ending, word) in endings where text.hasSuffix(ending) && text.utf16.count == range.count {
            let cut = range.upperBound - ending.utf16.count
            guard cut > range.lowerBound else { break }
            add(String(text.dropLast(ending.count)), range.lowerBound..<cut, isCapitalised)
            return add(word, cut..<range.upperBound)
        }
        add(text, range, isCapitalised)
    }

    /// With one kind of apostrophe. Most words are plain letters and need no table.
    private static func lowercased(_ units: ArraySlice<UInt16>) -> String {
        guard units.allSatisfy({ $0 < 0x80 || $0 == 0x2019 }) else {
            return String(decoding: units.map { $0 == 0x2019 ? 0x27 : $0 }, as: UTF16.self).lowercased()
        }
        let bytes = units.map { unit -> UInt8 in
            switch unit {
            case 0x41...0x5A: UInt8(unit | 0x20)
            case 0x2019: 0x27
            default: UInt8(unit)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let endings = [
        ("n't", "not"), ("'s", "'s"), ("'ve", "have"), ("'ll", "will"), ("'d", "'d"), ("'re", "are"), ("'m", "am"),
    ]

    private static let abbreviations: Set<String> = [
        "e.g", "i.e", "etc", "vs", "mr", "mrs", "ms", "dr", "approx", "no", "co", "inc", "ltd", "corp",
    ]

    private static func isFullStop(_ units: [UInt16], at index: Int, _ tokens: [WordingToken]) -> Bool {
        switch units[index] {
        case 0x21, 0x3F: return true
        case 0x2E:
            guard index + 1 < units.count else { return true }
            guard units[index + 1] <= 0x20 || units[index + 1] == WordingMask.end || units[index + 1] == 0x29 else {
                return false
            }
            return tokens.count < 2 || !abbreviations.contains(tokens[tokens.count - 2].text)
        default: return false
        }
    }

    static func isLetter(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0x5F: true
        case 0xC0...0x1FFF, 0x2C00...0x2FFF, 0x3040...0xD7FF: true
        default: false
        }
    }

    private static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }

    private static func isJoin(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x27, 0x2019, 0x2D, 0x2E, 0x3A, 0x40, 0x2F: true
        default: false
        }
    }
}

extension String.UTF8View {
    /// Without a look at what letters mean: the ending is plain ASCII.
    fileprivate func ends(with ending: StaticString) -> Bool {
        ending.withUTF8Buffer { count >= $0.count && suffix($0.count).elementsEqual($0) }
    }
}
