/// One way of blaming somebody, with why it does harm and how it could be said about the system instead.
package struct WordingRule: Equatable, Sendable {
    /// Its name in the rules file, in the database and in the output of `handrail lint`.
    package let id: String
    package let title: String
    package let category: WordingCategory
    /// A sentence that gets the hint, and one that looks like it and does not.
    package let example: String
    package let counterExample: String
    package let why: String
    package let instead: String
    /// Who has to be the subject of the first word found. Empty: it does not matter.
    let who: Set<WordingActor>
    let says: [WordingPattern]
    /// What takes the hint back when it stands in the same sentence.
    let unless: [WordingPattern]
}

/// Who does something in a sentence.
package enum WordingActor: String, CaseIterable, Sendable {
    /// A name, he, she, or a role such as “the reviewer”.
    case one
    case me
    case we
    case they
    /// A team, a department, or several people of one role.
    case team
    /// Anyone, everyone, any engineer.
    case anyone
    case nobody
    /// Those whom a product is made for; rarely to blame.
    case users
}

/// A place in a text, and the rule that found it.
package struct WordingHint: Equatable, Sendable {
    package let rule: WordingRule
    /// In UTF-16 units, as scripts count.
    package let range: Range<Int>
    /// The words found, as they were written.
    package let words: String
    /// Both counted from 1; the column in characters as an editor shows them.
    package let line: Int
    package let column: Int
}
