extension WordingSentence {
    /// The subject of the verb at a token.
    func subject(at index: Int) -> Actor? {
        if let at = actorAt[index] {
            // The match begins with the actor itself.
            return actors[at].range.lowerBound == index ? actors[at] : nil
        }
        var place = index - 1
        while place >= 0, isAdverb(place) || isIn(.auxiliary, place) {
            // "They were ignored" says what was done to them.
            if isForm(ofBe: place), tokens[index].isParticiple || isIn(.participle, index) { return nil }
            place -= 1
        }
        guard place >= 0 else { return nil }
        if let actor = actor(endingAt: place), !isObject(actor) { return actor }
        // "… the reviewer, who did not look", and "the reviewer who did not look".
        if self[place] == "who", let actor = actor(endingAt: self[place - 1] == "," ? place - 2 : place - 1) {
            return actor
        }
        if let actor = describedActor(before: place) { return actor }
        if isIn(.coordinator, place) || self[place] == "," { return subjectOfClause(before: place) }
        return nil
    }

    private func isForm(ofBe index: Int) -> Bool {
        ["is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"].contains(self[index])
    }

    private func actor(endingAt place: Int) -> Actor? {
        guard place >= 0, let at = actorAt[place], actors[at].range.upperBound == place + 1, !actors[at].isPossessive
        else { return nil }
        return actors[at]
    }

    private static let nominative: Set<String> = ["he", "she", "i", "we", "they"]

    /// "reviewed by the operator", "told the operator": not who does what comes next.
    private func isObject(_ actor: Actor) -> Bool {
        let before = actor.range.lowerBound - 1
        // "She decided he would do": these are never objects.
        if WordingSentence.nominative.contains(self[actor.range.lowerBound]) { return false }
        // "The report showed the operator ignored it".
        guard before >= 0, !isIn(.reporting, before) || isIn(.auxiliary, before - 1) else { return false }
        return isIn(.preposition, before) || isIn(.acted, before) || tokens[before].isParticiple
            || isVerbOfRelativeClause(before)
    }

    /// "the alert that woke the operator": what was said of the alert goes on behind it.
    private func isVerbOfRelativeClause(_ index: Int) -> Bool {
        guard tokens[index].isWord, !isIn(.boundary, index), !isIn(.coordinator, index), !isIn(.auxiliary, index)
        else { return false }
        var place = index - 1
        while place > 0, isAdverb(place) || isIn(.auxiliary, place) { place -= 1 }
        return place > 0 && ["that", "which", "who"].contains(self[place])
    }

    /// "the engineer on the payments rota", "anyone following the procedure": the actor before what describes it.
    private func describedActor(before place: Int) -> Actor? {
        var index = place
        while index >= 0, place - index < 10 {
            if ["regarding", "concerning", "including", "excluding"].contains(self[index]) { return nil }
            let isLink =
                isIn(.preposition, index) || isIn(.describing, index) || self[index] == "who"
                || (tokens[index].isWord && self[index].hasSuffix("ing"))
            if isLink, let actor = actor(endingAt: index - 1), !isObject(actor) { return actor }
            if isIn(.auxiliary, index) {
                // "whoever was on call", "the engineer who was on call"
                if self[index - 1] == "whoever" { return actor(endingAt: index - 1) }
                if self[index - 1] != "who" { return nil }
            }
            if isIn(.boundary, index) || (!tokens[index].isWord && self[index] != ",") { return nil }
            index -= 1
        }
        return nil
    }

    /// "since spring" says when, and begins no clause.
    private func isTime(_ index: Int, before place: Int) -> Bool {
        ["since", "before", "after", "until"].contains(self[index]) && place - index <= 4
            && !(index..<place).contains { isIn(.auxiliary, $0) || actorAt[$0] != nil }
    }

    /// "At about nine on Sunday morning", which says when or where and has no verb.
    private func isPhrase(_ range: Range<Int>) -> Bool {
        guard let first = range.first, range.count <= 6, isIn(.preposition, first) else { return false }
        return range.allSatisfy {
            !isIn(.auxiliary, $0) && !isIn(.acted, $0) && actorAt[$0] == nil && tokens[$0].isWord
        }
    }

    /// "The operator saw the warning and ignored it": the first actor of the clause, if it begins with one.
    private func subjectOfClause(before place: Int) -> Actor? {
        var index = place - 1
        while index >= 0, !isIn(.boundary, index) || isTime(index, before: place), !isBreak(index),
            self[index] != ":", self[index] != "("
        {
            index -= 1
        }
        let start = index + 1
        guard let actor = actors.first(where: { $0.range.lowerBound >= start && $0.range.upperBound <= place }),
            !actor.isPossessive, !isObject(actor)
        else { return nil }
        // The words before it in its clause may only say when or how.
        let before = start..<actor.range.lowerBound
        let isIntroduced =
            before.isEmpty
            || before.allSatisfy {
                isAdverb($0) || isIn(.opening, $0) || isIn(.coordinator, $0) || !tokens[$0].isWord
            }
            || self[actor.range.lowerBound - 1] == "," || isPhrase(before)
        return isIntroduced || start < first && actor.range.lowerBound == first ? actor : nil
    }
}
