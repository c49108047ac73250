/// A sentence with what is known of its words: their classes, and who is spoken of where.
final class WordingSentence {
    /// Somebody: “the reviewer on call”, “Dave”, “one of the engineers”.
    struct Actor: Equatable {
        let range: Range<Int>
        let kind: WordingActor
        let isPossessive: Bool
    }

    let tokens: [WordingToken]
    /// For each token its number in the lexicon, its classes, and the phrases that begin with it.
    private let entries: [WordingLexicon.Entry]
    private var adverbs: [Bool]
    private(set) var actors: [Actor] = []
    /// The actor that covers a token.
    private(set) var actorAt: [Int?]
    let first: Int
    /// Anything in it: its words as bits by their numbers, the classes of its words and phrases, its actors.
    private var words: [UInt64]
    private var classes: WordingLexicon.Classes = 0
    private var actorKinds: UInt8 = 0
    private let hasParticiple: Bool
    /// The subjects of verbs found so far; most verbs have none that matters.
    private var subjectKinds: [WordingActor??]

    init(_ tokens: [WordingToken], _ lexicon: WordingLexicon, people: WordingPeople) {
        self.tokens = tokens
        let none = WordingLexicon.Entry(id: WordingLexicon.unknown)
        entries = tokens.map { lexicon.entries[$0.text] ?? none }
        adverbs = zip(tokens, entries).map { $0.isAdverb || $1.classes & WordingClass.adverb.bit != 0 }
        actorAt = Array(repeating: nil, count: tokens.count)
        first = WordingSentence.first(tokens)
        subjectKinds = Array(repeating: nil, count: tokens.count)
        words = Array(repeating: 0, count: lexicon.entries.count / 64 + 1)
        hasParticiple = tokens.contains(where: \.isParticiple)
        for entry in entries where entry.id >= 0 {
            words[entry.id / 64] |= 1 << UInt64(entry.id % 64)
            classes = entry.phrases.reduce(classes | entry.classes) { $0 | $1.classes }
        }
        // "Once more" is an adverb of two words.
        let adverb = WordingClass.adverb.bit
        for index in tokens.indices where entries[index].phrases.contains(where: { $0.classes & adverb != 0 }) {
            guard let end = end(of: .adverb, at: index) else { continue }
            for place in index..<end { adverbs[place] = true }
        }
        for actor in WordingActors.find(in: self, people: people) {
            for index in actor.range { actorAt[index] = actors.count }
            actors.append(actor)
            actorKinds |= actor.kind.bit
        }
    }

    /// Behind a time of day, a number or the mark of an item.
    private static func first(_ tokens: [WordingToken]) -> Int {
        tokens.firstIndex { token in
            token.isWord && !(token.text.utf8.first.map { (0x30...0x39).contains($0) } ?? false)
                && !["utc", "am", "pm", "gmt", "cet", "x"].contains(token.text)
        } ?? 0
    }

    subscript(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }

    func word(_ index: Int) -> Int { entries[index].id }

    func isIn(_ name: WordingClass, _ index: Int) -> Bool {
        entries.indices.contains(index) && entries[index].classes & name.bit != 0
    }

    func isAdverb(_ index: Int) -> Bool { adverbs.indices.contains(index) && adverbs[index] }

    /// The subject of the verb at a token, looked for once.
    func subjectKind(at index: Int) -> WordingActor? {
        if actors.isEmpty { return nil }
        if let known = subjectKinds[index] { return known }
        let kind = subject(at: index)?.kind
        subjectKinds[index] = .some(kind)
        return kind
    }

    /// Whether each of these is anywhere in it, in whatever order.
    func has(_ needs: [WordingPattern.Options]) -> Bool {
        needs.allSatisfy { options in
            classes & options.classes != 0 || actorKinds & options.actors != 0
                || options.hasParticiples && hasParticiple
                || options.words.contains { words[$0 / 64] & (1 << UInt64($0 % 64)) != 0 }
        }
    }

    /// Nothing reaches across it.
    func isBreak(_ index: Int) -> Bool {
        tokens.indices.contains(index) && !tokens[index].isWord && [";", "—", "–"].contains(tokens[index].text)
    }

    /// The sentence begins here, or a part of it that is complete in itself.
    func isStart(_ index: Int) -> Bool {
        var index = index
        while index > first {
            if [":", ";", "=", "—", "–", "-", "(", "•", ")"].contains(self[index - 1]) { return true }
            // "So be careful", "Please remind them": what opens a request belongs to none of its words.
            guard isIn(.opening, index - 1) else { return false }
            index -= 1
        }
        return true
    }

    func isEnd(_ index: Int) -> Bool {
        index >= tokens.count || [".", "!", "?", ";", ")", ":", "—"].contains(self[index])
    }

    /// The end of each way of reading a step at a token.
    func ends(of options: WordingPattern.Options, at index: Int) -> [Int] {
        var ends = options.isEnd && isEnd(index) ? [index] : []
        guard index < tokens.count else { return ends }
        if options.actors != 0, let actor = actor(beginningAt: index), options.actors & actor.kind.bit != 0 {
            ends.append(actor.range.upperBound)
        }
        let entry = entries[index]
        for phrase in entry.phrases where phrase.classes & options.classes != 0 && follows(phrase.rest, at: index + 1) {
            ends.append(index + 1 + phrase.rest.count)
        }
        if entry.classes & options.classes != 0 || entry.id >= 0 && options.words.contains(entry.id)
            || options.hasParticiples && tokens[index].isParticiple && entry.classes & WordingClass.thing.bit == 0
        {
            ends.append(index + 1)
        }
        return ends
    }

    /// The end of a word or of the longest phrase of a class; nil if there is none.
    func end(of name: WordingClass, at index: Int) -> Int? {
        guard entries.indices.contains(index) else { return nil }
        let entry = entries[index]
        let phrases = entry.phrases.filter { $0.classes & name.bit != 0 && follows($0.rest, at: index + 1) }
        if let longest = phrases.map(\.rest.count).max() { return index + 1 + longest }
        return entry.classes & name.bit != 0 ? index + 1 : nil
    }

    /// Whether a word or a phrase of any of these classes may begin here.
    func mayBegin(_ classes: WordingLexicon.Classes, at index: Int) -> Bool {
        entries[index].classes & classes != 0 || entries[index].phrases.contains { $0.classes & classes != 0 }
    }

    private func follows(_ words: [Int], at index: Int) -> Bool {
        guard index + words.count <= tokens.count else { return false }
        return zip(words, entries[index...]).allSatisfy { $0 == $1.id }
    }

    func actor(beginningAt index: Int) -> Actor? {
        guard let at = actorAt[index], actors[at].range.lowerBound == index else { return nil }
        return actors[at]
    }
}
