/// The words that take the place of somebody's name once the name is erased.
package struct ErasedName: Sendable {
    package static let standard = "a former colleague"

    package let person: Person
    package let words: String
    private let names: NameablePeople

    /// - Throws: ``Refusal`` for the field `words`.
    package init(of person: Person, words: String) throws(Refusal) {
        self.person = person
        self.words = try Text.line(
            words, field: "words", called: "the words instead of the name", atMost: 100, required: true)
        names = NameablePeople([NameablePerson(id: person.id, name: person.name, role: self.words)])
    }

    /// Where a text seems to name the person: by the whole name, or by the first name alone.
    package func mentions(in text: String) -> [NameMention] { names.mentions(in: text) }

    /// The text without the name, and without the e-mail address.
    package func replaced(in text: String) -> String {
        unmistakable.reduce(text.replacing(mentions(in: text), with: words)) {
            WholeWords.replacing($1, in: $0, with: words)
        }
    }

    /// What can mean nobody else: the e-mail address, and a name of several words.
    package var unmistakable: [String] {
        person.name.contains(" ") ? [person.name, person.email] : [person.email]
    }

    /// Words that each text with the name contains, for finding texts.
    package var soughtWords: [String] {
        let first = person.name.split(separator: " ").first.map(String.init) ?? person.name
        return [first, person.email.lowercased()]
    }

    /// Whether a text names the person in a way that can mean nobody else.
    package func isCertain(in text: String) -> Bool { unmistakable.contains { WholeWords.contains($0, in: text) } }
}

/// A text that seems to name somebody, with the words around the first place.
package struct NamedText: Equatable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case incident, section, finding, guardrail, launch, comment
        case followUp = "follow-up"
        case timelineEvent = "timeline-event"
        case premortem = "pre-mortem"
    }

    /// One text at one version, as a form names it: `finding:12:3`.
    package struct Place: Hashable, Sendable, CustomStringConvertible {
        package let kind: Kind
        package let number: Int64
        /// The version or revision that was shown.
        package let version: Int

        package init(_ kind: Kind, _ number: Int64, version: Int) {
            self.kind = kind
            self.number = number
            self.version = version
        }

        package init?(_ text: String) {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3, let kind = Kind(rawValue: parts[0]), let number = Int64(parts[1]),
                let version = Int(parts[2])
            else { return nil }
            self.init(kind, number, version: version)
        }

        package var description: String { "\(kind.rawValue):\(number):\(version)" }
    }

    package let place: Place
    /// The incident that it belongs to.
    package let incident: ID<Incident>?
    package let before: String
    package let words: String
    package let after: String
    /// Whether the words can mean nobody else.
    package let isCertain: Bool

    /// Nil if none of the fields names the person.
    package init?(_ place: Place, incident: ID<Incident>?, fields: [String], _ erased: ErasedName) {
        for field in fields {
            if let mention = erased.mentions(in: field).first {
                let (before, after) = NameQuestion.Passage.words(around: mention, in: field)
                self.init(
                    place, incident, before, mention.words, after, isCertain: fields.contains(where: erased.isCertain))
                return
            }
        }
        // In code, or the address alone.
        let named = erased.unmistakable.first { words in fields.contains { WholeWords.contains(words, in: $0) } }
        guard let words = named else { return nil }
        self.init(place, incident, "", words, "", isCertain: true)
    }

    private init(
        _ place: Place, _ incident: ID<Incident>?, _ before: String, _ words: String, _ after: String, isCertain: Bool
    ) {
        self.place = place
        self.incident = incident
        self.before = before
        self.words = words
        self.after = after
        self.isCertain = isCertain
    }
}
