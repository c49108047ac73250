/// The classes of words that rules speak of, such as `{careless}`; each holds words and phrases.
struct WordingLexicon: Equatable, Sendable {
    /// The classes a single word is in.
    private(set) var words: [String: Set<String>] = [:]
    /// The phrases that begin with a word: the rest of it, and the class.
    private(set) var phrases: [String: [Phrase]] = [:]
    private(set) var classes: Set<String> = []

    struct Phrase: Equatable, Sendable {
        let rest: [String]
        let name: String
    }

    mutating func add(_ entry: String, to name: String) {
        classes.insert(name)
        let parts = entry.replacing("'s", with: " 's").split(separator: " ").map(String.init)
        guard let first = parts.first else { return }
        for word in WordingLexicon.forms(of: first) {
            if parts.count == 1 {
                words[word, default: []].insert(name)
            } else {
                phrases[word, default: []].append(Phrase(rest: Array(parts.dropFirst()), name: name))
            }
        }
    }

    /// The words that an entry of a class can begin with.
    var firstWords: [String: Set<String>] {
        var firstWords: [String: Set<String>] = [:]
        for (word, names) in words {
            for name in names { firstWords[name, default: []].insert(word) }
        }
        for (word, phrases) in phrases {
            for phrase in phrases { firstWords[phrase.name, default: []].insert(word) }
        }
        return firstWords
    }

    /// `ignore~` stands for a verb and its regular forms.
    static func forms(of word: String) -> [String] {
        guard word.hasSuffix("~") else { return [word] }
        let stem = String(word.dropLast())
        if stem.hasSuffix("e") { return [stem, stem + "s", stem + "d", stem.dropLast() + "ing"] }
        if stem.hasSuffix("y"), let before = stem.dropLast().last, !"aeiou".contains(before) {
            return [stem, stem.dropLast() + "ies", stem.dropLast() + "ied", stem + "ing"]
        }
        let isHissing = ["s", "x", "ch", "sh", "z"].contains { stem.hasSuffix($0) }
        return [stem, stem + (isHissing ? "es" : "s"), stem + "ed", stem + "ing"]
    }
}
