/// The words that rules know, as numbers, and the classes they are in, as bits: what is looked up once for each word of a
/// text is then compared without another look at its letters.
struct WordingLexicon: Equatable, Sendable {
    typealias Classes = UInt64

    /// A word of a pattern or of a class.
    struct Entry: Equatable, Sendable {
        let id: Int
        var classes: Classes = 0
        /// The phrases that begin with it.
        var phrases: [Phrase] = []
    }

    /// A phrase of a class, such as “paid no attention” behind its first word.
    struct Phrase: Equatable, Sendable {
        let rest: [Int]
        let classes: Classes
    }

    /// The number of a word that no rule knows.
    static let unknown = -1
    static let mostClasses = 64

    private(set) var entries: [String: Entry] = [:]
    private var bits: [String: Int] = [:]
    /// The classes that hold anything.
    private(set) var filled: Set<String> = []

    init() {
        for name in WordingClass.allCases { bits[name.heading] = name.rawValue }
    }

    /// The bit of a class, whether it holds anything yet or not; nil where there are too many.
    mutating func bit(of name: String) -> Classes? {
        if let bit = bits[name] { return 1 << Classes(bit) }
        guard bits.count < WordingLexicon.mostClasses else { return nil }
        let bit = bits.count
        bits[name] = bit
        return 1 << Classes(bit)
    }

    mutating func id(of word: String) -> Int {
        if let entry = entries[word] { return entry.id }
        let id = entries.count
        entries[word] = Entry(id: id)
        return id
    }

    /// - Returns: whether there is room for the class.
    mutating func add(_ entry: String, to name: String) -> Bool {
        let words = entry.split(separator: " ")
        for (word, forms) in WordingLexicon.persons {
            guard let place = words.firstIndex(where: { $0 == word }) else { continue }
            return forms.allSatisfy { form in
                add((words[..<place] + [form] + words[(place + 1)...]).joined(separator: " "), to: name)
            }
        }
        guard let bit = bit(of: name) else { return false }
        let parts = entry.replacing("'s", with: " 's").split(separator: " ").map(String.init)
        guard let first = parts.first else { return true }
        filled.insert(name)
        let rest = parts.dropFirst().map { id(of: $0) }
        for word in WordingLexicon.forms(of: first) {
            _ = id(of: word)
            if rest.isEmpty {
                entries[word]?.classes |= bit
            } else {
                entries[word]?.phrases.append(Phrase(rest: rest, classes: bit))
            }
        }
        return true
    }

    /// For each class the numbers of its words, and of the first words of its phrases.
    var members: [[Int]] {
        var members: [[Int]] = Array(repeating: [], count: WordingLexicon.mostClasses)
        for entry in entries.values {
            let classes = entry.phrases.reduce(entry.classes) { $0 | $1.classes }
            for bit in bits.values where classes & (1 << Classes(bit)) != 0 { members[bit].append(entry.id) }
        }
        return members
    }

    /// `lost one's nerve` is said of everybody.
    private static let persons: [(word: String, forms: [Substring])] = [
        ("one's", ["my", "your", "his", "her", "its", "our", "their"]),
        ("oneself", ["myself", "himself", "herself", "itself", "ourselves", "themselves"]),
    ]

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

/// The classes that finding a subject speaks of. Every other class is only known to the rules that name it.
enum WordingClass: Int, CaseIterable {
    case acted, adverb, article, auxiliary, boundary, coordinator, department, describing, epithet, name, opening
    case participle, possessive, preposition, program, pronounAnyone, pronounMe, pronounNobody, pronounOne, pronounTeam
    case pronounThey, pronounWe, reporting, role, roles, team, thing, user

    var bit: WordingLexicon.Classes { 1 << WordingLexicon.Classes(rawValue) }

    /// As the rules file calls it: `pronoun-one`.
    var heading: String {
        String(describing: self).reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : "\($1)" }
    }
}
