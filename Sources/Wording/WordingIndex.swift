/// Which patterns can begin at a word, so that the others are not tried there.
struct WordingIndex: Equatable, Sendable {
    /// A pattern of a rule, by their places in the file.
    struct Entry: Equatable, Sendable {
        let rule: Int
        let pattern: Int
        /// Its place among the patterns of all rules.
        let order: Int
    }

    /// The words at which a rule is looked for at all, which is known before any of its patterns is tried.
    struct Scope: Equatable, Sendable {
        let isForTimelines: Bool
        let isForQuotations: Bool
        /// The bits of those who have to be the subject; none where it does not matter.
        let who: UInt8

        init(_ rule: WordingRule) {
            isForTimelines = rule.isForTimelines
            isForQuotations = rule.isForQuotations
            who = rule.who.reduce(0) { $0 | $1.bit }
        }

        func includes(_ isTimeline: Bool, _ isQuoted: Bool, _ sentence: WordingSentence, at index: Int) -> Bool {
            guard isForTimelines || !isTimeline, isForQuotations || !isQuoted else { return false }
            return who == 0 || sentence.subjectKind(at: index).map { who & $0.bit != 0 } ?? false
        }
    }

    /// A pattern, and a token at which it may begin.
    struct Candidate: Comparable {
        let entry: Entry
        let start: Int

        static func < (one: Candidate, other: Candidate) -> Bool {
            (one.entry.order, one.start) < (other.entry.order, other.start)
        }
    }

    private let patterns: [[WordingPattern]]
    private var count = 0
    private let scopes: [Scope]
    /// By the number of a word.
    private var byWord: [[Entry]] = []
    private var byActor: [WordingActor: [Entry]] = [:]
    /// Those that may begin with a verb that is known by its ending.
    private var byEnding: [Entry] = []
    /// Those that may begin behind an adverb.
    private var byAdverb: [Entry] = []
    private var anywhere: [Entry] = []

    init(rules: [WordingRule], lexicon: WordingLexicon) {
        patterns = rules.map(\.says)
        scopes = rules.map(Scope.init)
        byWord = Array(repeating: [], count: lexicon.entries.count)
        let members = lexicon.members
        var order = 0
        for (rule, says) in rules.map(\.says).enumerated() {
            for (number, pattern) in says.enumerated() {
                add(pattern, Entry(rule: rule, pattern: number, order: order), members)
                order += 1
            }
        }
        count = order
    }

    /// - Parameter members: for each class the numbers of the words that it begins with.
    private mutating func add(_ pattern: WordingPattern, _ entry: Entry, _ members: [[Int]]) {
        guard let first = pattern.first else { return anywhere.append(entry) }
        let classes = members.indices.filter { first.classes & (1 << WordingLexicon.Classes($0)) != 0 }
        for word in first.words + classes.flatMap({ members[$0] }) where byWord[word].last != entry {
            byWord[word].append(entry)
        }
        for actor in WordingActor.allCases where first.actors & actor.bit != 0 {
            byActor[actor, default: []].append(entry)
        }
        if first.hasParticiples { byEnding.append(entry) }
        if case .one = pattern.steps.first { return }
        byAdverb.append(entry)
    }

    func pattern(of entry: Entry) -> WordingPattern { patterns[entry.rule][entry.pattern] }

    /// In the order of the file, and of the sentence.
    func candidates(in sentence: WordingSentence, isTimeline: Bool, isQuoted: Bool) -> [Candidate] {
        var candidates: [Candidate] = []
        // Most patterns need a word that the sentence does not have.
        var isPossible: [Bool?] = Array(repeating: nil, count: count)
        for start in sentence.tokens.indices {
            func add(_ entries: [Entry]) {
                for entry in entries {
                    let possible = isPossible[entry.order] ?? sentence.has(pattern(of: entry).needs)
                    isPossible[entry.order] = possible
                    if possible, scopes[entry.rule].includes(isTimeline, isQuoted, sentence, at: start) {
                        candidates.append(Candidate(entry: entry, start: start))
                    }
                }
            }
            let word = sentence.word(start)
            if byWord.indices.contains(word) { add(byWord[word]) }
            if let actor = sentence.actor(beginningAt: start) { add(byActor[actor.kind] ?? []) }
            if sentence.tokens[start].isParticiple { add(byEnding) }
            if sentence.isAdverb(start) { add(byAdverb) }
            add(anywhere)
        }
        return candidates.sorted()
    }
}

extension WordingPattern {
    /// The words a match begins with; nil where it may be any word.
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
        words += other.words
        classes |= other.classes
        actors |= other.actors
        isEnd = isEnd || other.isEnd
        hasParticiples = hasParticiples || other.hasParticiples
    }
}
