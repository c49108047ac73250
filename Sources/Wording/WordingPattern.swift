/// What a rule looks for, as a row of steps. Written as words with a space between:
///
/// `word` · `this|that` · `{class}` of words · `{one}`, `{team}` or `{person}`: somebody · `word?` may be absent ·
/// `..` up to four words · `...` up to fifteen · `^` the sentence begins here · `$` it ends here · `!word` does not follow.
///
/// Adverbs between two steps are passed over.
struct WordingPattern: Equatable, Sendable {
    indirect enum Step: Equatable, Sendable {
        case one(Options)
        case optional(Options)
        case gap(Int)
        case start
        case end
        case not(Options)
    }

    struct Options: Equatable, Sendable {
        var words: Set<String> = []
        var classes: Set<String> = []
        var actors: Set<WordingActor> = []
        /// `$` as one of several: the sentence may end here.
        var isEnd = false
    }

    let steps: [Step]
    let source: String

    /// - Throws: ``WordingRulesProblem``, which names what cannot be understood.
    init(_ source: String) throws(WordingRulesProblem) {
        var steps: [Step] = []
        for part in source.split(separator: " ") {
            switch part {
            case "^": steps.append(.start)
            case "$": steps.append(.end)
            case "..": steps.append(.gap(4))
            case "...": steps.append(.gap(15))
            default:
                if part.hasPrefix("!"), part.utf8.count > 1 {
                    steps.append(.not(try WordingPattern.options(part.dropFirst())))
                } else if part.hasSuffix("?"), part.utf8.count > 1 {
                    steps.append(.optional(try WordingPattern.options(part.dropLast())))
                } else {
                    steps.append(.one(try WordingPattern.options(part)))
                }
            }
        }
        if steps.isEmpty || steps.count > 24 {
            throw WordingRulesProblem("“\(source)” is empty or too long: a pattern has from 1 to 24 parts.")
        }
        self.steps = steps
        self.source = source
    }

    private static func options(_ part: Substring) throws(WordingRulesProblem) -> Options {
        var options = Options()
        for option in part.split(separator: "|", omittingEmptySubsequences: false) {
            if option.hasPrefix("{"), option.hasSuffix("}") {
                let name = String(option.dropFirst().dropLast())
                if name == "person" {
                    options.actors.formUnion([.one, .me, .team])
                } else if let actor = WordingActor(rawValue: name) {
                    options.actors.insert(actor)
                } else {
                    options.classes.insert(name)
                }
            } else if option == "$" {
                options.isEnd = true
            } else if option.isEmpty {
                throw WordingRulesProblem("“\(part)” has nothing beside a “|”.")
            } else {
                options.words.insert(String(option))
            }
        }
        return options
    }

    var classes: Set<String> {
        steps.reduce(into: []) { classes, step in
            switch step {
            case .one(let options), .optional(let options), .not(let options): classes.formUnion(options.classes)
            case .gap, .start, .end: break
            }
        }
    }
}

extension WordingPattern {
    /// Where the match that begins at a token ends, or nil. Remembers the places it has been at, so that the work is at
    /// most the number of steps times the number of tokens.
    func end(from start: Int, in sentence: WordingSentence) -> Int? {
        // Most patterns fail at their first word, before there is anything to remember.
        if case .one(let options) = steps.first, sentence.ends(of: options, at: start).isEmpty { return nil }
        var seen = Array(repeating: false, count: (steps.count + 1) * (sentence.tokens.count + 1))
        return match(step: 0, at: start, in: sentence, &seen)
    }

    private func match(step: Int, at index: Int, in sentence: WordingSentence, _ seen: inout [Bool]) -> Int? {
        if step == steps.count { return index }
        let key = step * (sentence.tokens.count + 1) + index
        if seen[key] { return nil }
        seen[key] = true
        switch steps[step] {
        case .start: return sentence.isStart(index) ? match(step: step + 1, at: index, in: sentence, &seen) : nil
        case .end: return sentence.isEnd(index) ? match(step: step + 1, at: index, in: sentence, &seen) : nil
        case .not(let options):
            return sentence.ends(of: options, at: index).isEmpty
                ? match(step: step + 1, at: index, in: sentence, &seen) : nil
        case .gap(let longest):
            var next = index
            while next - index <= longest, next <= sentence.tokens.count {
                if let end = match(step: step + 1, at: next, in: sentence, &seen) { return end }
                if next == sentence.tokens.count || sentence.isBreak(next) { break }
                next += 1
            }
            return nil
        case .one(let options): return match(options, step: step, at: index, in: sentence, &seen)
        case .optional(let options):
            return match(options, step: step, at: index, in: sentence, &seen)
                ?? match(step: step + 1, at: index, in: sentence, &seen)
        }
    }

    private func match(
        _ options: Options, step: Int, at index: Int, in sentence: WordingSentence, _ seen: inout [Bool]
    ) -> Int? {
        for end in sentence.ends(of: options, at: index) {
            if let end = match(step: step + 1, at: end, in: sentence, &seen) { return end }
        }
        // Passing over an adverb is a place of its own only before the first step has matched.
        guard step > 0, index < sentence.tokens.count, sentence.isAdverb(index) else { return nil }
        return match(options, step: step, at: index + 1, in: sentence, &seen)
    }
}
