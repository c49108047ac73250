import Foundation

/// The context in which a written time is read: the zone it is in if it names none, and what is known about the text it
/// comes from.
struct TimeReading {
    /// The zone of a time that names none.
    var zone: TimeZone
    /// The order of day and month in the text; nil as long as nobody knows.
    var order: DateOrder?
    /// Whether it comes from notes, logs and chats rather than from a field that a person types a time into.
    var isPasted = false
    /// The meanings of abbreviations that were asked about.
    var zones: [String: TimeZone] = [:]
    /// The zone of the person, which decides between the meanings of an abbreviation if it is one of them.
    var home: TimeZone

    init(zone: TimeZone, isPasted: Bool = false) {
        self.zone = zone
        self.home = zone
        self.isPasted = isPasted
    }

    /// The zone that a word means here, and the word itself where that is not certain.
    func settled(_ word: ZoneWord) -> (zone: TimeZone, question: ZoneWord?) {
        if let name = word.abbreviation, let answer = zones[name] { return (answer, nil) }
        guard !word.choices.isEmpty else { return (word.zone, nil) }
        if let name = word.abbreviation, let own = ZoneWord.meaning(of: name, at: home) { return (own, nil) }
        return (word.zone, word)
    }
}
