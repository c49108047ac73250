/// A text of an incident that readers of its postmortem see, with its fields in order.
package struct ReadersText: Equatable, Sendable {
    package let place: WordingPlace
    /// `Summary`, `FU-31`: as links call it.
    package let title: String
    package let fields: [String]
    /// Of a section.
    package let slug: String?

    package init(place: WordingPlace, title: String, fields: [String], slug: String? = nil) {
        self.place = place
        self.title = title
        self.fields = fields
        self.slug = slug
    }
}

/// A person whom the texts of an incident name, and nobody has said yet whether they want to be named.
package struct NameQuestion: Equatable, Sendable {
    /// A text that names them, with the words around the first place.
    package struct Passage: Equatable, Sendable {
        package let text: ReadersText
        package let before: String
        package let words: String
        package let after: String
    }

    package let person: NameablePerson
    package fileprivate(set) var passages: [Passage]
}

extension NameablePeople {
    /// One question about each person who is named, in the order of the texts.
    package func questions(about texts: [ReadersText]) -> [NameQuestion] {
        var questions: [NameQuestion] = []
        for text in texts {
            var asked: Set<ID<Person>> = []
            for field in text.fields {
                for mention in mentions(in: field) where asked.insert(mention.person).inserted {
                    guard let person = self[mention.person] else { continue }
                    let passage = NameQuestion.Passage(text, mention, in: field)
                    if let index = questions.firstIndex(where: { $0.person.id == person.id }) {
                        questions[index].passages.append(passage)
                    } else {
                        questions.append(NameQuestion(person: person, passages: [passage]))
                    }
                }
            }
        }
        return questions
    }
}

extension NameQuestion.Passage {
    /// The bytes on each side of a name that fit beside it in two lines.
    private static let reach = 60

    fileprivate init(_ text: ReadersText, _ mention: NameMention, in field: String) {
        let (before, after) = Self.words(around: mention, in: field)
        self.init(text: text, before: before, words: mention.words, after: after)
    }

    /// The words beside a name, as far as they fit in two lines.
    static func words(around mention: NameMention, in field: String) -> (before: String, after: String) {
        let bytes = Array(field.utf8)
        let newline = UInt8(ascii: "\n")
        let line = bytes[..<mention.range.lowerBound].suffix(Self.reach)
        let before = Self.whole(line.lastIndex(of: newline).map { line[($0 + 1)...] } ?? line)
        let after = Self.whole(bytes[mention.range.upperBound...].prefix(Self.reach).prefix { $0 != newline })
        let isCut = before.startIndex > 0 && bytes[before.startIndex - 1] != newline
        let goesOn = after.endIndex < bytes.count && bytes[after.endIndex] != newline
        return (
            (isCut ? "…" : "") + String(decoding: before, as: UTF8.self),
            String(decoding: after, as: UTF8.self) + (goesOn ? "…" : "")
        )
    }

    /// Without parts of a character at both ends.
    private static func whole(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let bytes = bytes.drop { $0 & 0xC0 == 0x80 }
        guard let lead = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }), bytes[lead] >= 0xC0 else { return bytes }
        let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : 2
        return bytes.endIndex - lead < length ? bytes[..<lead] : bytes
    }
}
