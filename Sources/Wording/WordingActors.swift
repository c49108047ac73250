/// Finds who is spoken of: names, pronouns, roles and teams. Software that only sounds like somebody is left out: an
/// operator pod, a queue manager, a user service, a client.
enum WordingActors {
    static func find(in sentence: WordingSentence, people: WordingPeople) -> [WordingSentence.Actor] {
        var actors: [WordingSentence.Actor] = []
        var index = 0
        while index < sentence.tokens.count {
            if let actor = actor(in: sentence, at: index, people) {
                actors.append(actor)
                index = actor.range.upperBound
            } else {
                index += 1
            }
        }
        // "They" are people where somebody was spoken of before, and where a sentence begins with them.
        var isAnybodyBefore = false
        return actors.filter { actor in
            if actor.kind != .they {
                isAnybodyBefore = true
                return true
            }
            return isAnybodyBefore || sentence.isStart(actor.range.lowerBound)
        }
    }

    private static let beginnings =
        (pronouns + heads).reduce(
            WordingClass.article.bit | WordingClass.possessive.bit | WordingClass.department.bit
                | WordingClass.epithet.bit
        ) { $0 | $1.0.bit }

    private static func actor(
        in sentence: WordingSentence, at index: Int, _ people: WordingPeople
    ) -> WordingSentence.Actor? {
        if let name = name(in: sentence, at: index, people) { return name }
        guard
            sentence.mayBegin(beginnings, at: index) || sentence[index - 1] == "'s"
                || sentence[index].utf8.contains(0x2D)
        else { return nil }
        return pronoun(in: sentence, at: index) ?? role(in: sentence, at: index)
    }

    // MARK: Pronouns

    private static let pronouns: [(WordingClass, WordingActor)] = [
        (.pronounOne, .one), (.pronounMe, .me), (.pronounWe, .we), (.pronounThey, .they), (.pronounTeam, .team),
        (.pronounAnyone, .anyone), (.pronounNobody, .nobody),
    ]

    private static func pronoun(in sentence: WordingSentence, at index: Int) -> WordingSentence.Actor? {
        for (name, kind) in pronouns {
            guard let end = sentence.end(of: name, at: index) else { continue }
            if kind == .me, sentence[index] == "i", !sentence.tokens[index].isCapitalised { return nil }
            // "one of us", "everyone on the team"
            if sentence[end] == "of", sentence.isIn(.pronounWe, end + 1) || sentence[end + 1] == "us" {
                return finished(.one, index..<(end + 2), in: sentence)
            }
            return finished(kind, index..<end, in: sentence)
        }
        return nil
    }

    // MARK: Roles and teams

    private static let heads: [(WordingClass, WordingActor)] = [
        (.team, .team), (.role, .one), (.roles, .team), (.user, .users),
    ]

    /// From an article to the noun that names a role: "our newest hire", "one of the engineers", and without any
    /// article "developers", "QA".
    private static func role(in sentence: WordingSentence, at index: Int) -> WordingSentence.Actor? {
        var place = index
        let determiner = sentence[index]
        let hasArticle = sentence.isIn(.article, place) || sentence.isIn(.possessive, place)
        var isOneOf = false
        if hasArticle {
            place += 1
            if sentence[place] == "of" {
                isOneOf = true
                place += 1
                if sentence.isIn(.article, place) || sentence.isIn(.possessive, place) { place += 1 }
            }
        }
        let start = place
        // "Junior technician blamed", as headlines are written.
        let isDescribed =
            hasArticle || sentence[index - 1] == "'s"
            || (sentence.isIn(.epithet, place) || sentence[place].utf8.contains(0x2D)) && isBare(sentence, index)
        // Up to four words that describe it.
        while place < sentence.tokens.count, place - start <= 4 {
            if let (kind, end) = head(in: sentence, at: place, hasArticle),
                hasArticle || kind != .one || isBare(sentence, index)
            {
                // "A junior IT technician": what describes somebody may be a role itself.
                if isDescribed, end == place + 1, sentence.isIn(.epithet, place),
                    let next = (end...end + 2).first(where: { head(in: sentence, at: $0, true) != nil }),
                    (end..<next).allSatisfy({ describes(sentence, $0) })
                {
                    place = next
                    continue
                }
                // "The on-call engineer": the last noun is the head.
                if head(in: sentence, at: end, hasArticle) != nil, end - start <= 4 {
                    place = end
                    continue
                }
                if isThing(sentence, end) || isOfThings(sentence, start..<place) { return nil }
                // Plural users, developers or operators without an article are the readers of the text.
                switch determiner {
                // "It is sad that engineers …": the word before them joins clauses.
                case "that" where kind == .team && sentence.isIn(.roles, end - 1): return nil
                case _ where isOneOf: return finished(.one, index..<end, in: sentence)
                case _ where kind != .users && ["any", "every", "each", "all"].contains(determiner):
                    return finished(.anyone, index..<end, in: sentence)
                case "no": return finished(.nobody, index..<end, in: sentence)
                default: return finished(kind, index..<end, in: sentence)
                }
            }
            guard isDescribed, describes(sentence, place) else { return nil }
            place += 1
        }
        return nil
    }

    /// Whether a word may be between the article of a role and its noun.
    private static func describes(_ sentence: WordingSentence, _ index: Int) -> Bool {
        sentence.tokens.indices.contains(index) && sentence.tokens[index].isWord
            && !sentence.isIn(.auxiliary, index) && !sentence.isIn(.preposition, index)
            && !sentence.isIn(.boundary, index) && !sentence.isIn(.coordinator, index)
            && !sentence.isIn(.article, index)
    }

    /// "The engineer account" is a thing, and so is "the operator's reconcile loop".
    private static func isThing(_ sentence: WordingSentence, _ end: Int) -> Bool {
        if sentence.isIn(.thing, end) || sentence.isIn(.program, end) { return true }
        return sentence[end] == "'s" && (end + 1...end + 2).contains { sentence.isIn(.program, $0) }
    }

    /// "The queue manager" is software, "the release manager" is somebody; so is "the Prometheus operator", while "the
    /// night operator" is not.
    private static func isOfThings(_ sentence: WordingSentence, _ describing: Range<Int>) -> Bool {
        guard
            [
                "operator", "operators", "agent", "agents", "supervisor", "handler", "owner", "lead", "manager",
                "managers",
            ].contains(sentence[describing.upperBound])
        else {
            // "The cache team" are people, whatever they look after.
            return !["team", "teams", "squad", "squads", "crew"].contains(sentence[describing.upperBound])
                && describing.contains { sentence.isIn(.program, $0) }
        }
        return describing.contains {
            sentence.isIn(.thing, $0) || sentence.isIn(.program, $0) || sentence[$0] == "\u{FFFC}"
                || sentence.tokens[$0].isCapitalised && !sentence.isStart($0)
        }
    }

    private static func head(
        in sentence: WordingSentence, at place: Int, _ hasArticle: Bool
    ) -> (WordingActor, Int)? {
        guard place < sentence.tokens.count else { return nil }
        // "Team member" is longer than "team".
        let found = heads.compactMap { name, kind in sentence.end(of: name, at: place).map { (kind, $0) } }
        if let longest = found.max(by: { $0.1 < $1.1 }) { return longest }
        if sentence.isIn(.department, place), sentence.tokens[place].isWord {
            // "Product pushed for it" is a department, "the product pushed" and "our monitoring platform" are not.
            if hasArticle || !isBare(sentence, place) && sentence.tokens[place - 1].isWord { return nil }
            return (.team, place + 1)
        }
        return nil
    }

    /// A role without an article begins a note: "developer did not write tests".
    private static func isBare(_ sentence: WordingSentence, _ index: Int) -> Bool {
        index == 0 || sentence.isStart(index) || sentence.isIn(.boundary, index - 1)
            || ["by", "to", "of", "on", "against", "with", "from", ",", "'s"].contains(sentence[index - 1])
            || sentence.isIn(.coordinator, index - 1)
            || sentence.isAdverb(index - 1)
    }

    static func finished(
        _ kind: WordingActor, _ range: Range<Int>, in sentence: WordingSentence
    ) -> WordingSentence.Actor {
        WordingSentence.Actor(
            range: range, kind: kind,
            isPossessive: sentence[range.upperBound] == "'s" || sentence[range.upperBound] == "'")
    }
}
