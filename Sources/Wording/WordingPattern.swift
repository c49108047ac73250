/// Words that a rule looks for, as a row of steps. Written with a space between them:
///
/// `word` · `this|that` · `{class}` of words · `{one}`, `{team}` or `{person}`: somebody · `word?` may be absent · `..`
/// up to four words · `...` up to fifteen · `^` the sentence begins here · `$` it ends here · `!word` does not follow.
///
/// Adverbs between two steps are passed over.
struct WordingPattern: Equatable, Sendable {
    enum Step: Equatable, Sendable {
        case one(Options)
        case optional(Options)
        case gap(Int)
        case start
        case end
        case not(Options)
    }

    struct Options: Equatable, Sendable {
        var words: [Int] = []
        var classes: WordingLexicon.Classes = 0
        /// The bits of those who may be spoken of.
        var actors: UInt8 = 0
        /// `$` as one of several: the sentence may end here.
        var isEnd = false
        /// Verbs of these are also known by their ending.
        var hasParticiples = false
    }

    let steps: [Step]
    /// The words that a sentence must have for a match to be possible.
    let needs: [Options]
    let source: String
    /// The classes it speaks of by name.
    let classes: Set<String>

    /// - Throws: a ``WordingRulesProblem`` that names what cannot be understood.
    init(_ source: String, _ lexicon: inout WordingLexicon) throws(WordingRulesProblem) {
        var steps: [Step] = []
        var classes: Set<String> = []
        for part in source.split(separator: " ") {
            switch part {
            case "^": steps.append(.start)
            case "$": steps.append(.end)
            case "..": steps.append(.gap(4))
            case "...": steps.append(.gap(15))
            default:
                if part.hasPrefix("!"), part.utf8.count > 1 {
                    steps.append(.not(try WordingPattern.options(part.dropFirst(), &lexicon, &classes)))
                } else if part.hasSuffix("?"), part.utf8.count > 1 {
                    steps.append(.optional(try WordingPattern.options(part.dropLast(), &lexicon, &classes)))
                } else {
                    steps.append(.one(try WordingPattern.options(part, &lexicon, &classes)))
                }
            }
        }
        if steps.isEmpty || steps.count > 24 {
            throw WordingRulesProblem("“\(source)” is empty or too long: a pattern has from 1 to 24 parts.")
        }
        self.steps = steps
        needs = steps.compactMap { step in
            if case .one(let options) = step, !options.isEnd { options } else { nil }
        }
        self.source = source
        self.classes = classes
    }

    private static func options(
        _ part: Substring, _ lexicon: inout WordingLexicon, _ classes: inout Set<String>
    ) throws(WordingRulesProblem) -> Options {
        var options = Options()
        for option in part.split(separator: "|", omittingEmptySubsequences: false) {
            if option.hasPrefix("{"), option.hasSuffix("}") {
                let name = String(option.dropFirst().dropLast())
                if name == "person" {
                    options.actors |= WordingActor.one.bit | WordingActor.me.bit | WordingActor.team.bit
                } else if let actor = WordingActor(rawValue: name) {
                    options.actors |= actor.bit
                } else {
                    guard let bit = lexicon.bit(of: name) else {
                        throw WordingRulesProblem("“\(part)” needs one class of words more than there is room for.")
                    }
                    options.classes |= bit
                    options.hasParticiples = options.hasParticiples || name == WordingClass.participle.heading
                    classes.insert(name)
                }
            } else if option == "$" {
                options.isEnd = true
            } else if option.isEmpty {
                throw WordingRulesProblem("“\(part)” has nothing beside a “|”.")
            } else {
                options.words.append(lexicon.id(of: String(option)))
            }
        }
        return options
    }
}

/// Patterns tried in one sentence. Remembers where a pattern has been, so that the work is at most the number of its
/// steps times the number of tokens, and counts it.
struct WordingAttempt {
    let sentence: WordingSentence
    private var seen: [Bool] = []
    private(set) var count = 0

    init(in sentence: WordingSentence) {
        self.sentence = sentence
    }

    /// The end of the match of a pattern that begins at a token, or nil.
    mutating func end(of pattern: WordingPattern, from start: Int) -> Int? {
        seen.removeAll(keepingCapacity: true)
        return match(pattern.steps, 0, at: start)
    }

    private mutating func match(_ steps: [WordingPattern.Step], _ place: Int, at index: Int) -> Int? {
        count += 1
        guard place < steps.count else { return index }
        guard isNew(steps.count, place, at: index) else { return nil }
        switch steps[place] {
        case .start: return sentence.isStart(index) ? match(steps, place + 1, at: index) : nil
        case .end: return sentence.isEnd(index) ? match(steps, place + 1, at: index) : nil
        case .not(let options):
            return sentence.ends(of: options, at: index).isEmpty ? match(steps, place + 1, at: index) : nil
        case .gap(let longest):
            var next = index
            while next - index <= longest, next <= sentence.tokens.count {
                if let end = match(steps, place + 1, at: next) { return end }
                if next == sentence.tokens.count || sentence.isBreak(next) { break }
                next += 1
            }
            return nil
        case .one(let options): return match(options, steps, place, at: index)
        case .optional(let options):
            return match(options, steps, place, at: index) ?? match(steps, place + 1, at: index)
        }
    }

    /// Most attempts fail at their first steps, before there is anything to remember.
    private mutating func isNew(_ count: Int, _ place: Int, at index: Int) -> Bool {
        guard place > 1 else { return true }
        if seen.isEmpty { seen = Array(repeating: false, count: (count + 1) * (sentence.tokens.count + 1)) }
        let key = place * (sentence.tokens.count + 1) + index
        defer { seen[key] = true }
        return !seen[key]
    }

    private mutating func match(
        _ options: WordingPattern.Options, _ steps: [WordingPattern.Step], _ place: Int, at index: Int
    ) -> Int? {
        for end in sentence.ends(of: options, at: index) {
            if let end = match(steps, place + 1, at: end) { return end }
        }
        // Passing over an adverb is a place of its own only before the first step has matched.
        guard place > 0, sentence.isAdverb(index) else { return nil }
        return match(options, steps, place, at: index + 1)
    }
}
