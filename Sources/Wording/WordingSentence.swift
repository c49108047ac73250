/// A sentence with what is known of its words: their classes, and who is spoken of where.
struct WordingSentence {
    /// Somebody: “the reviewer on call”, “Dave”, “one of the engineers”.
    struct Actor: Equatable {
        let range: Range<Int>
        let kind: WordingActor
        let isPossessive: Bool
    }

    let tokens: [WordingToken]
    private let lexicon: WordingLexicon
    /// The classes of each token.
    private let classes: [Set<String>]
    private let adverbs: [Bool]
    private(set) var actors: [Actor] = []
    /// The actor that covers a token.
    private var actorAt: [Int?]
    private let first: Int

    init(_ tokens: [WordingToken], _ lexicon: WordingLexicon) {
        self.tokens = tokens
        self.lexicon = lexicon
        classes = tokens.map { lexicon.words[$0.text] ?? [] }
        adverbs = zip(tokens, classes).map { $0.isAdverb || $1.contains("adverb") }
        actorAt = Array(repeating: nil, count: tokens.count)
        first = WordingSentence.first(tokens)
        for actor in WordingActors.find(in: self) {
            for index in actor.range { actorAt[index] = actors.count }
            actors.append(actor)
        }
    }

    /// Behind a time of day, a number or the mark of an item.
    private static func first(_ tokens: [WordingToken]) -> Int {
        let leading: Set<String> = ["utc", "am", "pm", "gmt", "cet", "x"]
        return tokens.firstIndex { token in
            token.isWord && !(token.text.utf8.first.map { (0x30...0x39).contains($0) } ?? false)
                && !leading.contains(token.text)
        } ?? 0
    }

    subscript(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }

    func isIn(_ name: String, _ index: Int) -> Bool {
        tokens.indices.contains(index) && classes[index].contains(name)
    }

    func isAdverb(_ index: Int) -> Bool {
        tokens.indices.contains(index) && adverbs[index]
    }

    /// Nothing reaches across it.
    func isBreak(_ index: Int) -> Bool {
        tokens.indices.contains(index) && !tokens[index].isWord && [";", "—", "–"].contains(tokens[index].text)
    }

    /// The sentence begins here, or a part of it that stands for itself.
    func isStart(_ index: Int) -> Bool {
        if index <= first { return true }
        if [":", ";", "—", "–", "-", "(", "•", ")"].contains(self[index - 1]) { return true }
        // "So be careful", "Please remind them": what opens a request belongs to none of its words.
        return isIn("opening", index - 1) && isStart(index - 1)
    }

    func isEnd(_ index: Int) -> Bool {
        index >= tokens.count || [".", "!", "?", ";", ")", ":", "—"].contains(self[index])
    }

    /// Where each way of reading a step at a token ends.
    func ends(of options: WordingPattern.Options, at index: Int) -> [Int] {
        var ends = options.isEnd && isEnd(index) ? [index] : []
        guard index < tokens.count else { return ends }
        let word = tokens[index].text
        if !options.actors.isEmpty, let actor = actor(beginningAt: index), options.actors.contains(actor.kind) {
            ends.append(actor.range.upperBound)
        }
        if options.words.contains(word) { ends.append(index + 1) }
        if !options.classes.isEmpty {
            for phrase in lexicon.phrases[word] ?? []
            where options.classes.contains(phrase.name) && matches(phrase.rest, at: index + 1) {
                ends.append(index + 1 + phrase.rest.count)
            }
            if !classes[index].isDisjoint(with: options.classes) {
                ends.append(index + 1)
            } else if isRegular(index, of: options.classes) {
                ends.append(index + 1)
            }
        }
        return ends
    }

    func actor(beginningAt index: Int) -> Actor? {
        guard let at = actorAt[index], actors[at].range.lowerBound == index else { return nil }
        return actors[at]
    }

    /// The classes whose verbs, beyond those listed, are known by their ending.
    static let regularClasses: Set<String> = ["participle", "gerund", "misdo"]

    private func isRegular(_ index: Int, of classes: Set<String>) -> Bool {
        let word = tokens[index].text
        guard word.utf8.count > 4, !isIn("thing", index) else { return false }
        return word.hasSuffix("ed") && classes.contains("participle") && !word.hasSuffix("eed")
            || word.hasPrefix("mis") && word.hasSuffix("ed") && classes.contains("misdo")
            || word.hasSuffix("ing") && classes.contains("gerund")
                && !["nothing", "anything", "everything", "something", "during", "string"].contains(word)
    }

    func matches(_ words: [String], at index: Int) -> Bool {
        guard index + words.count <= tokens.count else { return false }
        return zip(words, tokens[index...]).allSatisfy { $0 == $1.text }
    }

    /// Who does what stands at a token: the subject of its verb.
    func subject(at index: Int) -> Actor? {
        if let at = actorAt[index] {
            // The match begins with the actor itself.
            return actors[at].range.lowerBound == index ? actors[at] : nil
        }
        var place = index - 1
        while place >= 0, isAdverb(place) || isIn("auxiliary", place) { place -= 1 }
        guard place >= 0 else { return nil }
        if let actor = actor(endingAt: place), !isObject(actor) { return actor }
        // "… the reviewer, who did not look", and "the reviewer who did not look".
        if self[place] == "who", let actor = actor(endingAt: self[place - 1] == "," ? place - 2 : place - 1) {
            return actor
        }
        if let actor = describedActor(before: place) { return actor }
        if isIn("coordinator", place) || self[place] == "," { return subjectOfClause(before: place) }
        return nil
    }

    private func actor(endingAt place: Int) -> Actor? {
        guard place >= 0, let at = actorAt[place], actors[at].range.upperBound == place + 1, !actors[at].isPossessive
        else { return nil }
        return actors[at]
    }

    /// "reviewed by the operator", "told the operator": not who does what comes next.
    private func isObject(_ actor: Actor) -> Bool {
        let before = actor.range.lowerBound - 1
        guard before >= 0 else { return false }
        return isIn("preposition", before) || isIn("acted", before) || isRegular(before, of: ["participle", "gerund"])
            || isVerbOfRelativeClause(before)
    }

    /// "the alert that woke the operator": what was said of the alert goes on behind it.
    private func isVerbOfRelativeClause(_ index: Int) -> Bool {
        guard tokens[index].isWord, !isIn("boundary", index), !isIn("coordinator", index), !isIn("auxiliary", index)
        else { return false }
        var place = index - 1
        while place > 0, isAdverb(place) || isIn("auxiliary", place) { place -= 1 }
        return place > 0 && ["that", "which", "who"].contains(self[place])
    }

    /// "the engineer on the payments rota", "anyone following the procedure": the actor before what describes it.
    private func describedActor(before place: Int) -> Actor? {
        var index = place
        while index >= 0, place - index < 8 {
            if ["regarding", "concerning", "including", "excluding"].contains(self[index]) { return nil }
            let isLink =
                isIn("preposition", index) || isIn("describing", index) || self[index] == "who"
                || (tokens[index].isWord && self[index].hasSuffix("ing"))
            if isLink, let actor = actor(endingAt: index - 1), !isObject(actor) { return actor }
            if isIn("auxiliary", index) {
                // "whoever was on call", "the engineer who was on call"
                if self[index - 1] == "whoever" { return actor(endingAt: index - 1) }
                if self[index - 1] != "who" { return nil }
            }
            if isIn("boundary", index) || (!tokens[index].isWord && self[index] != ",") { return nil }
            index -= 1
        }
        return nil
    }

    /// "since spring" says when, and begins no clause.
    private func isTime(_ index: Int, before place: Int) -> Bool {
        ["since", "before", "after", "until"].contains(self[index]) && place - index <= 4
            && !(index..<place).contains { isIn("auxiliary", $0) || actorAt[$0] != nil }
    }

    /// "The operator saw the warning and ignored it": the first actor of the clause, if it begins with one.
    private func subjectOfClause(before place: Int) -> Actor? {
        var index = place - 1
        while index >= 0, !isIn("boundary", index) || isTime(index, before: place), !isBreak(index),
            self[index] != ":", self[index] != "("
        {
            index -= 1
        }
        let start = index + 1
        guard let actor = actors.first(where: { $0.range.lowerBound >= start && $0.range.upperBound <= place }),
            !actor.isPossessive, !isObject(actor)
        else { return nil }
        // What stands before it in its clause may only say when or how.
        let before = start..<actor.range.lowerBound
        let isIntroduced =
            before.isEmpty
            || before.allSatisfy {
                isAdverb($0) || isIn("opening", $0) || isIn("coordinator", $0) || !tokens[$0].isWord
            }
            || self[actor.range.lowerBound - 1] == ","
        return isIntroduced || start < first && actor.range.lowerBound == first ? actor : nil
    }
}
