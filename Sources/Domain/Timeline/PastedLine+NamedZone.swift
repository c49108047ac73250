import Foundation

extension PastedLine {
    /// A zone that a line names: one that is known, or letters that stand where a zone should.
    enum NamedZone: Equatable {
        case known(ZoneWord)
        case unknown(String)
    }

    /// The words of a line about the zone of all times, besides zones and dates.
    static let zoneWords: Set<String> = [
        "all", "approximate", "approximately", "approximations", "are", "below", "date", "dates", "given", "here", "in",
        "incident", "is", "listed", "local", "noted", "of", "otherwise", "range", "shown", "stated", "the", "these",
        "time",
        "timeline", "times", "timestamps", "timezone", "unless", "zone", "tz", "events", "event", "using", "use",
        "expressed", "reported", "recorded", "specified", "indicated", "standard", "daylight", "summer", "winter",
        "and", "key", "note", "to", "chronology", "timing", "timings", "hours", "hour", "clock", "format", "based",
        "central", "european", "europe", "eastern", "western", "pacific", "mountain", "coordinated", "universal",
        "greenwich", "mean", "us", "america", "american", "india", "indian", "japan", "singapore", "moscow",
        "australian",
        "tidslinje", "tider", "alle", "er", "tid", "norsk", "zeiten", "sind", "uhrzeiten", "zeitzone", "heures",
    ]

    static let timeWords: Set<String> = [
        "times", "time", "timestamps", "timezone", "timeline", "tz", "tidslinje", "tider", "zeiten", "uhrzeiten",
        "zeitzone", "heures", "chronology", "timings",
    ]

    static func zoneParts(_ text: some StringProtocol) -> [Substring] {
        Substring(text).split { !$0.isLetter && !$0.isNumber && !"+-\u{2212}/_:".contains($0) }.compactMap { word in
            let last = word.lastIndex { $0 != ":" && $0 != "-" && $0 != "\u{2212}" }
            return last.map { word[...$0] }
        }
    }

    static func isZoneWord(_ word: Substring) -> Bool {
        let small = word.lowercased()
        return zoneWords.contains(small) || small.first?.isNumber == true || WrittenDate.isWeekday(small)
            || WrittenDate.month(small) != nil || ZoneWord.read(word) != nil
    }

    /// `XYZT` behind "all times in": letters of a zone that is not known.
    static func isUnknownZone(_ word: Substring) -> Bool {
        (3...5).contains(word.utf8.count) && word.utf8.last == UInt8(ascii: "T")
            && word.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    /// `Time (PST)`, `Date and Time in CET`: the zone that the head of a table names.
    static func namedZone(inHead cells: [String]) -> NamedZone? {
        for cell in cells where cell.utf8.count <= 120 {
            let words = zoneParts(cell)
            if let zone = namedZone(words) { return zone }
            if words.contains(where: { timeWords.contains($0.lowercased()) }),
                let unknown = words.first(where: { isUnknownZone($0) })
            {
                return .unknown(String(unknown))
            }
        }
        return nil
    }

    /// An offset or a full name tells more than an abbreviation beside it; of several the last.
    static func namedZone(_ words: [Substring]) -> NamedZone? {
        // Not the letters of a Japanese word around it: `\u{5168}\u{6642}\u{523B}\u{306F}JST`.
        let read = words.compactMap { ZoneWord.read(Substring(String($0.unicodeScalars.filter(\.isASCII)))) }
        return (read.last { $0.abbreviation == nil } ?? read.last).map { .known($0) }
    }

    /// `Central European Time`: zones that are written out.
    static func phrasedZone(_ words: [Substring]) -> NamedZone? {
        let text = words.map { $0.lowercased() }.joined(separator: " ")
        return phrases.first { text.contains($0.words) }.flatMap { phrase in
            TimeZone(identifier: phrase.zone).map { .known(ZoneWord(zone: $0)) }
        }
    }

    private static let phrases: [(words: String, zone: String)] = [
        ("coordinated universal time", "UTC"), ("greenwich mean time", "UTC"),
        ("central european", "Europe/Berlin"), ("eastern european", "Europe/Helsinki"),
        ("western european", "Europe/Lisbon"), ("australian eastern", "Australia/Sydney"),
        ("pacific time", "America/Los_Angeles"), ("pacific standard", "America/Los_Angeles"),
        ("pacific daylight", "America/Los_Angeles"), ("mountain time", "America/Denver"),
        ("central time", "America/Chicago"), ("central standard", "America/Chicago"),
        ("eastern time", "America/New_York"), ("eastern standard", "America/New_York"),
        ("eastern daylight", "America/New_York"), ("india time", "Asia/Kolkata"), ("india standard", "Asia/Kolkata"),
        ("indian standard", "Asia/Kolkata"), ("japan time", "Asia/Tokyo"), ("japan standard", "Asia/Tokyo"),
        ("singapore time", "Asia/Singapore"), ("moscow time", "Europe/Moscow"),
    ]

    static func isAboutTimeInJapanese(_ line: String) -> Bool {
        line.utf8.contains { $0 >= 0x80 } && line.unicodeScalars.contains("\u{6642}")
            && line.contains("\u{6642}\u{523B}")
    }

    static func japaneseZone(_ line: String) -> NamedZone? {
        isAboutTimeInJapanese(line) ? namedZone(line.split { !$0.isASCII || !$0.isLetter }) : nil
    }

    static func unknownZone(_ words: [Substring]) -> NamedZone? {
        guard words.contains(where: { timeWords.contains($0.lowercased()) }) else { return nil }
        let unknown = words.filter { isUnknownZone($0) && !zoneWords.contains($0.lowercased()) }
        if unknown.count == 1 { return .unknown(String(unknown[0])) }
        // `All times in Bremen`
        let small = words.map { $0.lowercased() }
        guard small.first == "all" || small.first == "times", let times = small.prefix(2).firstIndex(of: "times"),
            let place = small.indices.first(where: { $0 > times && !zoneWords.contains(small[$0]) }), words.count <= 7,
            small[..<place].last == "in"
        else { return nil }
        return .unknown(words[place...].joined(separator: " "))
    }
}
