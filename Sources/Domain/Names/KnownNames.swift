/// Finds people's names in a text: the first name alone, the whole name, and the first name with the last. They are
/// compared as whole words and as they are written, outside code and addresses.
///
/// The names are a tree of words, so the work is linear in the text, however many people there are.
struct KnownNames: Sendable {
    struct Found: Equatable {
        /// Everybody with this name, by id.
        let people: [ID<Person>]
        let range: Range<Int>
        let words: String
        let startsSentence: Bool
    }

    private struct Node {
        var next: [ArraySlice<UInt8>: Int] = [:]
        var people: [ID<Person>] = []
    }

    private var nodes = [Node()]
    private static let longestName = 6

    init(_ people: [(id: ID<Person>, name: String)]) {
        for person in people.sorted(by: { $0.id < $1.id }) {
            let bytes = Array(person.name.utf8)
            let words = NameWord.all(in: bytes).map { bytes[$0.range] }.prefix(KnownNames.longestName)
            guard let first = words.first, let last = words.last else { continue }
            if KnownNames.mayBeAlone(first) { add([first], person.id) }
            if words.count > 1 { add(Array(words), person.id) }
            if words.count > 2 { add([first, last], person.id) }
        }
    }

    private mutating func add(_ words: [ArraySlice<UInt8>], _ person: ID<Person>) {
        var node = 0
        for word in words {
            if let next = nodes[node].next[word] {
                node = next
            } else {
                nodes.append(Node())
                nodes[node].next[word] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        if !nodes[node].people.contains(person) { nodes[node].people.append(person) }
    }

    func find(in text: String) -> [Found] { find(in: NameMask(text).bytes) }

    /// - Parameter isStrict: whether a word that is also a name counts as one wherever it is.
    func find(in bytes: [UInt8], isStrict: Bool = false) -> [Found] {
        let words = NameWord.all(in: bytes)
        var found: [Found] = []
        var index = 0
        while index < words.count {
            guard let end = name(at: index, words, bytes, isStrict) else {
                index += 1
                continue
            }
            var range = words[index].range.lowerBound..<words[end.word].range.upperBound
            if words[index].follows(UInt8(ascii: "@"), in: bytes) { range = (range.lowerBound - 1)..<range.upperBound }
            found.append(
                Found(
                    people: nodes[end.node].people, range: range,
                    words: String(decoding: bytes[range], as: UTF8.self),
                    startsSentence: words[index].startsSentence))
            index = end.word + 1
        }
        return found
    }

    /// The longest name that begins at a word.
    private func name(
        at start: Int, _ words: [NameWord], _ bytes: [UInt8], _ isStrict: Bool
    ) -> (word: Int, node: Int)? {
        var node = 0
        var longest: (word: Int, node: Int)?
        for index in start..<min(start + KnownNames.longestName, words.count) {
            if index > start && !words[index].isBesides(words[index - 1], in: bytes) { break }
            guard let next = nodes[node].next[bytes[words[index].range]] else { break }
            node = next
            if !nodes[node].people.isEmpty { longest = (index, node) }
        }
        guard let longest, isStrict || !isSomethingElse(start, longest.word, words, bytes) else { return nil }
        return longest
    }

    /// Whether a name is part of an e-mail address or of somebody else's name, or only begins a sentence with a word
    /// that is also a name: “Will it restart?”
    private func isSomethingElse(_ start: Int, _ end: Int, _ words: [NameWord], _ bytes: [UInt8]) -> Bool {
        let after = words[end].range.upperBound
        if after < bytes.count, bytes[after] == UInt8(ascii: "@") { return true }
        guard start == end else { return false }
        if end + 1 < words.count, words[end + 1].isBesides(words[end], in: bytes) {
            let next = bytes[words[end + 1].range]
            if let first = next.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first), next.count > 1 {
                return true
            }
        }
        let isAddressed = words[start].follows(UInt8(ascii: "@"), in: bytes)
        return words[start].startsSentence && !isAddressed
            && OrdinaryNames.words.contains(String(decoding: bytes[words[start].range], as: UTF8.self))
    }

    private static func mayBeAlone(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first, word.count > 1 else { return false }
        // An account such as `admin` is no name that a text would use.
        return !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
            && !OrdinaryNames.months.contains(String(decoding: word, as: UTF8.self))
    }
}

/// First names that are also other words in English.
private enum OrdinaryNames {
    /// Not looked for alone.
    static let months: Set<String> = ["April", "August", "June", "May"]
    /// Not looked for alone where a sentence begins.
    static let words: Set<String> = [
        "Admin", "Art", "Bill", "Chase", "Dawn", "Drew", "Faith", "Frank", "Grace", "Grant", "Hope", "Jack", "Joy",
        "Mark", "Miles", "Page", "Pat", "Ray", "Reed", "Rich", "Rob", "Rose", "Sky", "Sue", "Summer", "Wade", "Will",
    ]
}
