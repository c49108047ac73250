/// The names of all people of this installation, for texts in which none of them may be: also last names alone, names in
/// code, and names of people who want to be named.
package struct EveryName: Sendable {
    private let names: KnownNames

    package init(_ people: [(id: ID<Person>, name: String)]) {
        var all: [(id: ID<Person>, name: String)] = []
        for person in people {
            all.append(person)
            let bytes = Array(person.name.utf8)
            let words = NameWord.all(in: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
            for word in words.dropFirst() where word.utf8.count > 2 { all.append((person.id, word)) }
        }
        names = KnownNames(all)
    }

    /// Where a plain text, not Markdown, names somebody, in order. Of two people with one name, it is the first. The
    /// work is linear in the text.
    package func mentions(in text: String) -> [NameMention] {
        names.find(in: Array(text.utf8), isStrict: true).compactMap { found in
            found.people.first.map {
                NameMention(
                    person: $0, range: found.range, words: found.words, startsSentence: found.startsSentence)
            }
        }
    }
}
