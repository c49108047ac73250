extension WordingRulebook {
    init(language: TextLanguage, rules: [WordingRule], lexicon: WordingLexicon) {
        self.language = language
        self.rules = rules
        self.lexicon = lexicon
        index = WordingIndex(rules: rules, lexicon: lexicon)
    }

    /// The most UTF-16 units that are looked at; the rest of a longer text gets no hint.
    static let longest = 1 << 20

    /// A hint before it is known on which line of the text it is.
    private struct Place {
        let rule: WordingRule
        let pattern: String
        let range: Range<Int>
    }

    /// The patterns of all rules, in the order of the file.
    package var patterns: [(rule: WordingRule, source: String)] {
        rules.flatMap { rule in rule.says.map { (rule, $0.source) } }
    }

    /// The same with one pattern only, to see what it finds by itself.
    ///
    /// - Parameter place: among ``patterns``.
    package func only(_ place: Int) -> WordingRulebook {
        var before = 0
        for rule in rules {
            if rule.says.indices.contains(place - before) {
                return WordingRulebook(language: language, rules: [rule.keeping(place - before)], lexicon: lexicon)
            }
            before += rule.says.count
        }
        return .empty
    }

    /// The hints, and how many steps of patterns were looked at to find them.
    func reading(
        of text: String, as kind: WordingTextKind = .prose, people: WordingPeople = .nobody
    ) -> (hints: [WordingHint], steps: Int) {
        guard !rules.isEmpty else { return ([], 0) }
        let text = text.utf16.count <= WordingRulebook.longest ? text : String(text.prefix(WordingRulebook.longest / 2))
        let mask = WordingMask(text)
        let sentences = WordingTokens.sentences(of: mask)
        guard TextLanguage.of(sentences) == language else { return ([], 0) }
        var steps = 0
        var places = sentences.flatMap { sentence in
            found(
                in: WordingSentence(sentence.tokens, lexicon, people: people),
                isTimeline: kind == .timeline || sentence.isTimeline, &steps)
        }
        if !mask.quotations.isEmpty {
            places += quoted(in: text, isTimeline: kind == .timeline, people, &steps)
            places.sort { $0.range.lowerBound < $1.range.lowerBound }
            places = places.reduce(into: []) { kept, place in
                if !(kept.last?.range.overlaps(place.range) ?? false) { kept.append(place) }
            }
        }
        var lines = TextLines(text)
        let hints = places.map { place in
            let (line, column) = lines.place(of: place.range.lowerBound)
            return WordingHint(
                rule: place.rule, range: place.range, words: lines.text(in: place.range), pattern: place.pattern,
                line: line, column: column)
        }
        return (hints, steps)
    }

    /// The hints found with the words of others in sight, by the rules that are also for quotations.
    private func quoted(
        in text: String, isTimeline: Bool, _ people: WordingPeople, _ steps: inout Int
    ) -> [Place] {
        let mask = WordingMask(text, showsQuotations: true)
        var quotations = mask.quotations[...]
        var places: [Place] = []
        for sentence in WordingTokens.sentences(of: mask) {
            guard let first = sentence.tokens.first, let last = sentence.tokens.last else { continue }
            quotations = quotations.drop { $0.upperBound <= first.range.lowerBound }
            let inside = quotations.prefix { $0.lowerBound < last.range.upperBound }
            if inside.isEmpty { continue }
            places += found(
                in: WordingSentence(sentence.tokens, lexicon, people: people),
                isTimeline: isTimeline || sentence.isTimeline, isQuoted: true, &steps
            ).filter { place in inside.contains { $0.overlaps(place.range) } }
        }
        return places
    }

    /// One hint for the same words: the first rule of the file that finds them.
    private func found(
        in sentence: WordingSentence, isTimeline: Bool, isQuoted: Bool = false, _ steps: inout Int
    ) -> [Place] {
        var found: [Place] = []
        var attempt = WordingAttempt(in: sentence)
        var decided: Int?
        let candidates = index.candidates(in: sentence, isTimeline: isTimeline, isQuoted: isQuoted)
        for candidate in candidates where candidate.entry.rule != decided {
            guard let end = attempt.end(of: index.pattern(of: candidate.entry), from: candidate.start),
                end > candidate.start
            else { continue }
            let rule = rules[candidate.entry.rule]
            guard let tokens = rule.place(from: candidate.start, to: end, in: sentence)
            else { continue }
            decided = candidate.entry.rule
            guard !rule.isTakenBack(&attempt), let first = sentence.tokens[tokens].first,
                let last = sentence.tokens[tokens].last
            else { continue }
            let range = first.range.lowerBound..<last.range.upperBound
            if !found.contains(where: { $0.range.overlaps(range) }) {
                found.append(Place(rule: rule, pattern: index.pattern(of: candidate.entry).source, range: range))
            }
        }
        steps += attempt.count
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

extension WordingRule {
    fileprivate func keeping(_ pattern: Int) -> WordingRule {
        WordingRule(
            id: id, title: title, category: category, example: example, counterExample: counterExample, why: why,
            instead: instead, isForTimelines: isForTimelines, isForQuotations: isForQuotations, who: who,
            says: [says[pattern]], unless: unless)
    }

    /// From the subject, where one is asked for, to the last word of the pattern; nil where somebody else does it.
    fileprivate func place(from start: Int, to end: Int, in sentence: WordingSentence) -> Range<Int>? {
        let end = min(end, sentence.tokens.count)
        if who.isEmpty { return start..<end }
        guard let subject = sentence.subject(at: start), who.contains(subject.kind) else { return nil }
        return min(start, subject.range.lowerBound)..<end
    }

    fileprivate func isTakenBack(_ attempt: inout WordingAttempt) -> Bool {
        for pattern in unless {
            for start in attempt.sentence.tokens.indices where attempt.end(of: pattern, from: start) != nil {
                return true
            }
        }
        return false
    }
}
