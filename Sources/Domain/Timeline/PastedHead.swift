import Foundation

/// Lines of a timeline that say something about the lines below them.
extension PastedLine {
    /// A zone that a line names: one that is known, or letters that stand where a zone should.
    enum NamedZone: Equatable {
        case known(ZoneWord)
        case unknown(String)
    }

    /// `### Thursday, 5 March 2026 (CET)`
    struct Heading {
        var date: WrittenDate.Read
        var zone: NamedZone?
    }

    /// `All times in UTC.`
    struct ZoneStatement {
        var zone: NamedZone
        var date: WrittenDate.Read?
        /// The line says nothing else, so that it need not be kept as text.
        var isWhole: Bool
    }

    static func isTableRule(_ line: String) -> Bool {
        line.utf8.contains(UInt8(ascii: "-")) && line.utf8.allSatisfy { "-:| ".utf8.contains($0) }
    }

    private static let headWords: Set<String> = [
        "time", "times", "date", "day", "event", "events", "what", "when", "description", "action", "actions",
        "activity",
        "details", "utc", "timestamp", "datetime", "who", "happened", "cet", "gmt", "note", "notes", "comment",
        "comments",
        "duration", "year", "message", "summary", "person", "source", "status", "author", "actor", "entry", "step",
        "link",
        "tid", "dato", "hendelse", "zeit", "datum", "ereignis", "heure", "hora",
    ]

    private static let joiningWords: Set<String> = ["and", "of", "in", "the", "all", "by", "og", "i", "und", "local"]

    /// `| Time (UTC) | Event |`: every cell made of the words such heads are made of. Only asked of the first row of a
    /// table, and where no line of dashes below says that it is one.
    static func isTableHead(_ cells: [String]) -> Bool {
        guard cells.count > 1 else { return false }
        return cells.allSatisfy { cell in
            let words = cell.lowercased().split { !$0.isLetter }
            return !words.isEmpty && words.count <= 5 && words.contains { headWords.contains(String($0)) }
        }
    }

    /// The cells of a head that is parted by tabs, as tables are copied from a rendered page, or by commas.
    static func bareHead(_ line: String, next: String, isFirst: Bool) -> [String]? {
        guard line.utf8.count <= 240 else { return nil }
        for separator: Character in ["\t", ",", ";"] where line.contains(separator) {
            if separator != "\t" && !isFirst { continue }
            let cells = line.split(separator: separator).map { String($0).trimmed }.filter { !$0.isEmpty }
            guard cells.count > 1 else { continue }
            if separator == "\t" || (isFirst && next.contains(separator)), cells.allSatisfy(isHeadCell) { return cells }
        }
        return nil
    }

    private static func isHeadCell(_ cell: String) -> Bool {
        let words = zoneParts(cell)
        return words.contains { headWords.contains($0.lowercased()) }
            && words.allSatisfy {
                let small = $0.lowercased()
                return headWords.contains(small) || joiningWords.contains(small) || ZoneWord.read($0) != nil
                    || isUnknownZone($0) || isYear($0)
            }
    }

    private static func isYear(_ word: Substring) -> Bool { TimeWords.numbers([word], digits: 4...4) != nil }

    /// What a line about the zone of all times is made of, besides zones and dates.
    private static let zoneWords: Set<String> = [
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

    private static let timeWords: Set<String> = [
        "times", "time", "timestamps", "timezone", "timeline", "tz", "tidslinje", "tider", "zeiten", "uhrzeiten",
        "zeitzone", "heures", "chronology", "timings",
    ]

    private static func zoneParts(_ text: some StringProtocol) -> [Substring] {
        Substring(text).split { !$0.isLetter && !$0.isNumber && !"+-\u{2212}/_:".contains($0) }.compactMap { word in
            let last = word.lastIndex { $0 != ":" && $0 != "-" && $0 != "\u{2212}" }
            return last.map { word[...$0] }
        }
    }

    private static func isZoneWord(_ word: Substring) -> Bool {
        let small = word.lowercased()
        return zoneWords.contains(small) || small.first?.isNumber == true || WrittenDate.isWeekday(small)
            || WrittenDate.month(small) != nil || ZoneWord.read(word) != nil
    }

    /// `XYZT` behind "all times in": letters of a zone that is not known.
    private static func isUnknownZone(_ word: Substring) -> Bool {
        (3...5).contains(word.utf8.count) && word.utf8.last == UInt8(ascii: "T")
            && word.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    /// `All times in UTC.`, `Timeline (all times PST, UTC-8) 1 Mar 2026`, `(America/New_York)`. A line with any other word in
    /// it says something else as well, and is text; only behind "all times are in" the rest may be anything.
    static func zoneStatement(_ line: String, _ reading: TimeReading) -> ZoneStatement? {
        guard line.utf8.count <= 300 else { return nil }
        let words = zoneParts(line)
        // A zone on its own is short; any other statement says of what it is the zone.
        let hasTimeWord = words.prefix(24).contains { timeWords.contains($0.lowercased()) }
        guard hasTimeWord || words.count <= 3 || isAboutTimeInJapanese(line) else { return nil }
        let outside = withoutParentheses(line)
        guard words.count <= 40,
            let zone = namedZone(words) ?? phrasedZone(words) ?? japaneseZone(line) ?? unknownZone(words)
        else {
            return nil
        }
        let isOnlyZone = words.allSatisfy { ZoneWord.read($0) != nil }
        let unknown: String? = if case .unknown(let name) = zone { name } else { nil }
        let isWhole =
            (hasTimeWord || isOnlyZone)
            && zoneParts(outside).allSatisfy { isZoneWord($0) || (unknown?.contains($0) ?? false) }
            && (outside.utf8.count == line.utf8.count || isOnlyZone || words.allSatisfy(isZoneWord)
                || zoneParts(outside).contains { timeWords.contains($0.lowercased()) })
        let isJapanese = isAboutTimeInJapanese(line)
        guard isWhole || isJapanese || saysAllTimes(words) else { return nil }
        let date = words.indices.lazy.compactMap { WrittenDate.read(words[$0...].prefix(4), order: reading.order) }
            .first
        return ZoneStatement(zone: zone, date: date, isWhole: isWhole || isJapanese)
    }

    /// `All times are`, `Timestamps below in`: the words that leave no doubt about a zone soon behind them.
    private static func saysAllTimes(_ words: [Substring]) -> Bool {
        let small = words.prefix(10).map { $0.lowercased() }
        guard let times = small.prefix(3).firstIndex(where: { ["times", "timestamps"].contains($0) }),
            small[..<times].allSatisfy({ ["all", "the", "note", "these"].contains($0) }),
            let zone = words.prefix(10).firstIndex(where: { ZoneWord.read($0) != nil || isUnknownZone($0) })
                ?? (phrasedZone(words) == nil ? nil : times + 1), zone > times
        else { return false }
        return small[(times + 1)..<zone].allSatisfy { zoneWords.contains($0) }
    }

    private static func withoutParentheses(_ line: String) -> String {
        var depth = 0
        return line.filter { character in
            if character == "(" { depth += 1 }
            if character == ")" && depth > 0 {
                depth -= 1
                return false
            }
            return depth == 0
        }
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
    private static func namedZone(_ words: [Substring]) -> NamedZone? {
        // Not the letters of a Japanese word around it: `\u{5168}\u{6642}\u{523B}\u{306F}JST`.
        let read = words.compactMap { ZoneWord.read(Substring(String($0.unicodeScalars.filter(\.isASCII)))) }
        return (read.last { $0.abbreviation == nil } ?? read.last).map { .known($0) }
    }

    /// `Central European Time`: zones that are written out.
    private static func phrasedZone(_ words: [Substring]) -> NamedZone? {
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

    private static func isAboutTimeInJapanese(_ line: String) -> Bool {
        line.utf8.contains { $0 >= 0x80 } && line.unicodeScalars.contains("\u{6642}")
            && line.contains("\u{6642}\u{523B}")
    }

    private static func japaneseZone(_ line: String) -> NamedZone? {
        isAboutTimeInJapanese(line) ? namedZone(line.split { !$0.isASCII || !$0.isLetter }) : nil
    }

    private static func unknownZone(_ words: [Substring]) -> NamedZone? {
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

    /// `Date (2022)`
    static func namedYear(inHead cells: [String]) -> Int? {
        cells.lazy.flatMap { $0.split { !$0.isNumber } }.compactMap { $0.utf8.count == 4 ? Int($0) : nil }
            .first { (1_970...9_999).contains($0) }
    }

    /// A line that names a day and no more, with a zone perhaps.
    static func heading(_ line: String, _ reading: TimeReading) -> Heading? {
        guard line.utf8.count <= 100, line.utf8.contains(where: ClockTime.isDigit) else { return nil }
        let words = line.filter { !"#*_`".contains($0) }
            .split { $0.isWhitespace || ",()[]".contains($0) }
            .map { $0.last == ":" ? $0.dropLast() : $0 }.filter { !$0.isEmpty }
            .drop { WrittenDate.isWeekday($0.lowercased()) }
        guard let read = WrittenDate.read(words, order: reading.order) else { return nil }
        let rest = words.dropFirst(read.used)
        if rest.isEmpty { return Heading(date: read, zone: nil) }
        guard rest.allSatisfy({ zoneWords.contains($0.lowercased()) || ZoneWord.read($0) != nil }),
            let zone = namedZone(Array(rest))
        else { return nil }
        return Heading(date: read, zone: zone)
    }
}
