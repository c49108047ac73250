import Foundation

/// Whether the texts of an incident name a person, as somebody who writes in them answered.
package enum NameAnswer: String, CaseIterable, Sendable {
    /// Their role is used instead.
    case role
    /// They want to be named.
    case named
}

/// An answer that still applies, with who gave it and when.
package struct GivenNameAnswer: Equatable, Sendable {
    package let id: ID<GivenNameAnswer>
    package let person: ID<Person>
    package let name: String
    package let answer: NameAnswer
    /// The words that took the place of the name; empty for somebody who wants to be named.
    package let words: String
    package let at: Date
    package let by: String?

    package init(
        id: ID<GivenNameAnswer>, person: ID<Person>, name: String, answer: NameAnswer, words: String, at: Date,
        by: String?
    ) {
        self.id = id
        self.person = person
        self.name = name
        self.answer = answer
        self.words = words
        self.at = at
        self.by = by
    }
}
