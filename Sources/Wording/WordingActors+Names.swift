/// Somebody who is called by a name.
extension WordingActors {
    static func name(
        in sentence: WordingSentence, at index: Int, _ people: WordingPeople
    ) -> WordingSentence.Actor? {
        if let end = titledName(sentence, index) { return finished(.one, index..<end, in: sentence) }
        if let end = firm(sentence, index) ?? team(sentence, index, people) {
            return finished(.team, index..<end, in: sentence)
        }
        guard isName(sentence, index, people) || isSomebodyWho(sentence, index) else { return nil }
        var end = index + 1
        if sentence.tokens[index].isCapitalised, sentence.tokens.indices.contains(end),
            sentence.tokens[end].isCapitalised, sentence.tokens[end].isWord, !sentence.isIn(.thing, end),
            !sentence.isIn(.auxiliary, end)
        {
            end += 1
        }
        return sentence.isIn(.thing, end) ? nil : finished(.one, index..<end, in: sentence)
    }

    /// "Mr. Okafor", whatever the name is.
    private static func titledName(_ sentence: WordingSentence, _ index: Int) -> Int? {
        guard sentence.tokens[index].isCapitalised, ["mr", "mrs", "ms", "dr"].contains(sentence[index]) else {
            return nil
        }
        let name = sentence[index + 1] == "." ? index + 2 : index + 1
        guard sentence.tokens.indices.contains(name), sentence.tokens[name].isCapitalised else { return nil }
        return name + 1
    }

    /// "Harbour Excavation Co. Ltd", by what firms are called in the end.
    private static func firm(_ sentence: WordingSentence, _ index: Int) -> Int? {
        guard !sentence.isIn(.article, index) else { return nil }
        var end = index
        while sentence.tokens.indices.contains(end), end - index < 5, sentence.tokens[end].isCapitalised {
            if end > index, ["inc", "ltd", "llc", "co", "corp", "plc", "gmbh"].contains(sentence[end]) {
                var last = sentence[end + 1] == "." ? end + 1 : end
                if ["ltd", "llc"].contains(sentence[last + 1]) { last += sentence[last + 2] == "." ? 2 : 1 }
                return last + 1
            }
            end += 1
        }
        return nil
    }

    /// "Falcon", as a team of this installation is called. "Checkout failed" at the beginning of a sentence tells of
    /// the thing that a team is called after.
    private static func team(_ sentence: WordingSentence, _ index: Int, _ people: WordingPeople) -> Int? {
        guard sentence.tokens[index].isCapitalised, !sentence.isIn(.article, index - 1) else { return nil }
        for name in people.teams {
            let end = index + name.count
            guard end <= sentence.tokens.count, zip(index..<end, name).allSatisfy({ sentence[$0] == $1 }),
                !sentence.isIn(.thing, end)
            else { continue }
            if name.count > 1 || !sentence.isStart(index) || sentence.word(index) == WordingLexicon.unknown {
                return end
            }
        }
        return nil
    }

    /// "Hollis, who had left": only people are spoken of like that.
    private static func isSomebodyWho(_ sentence: WordingSentence, _ index: Int) -> Bool {
        sentence.tokens[index].isCapitalised && !sentence.isStart(index)
            && sentence[sentence[index + 1] == "," ? index + 2 : index + 1] == "who"
    }

    private static func isName(_ sentence: WordingSentence, _ index: Int, _ people: WordingPeople) -> Bool {
        let token = sentence.tokens[index]
        if token.isCapitalised {
            if sentence.isIn(.name, index) { return true }
            // "Will" is also how a question begins.
            return people.contains(token.text) && !(sentence.isIn(.auxiliary, index) && sentence.isStart(index))
        }
        if sentence[index - 1] == "@" { return people.contains(token.text) || sentence.isIn(.name, index) }
        // "m.ortega", as accounts are called.
        let parts = token.text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0].count == 1 && parts[1].count > 3
            && token.text.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2E }
    }
}
