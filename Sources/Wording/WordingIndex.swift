/// Which patterns can begin at a word, so that the others are not tried there.
struct WordingIndex: Equatable, Sendable {
    /// A pattern of a rule, by their places in the file.
    struct Entry: Equatable, Sendable {
        let rule: Int
        let pattern: Int
    }

    /// A pattern, and a token at which it may begin.
    struct Candidate: Comparable {
        let entry: Entry
        let start: Int

        static func < (one: Candidate, other: Candidate) -> Bool {
            (one.entry.rule, one.entry.pattern, one.start) < (other.entry.rule, other.entry.pattern, other.start)
        }
    }

    private var byWord: [String: [Entry]] = [:]
    private var byActor: [WordingActor: [Entry]] = [:]
    /// Those that may begin with a verb that is known by its ending.
    private var byEnding: [Entry] = []
    /// Those that may begin behind an adverb.
    private var byAdverb: [Entry] = []
    private var anywhere: [Entry] = []

    init(rules: [WordingRule], lexicon: WordingLexicon) {
        let firstWords = lexicon.firstWords
        for (rule, says) in rules.map(\.says).enumerated() {
            for (number, pattern) in says.enumerated() {
                add(pattern, Entry(rule: rule, pattern: number), firstWords)
            }
        }
    }

    private mutating func add(_ pattern: WordingPattern, _ entry: Entry, _ firstWords: [String: Set<String>]) {
        guard let first = pattern.first else { return anywhere.append(entry) }
        let words = first.classes.reduce(into: first.words) { $0.formUnion(firstWords[$1] ?? []) }
        for word in words { byWord[word, default: []].append(entry) }
        for actor in first.actors { byActor[actor, default: []].append(entry) }
        if !first.classes.isDisjoint(with: WordingSentence.regularClasses) { byEnding.append(entry) }
        if case .one = pattern.steps.first { return }
        byAdverb.append(entry)
    }

    /// In the order of the file, and of the sentence.
    func candidates(in sentence: WordingSentence) -> [Candidate] {
        var candidates: [Candidate] = []
        for (start, token) in sentence.tokens.enumerated() {
            func add(_ entries: [Entry]) {
                candidates.append(contentsOf: entries.lazy.map { Candidate(entry: $0, start: start) })
            }
            add(byWord[token.text] ?? [])
            if let actor = sentence.actor(beginningAt: start) { add(byActor[actor.kind] ?? []) }
            if token.text.hasSuffix("ed") || token.text.hasSuffix("ing") { add(byEnding) }
            if sentence.isAdverb(start) { add(byAdverb) }
            add(anywhere)
        }
        return candidates.sorted()
    }
}

extension WordingPattern {
    /// What a match begins with; nil where it may be any word.
    fileprivate var first: Options? {
        var first = Options()
        for step in steps {
            switch step {
            case .start, .not: continue
            case .gap, .end: return nil
            case .optional(let options): first.formUnion(options)
            case .one(let options):
                first.formUnion(options)
                return first.isEnd ? nil : first
            }
        }
        return nil
    }
}

extension WordingPattern.Options {
    fileprivate mutating func formUnion(_ other: Self) {
        words.formUnion(other.words)
        classes.formUnion(other.classes)
        actors.formUnion(other.actors)
        isEnd = isEnd || other.isEnd
    }
}
