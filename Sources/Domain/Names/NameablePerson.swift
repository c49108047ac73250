/// A person as the texts of one incident may name them.
package struct NameablePerson: Equatable, Sendable {
    package let id: ID<Person>
    package let name: String
    /// The words to use instead of the name: `the scribe`.
    package let role: String
    /// Whether they have a role in the incident, wrote in its postmortem or own a follow-up. Of two people with one
    /// first name, it means the one who takes part.
    package let takesPart: Bool
    /// Whether they want to be named, everywhere or in this postmortem.
    package let isNamed: Bool

    package init(id: ID<Person>, name: String, role: String, takesPart: Bool = false, isNamed: Bool = false) {
        self.id = id
        self.name = name
        self.role = role
        self.takesPart = takesPart
        self.isNamed = isNamed
    }

    /// The words for somebody without a role in the incident.
    package static let withoutRole = "a colleague"
}

/// The people whom the texts of one incident may name.
package struct NameablePeople: Sendable {
    private let people: [ID<Person>: NameablePerson]
    private let names: KnownNames

    package init(_ people: [NameablePerson]) {
        self.people = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
        names = KnownNames(people.map { (id: $0.id, name: $0.name) })
    }

    package subscript(id: ID<Person>) -> NameablePerson? { people[id] }

    /// Where a text names somebody who did not ask for it, in order. The work is linear in the text.
    package func mentions(in text: String) -> [NameMention] {
        names.find(in: text).compactMap { found in
            let candidates = found.people.compactMap { people[$0] }
            guard let person = candidates.first(where: \.takesPart) ?? candidates.first, !person.isNamed else {
                return nil
            }
            return NameMention(
                person: person.id, range: found.range, words: found.words, startsSentence: found.startsSentence)
        }
    }
}
