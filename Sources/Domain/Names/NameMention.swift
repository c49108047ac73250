/// A place in a text that names a person of this installation.
package struct NameMention: Equatable, Sendable {
    package let person: ID<Person>
    /// In UTF-8 bytes; an `@` before the name belongs to it.
    package let range: Range<Int>
    /// The name as it is written there.
    package let words: String
    /// Whether a sentence begins with it.
    package let startsSentence: Bool

    package init(person: ID<Person>, range: Range<Int>, words: String, startsSentence: Bool) {
        self.person = person
        self.range = range
        self.words = words
        self.startsSentence = startsSentence
    }
}

extension String {
    /// The text with other words in place of names: `Mei restarted it` becomes `The scribe restarted it`.
    ///
    /// - Parameter mentions: places in this text, in order.
    package func replacing(_ mentions: [NameMention], with words: String) -> String {
        let bytes = Array(utf8)
        var result: [UInt8] = []
        var index = 0
        for mention in mentions where mention.range.lowerBound >= index && mention.range.upperBound <= bytes.count {
            result += bytes[index..<mention.range.lowerBound]
            result += (mention.startsSentence ? words.capitalizedFirst : words).utf8
            index = mention.range.upperBound
        }
        result += bytes[index...]
        return String(decoding: result, as: UTF8.self)
    }
}
