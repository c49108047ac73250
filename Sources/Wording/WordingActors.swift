/// Finds who is spoken of: names, pronouns, roles and teams. What only sounds like somebody is left out: an operator pod,
/// a user service, a client.
enum WordingActors {
    static func find(in sentence: WordingSentence) -> [WordingSentence.Actor] {
        var actors: [WordingSentence.Actor] = []
        var index = 0
        while index < sentence.tokens.count {
            if let actor = actor(in: sentence, at: index, after: actors.last?.range.upperBound ?? 0) {
                actors.append(actor)
                index = actor.range.upperBound
            } else {
                index += 1
            }
        }
        // "They" are people where somebody was spoken of before, and where a sentence begins with them.
        return actors.enumerated().filter { place, actor in
            actor.kind != .they || sentence.isStart(actor.range.lowerBound)
                || actors[..<place].contains { $0.kind != .they }
        }.map(\.element)
    }

    private static func actor(
        in sentence: WordingSentence, at index: Int, after earliest: Int
    ) -> WordingSentence.Actor? {
        if let name = name(in: sentence, at: index) { return name }
        if let pronoun = pronoun(in: sentence, at: index) { return pronoun }
        return role(in: sentence, at: index, after: earliest)
    }

    private static func name(in sentence: WordingSentence, at index: Int) -> WordingSentence.Actor? {
        let token = sentence.tokens[index]
        guard isName(sentence, index) else { return nil }
        var end = index + 1
        if token.isCapitalised, sentence.tokens.indices.contains(end), sentence.tokens[end].isCapitalised,
            !sentence.isIn("thing", end), sentence.tokens[end].isWord, !sentence.isIn("auxiliary", end)
        {
            end += 1
        }
        if sentence.isIn("thing", end) { return nil }
        return finished(.one, index..<end, in: sentence)
    }

    private static func isName(_ sentence: WordingSentence, _ index: Int) -> Bool {
        let token = sentence.tokens[index]
        if token.isCapitalised { return sentence.isIn("name", index) }
        // "m.ortega", as accounts are called.
        let parts = token.text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0].utf8.count == 1 && parts[1].utf8.count > 3
            && token.text.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2E }
    }

    private static let pronouns = classes([
        ("pronoun-one", .one), ("pronoun-me", .me), ("pronoun-we", .we), ("pronoun-they", .they),
        ("pronoun-team", .team), ("pronoun-anyone", .anyone), ("pronoun-nobody", .nobody),
    ])
    private static let heads = classes([("team", .team), ("role", .one), ("roles", .team), ("user", .users)])

    private static func classes(_ names: [(String, WordingActor)]) -> [(WordingPattern.Options, WordingActor)] {
        names.map { (WordingPattern.Options(classes: [$0.0]), $0.1) }
    }

    private static func pronoun(in sentence: WordingSentence, at index: Int) -> WordingSentence.Actor? {
        for (options, kind) in pronouns {
            if let end = sentence.ends(of: options, at: index).max() {
                if kind == .me, sentence[index] == "i", !sentence.tokens[index].isCapitalised { return nil }
                // "one of us", "everyone on the team"
                if ["of"].contains(sentence[end]), sentence.isIn("pronoun-we", end + 1) || sentence[end + 1] == "us" {
                    return finished(.one, index..<(end + 2), in: sentence)
                }
                return finished(kind, index..<end, in: sentence)
            }
        }
        return nil
    }

    /// From an article to the noun that names a role: "our newest hire", "one of the engineers", and without any article
    /// "developers", "QA".
    private static func role(
        in sentence: WordingSentence, at index: Int, after earliest: Int
    ) -> WordingSentence.Actor? {
        var place = index
        var isAny = false
        var isNone = false
        var hasArticle = false
        var isOneOf = false
        if sentence.isIn("article", place) || sentence.isIn("possessive", place) {
            isAny = ["any", "every", "each", "all"].contains(sentence[place])
            isNone = sentence[place] == "no"
            hasArticle = true
            place += 1
            if sentence[place] == "of" {
                isOneOf = true
                place += 1
                if sentence.isIn("article", place) || sentence.isIn("possessive", place) { place += 1 }
            }
        }
        let start = place
        // Up to four words that describe it.
        while place < sentence.tokens.count, place - start <= 4 {
            if let (kind, end) = head(in: sentence, at: place, hasArticle),
                hasArticle || kind != .one || isBare(sentence, index)
            {
                // "The on-call engineer": the last noun is the head.
                if head(in: sentence, at: end, hasArticle) != nil, end - start <= 4 {
                    place = end
                    continue
                }
                if sentence.isIn("thing", end) || isOfThings(sentence, start..<place) { return nil }
                var kind = kind
                if isOneOf { kind = .one }
                if isAny && kind != .users { kind = .anyone }
                if isNone { kind = .nobody }
                return finished(kind, index..<end, in: sentence)
            }
            guard hasArticle, sentence.tokens[place].isWord, !sentence.isIn("auxiliary", place),
                !sentence.isIn("preposition", place), !sentence.isIn("boundary", place),
                !sentence.isIn("coordinator", place), !sentence.isIn("article", place)
            else { return nil }
            place += 1
        }
        return nil
    }

    /// "The queue manager" is software, "the release manager" is somebody; so is "the Prometheus operator", while "the night
    /// operator" is not.
    private static func isOfThings(_ sentence: WordingSentence, _ describing: Range<Int>) -> Bool {
        if sentence[describing.upperBound] == "operator", let last = describing.last {
            return sentence.tokens[last].isCapitalised && !sentence.isStart(last)
        }
        return sentence.isIn("manager-of-things", describing.upperBound)
            && describing.contains { sentence.isIn("thing", $0) }
    }

    private static func head(
        in sentence: WordingSentence, at place: Int, _ hasArticle: Bool
    ) -> (WordingActor, Int)? {
        for (options, kind) in heads {
            if let end = sentence.ends(of: options, at: place).max() { return (kind, end) }
        }
        if sentence.isIn("department", place), sentence.tokens[place].isWord {
            // "Product pushed for it" is a department, "the product pushed" and "our monitoring platform" are not.
            if hasArticle || !isBare(sentence, place) && sentence.tokens[place - 1].isWord { return nil }
            return (.team, place + 1)
        }
        return nil
    }

    /// A role without an article stands at the head of a note: "developer did not write tests".
    private static func isBare(_ sentence: WordingSentence, _ index: Int) -> Bool {
        index == 0 || sentence.isStart(index) || sentence.isIn("boundary", index - 1) || sentence[index - 1] == "by"
            || [",", "'s"].contains(sentence[index - 1]) || sentence.isIn("coordinator", index - 1)
            || sentence.isAdverb(index - 1)
    }

    private static func finished(
        _ kind: WordingActor, _ range: Range<Int>, in sentence: WordingSentence
    ) -> WordingSentence.Actor {
        WordingSentence.Actor(
            range: range, kind: kind,
            isPossessive: sentence[range.upperBound] == "'s" || sentence[range.upperBound] == "'")
    }
}
