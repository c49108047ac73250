extension WordingRulebook {
    init(language: TextLanguage, rules: [WordingRule], lexicon: WordingLexicon) {
        self.language = language
        self.rules = rules
        self.lexicon = lexicon
        index = WordingIndex(rules: rules, lexicon: lexicon)
    }

    /// The most UTF-16 units that are looked at; what stands behind them gets no hint.
    static let longest = 1 << 20

    func found(in text: String) -> [WordingHint] {
        guard !rules.isEmpty else { return [] }
        let text = text.utf16.count <= WordingRulebook.longest ? text : String(text.prefix(WordingRulebook.longest / 2))
        let mask = WordingMask(text)
        let sentences = WordingTokens.sentences(of: mask)
        guard TextLanguage.of(sentences) == language else { return [] }
        let places = sentences.flatMap { found(in: WordingSentence($0, lexicon)) }
        var lines = TextLines(text)
        return places.map { rule, range in
            let (line, column) = lines.place(of: range.lowerBound)
            return WordingHint(
                rule: rule, range: range, words: lines.text(in: range), line: line, column: column)
        }
    }

    /// One hint for the same words: the first rule of the file that finds them.
    private func found(in sentence: WordingSentence) -> [(rule: WordingRule, range: Range<Int>)] {
        var found: [(rule: WordingRule, range: Range<Int>)] = []
        var decided: Int?
        for candidate in index.candidates(in: sentence) where candidate.entry.rule != decided {
            let rule = rules[candidate.entry.rule]
            let pattern = rule.says[candidate.entry.pattern]
            guard let tokens = rule.place(of: pattern, at: candidate.start, in: sentence) else { continue }
            decided = candidate.entry.rule
            guard !rule.isTakenBack(in: sentence), let first = sentence.tokens[tokens].first,
                let last = sentence.tokens[tokens].last
            else { continue }
            let range = first.range.lowerBound..<last.range.upperBound
            if !found.contains(where: { $0.range.overlaps(range) }) { found.append((rule, range)) }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

extension WordingRule {
    /// From the subject, where one is asked for, to the last word of the pattern; nil where it is not said there.
    fileprivate func place(of pattern: WordingPattern, at start: Int, in sentence: WordingSentence) -> Range<Int>? {
        guard let end = pattern.end(from: start, in: sentence), end > start else { return nil }
        var first = start
        if !who.isEmpty {
            guard let subject = sentence.subject(at: start), who.contains(subject.kind) else { return nil }
            first = min(start, subject.range.lowerBound)
        }
        return first..<min(end, sentence.tokens.count)
    }

    fileprivate func isTakenBack(in sentence: WordingSentence) -> Bool {
        unless.contains { pattern in
            sentence.tokens.indices.contains { pattern.end(from: $0, in: sentence) != nil }
        }
    }
}
