import Foundation

/// Lines of a timeline that say something about the lines below them.
extension PastedLine {
    static func isTableRule(_ line: String) -> Bool {
        line.contains("-") && line.allSatisfy { "-:| ".contains($0) }
    }

    private static let headWords: Set<String> = [
        "time", "date", "day", "event", "events", "what", "when", "description", "action", "activity", "details", "utc",
        "timestamp", "who", "happened", "cet", "gmt", "note", "notes", "comment", "duration", "year",
    ]

    /// `| Time (UTC) | Event |`: every cell made of the words such heads are made of. Only asked of the first row of a
    /// table, and where no line of dashes below says that it is one.
    static func isTableHead(_ cells: [String]) -> Bool {
        guard cells.count > 1 else { return false }
        return cells.allSatisfy { cell in
            let words = cell.lowercased().split { !$0.isLetter }
            return !words.isEmpty && words.count <= 5 && words.contains { headWords.contains(String($0)) }
        }
    }

    /// What a line about the zone of all times is made of, besides zones and dates.
    private static let zoneWords: Set<String> = [
        "all", "approximate", "approximations", "are", "below", "date", "given", "here", "in", "incident", "is",
        "listed",
        "local", "noted", "of", "otherwise", "range", "shown", "stated", "the", "these", "time", "timeline", "times",
        "timestamps", "timezone", "unless", "zone",
    ]

    private static func isZoneWord(_ word: Substring) -> Bool {
        let small = word.lowercased()
        return zoneWords.contains(small) || small.first?.isNumber == true || WrittenDate.isWeekday(small)
            || WrittenDate.month(small) != nil || TimeWords.zone(word) != nil
    }

    /// `All times in UTC.`, `Timeline (all times PST, UTC-8) 1 Mar 2026`: the last zone that is named. A line with any
    /// other word in it says something else as well, and is text.
    static func statedZone(_ line: String) -> TimeZone? {
        let words = line.split { !$0.isLetter && !$0.isNumber && !"+-\u{2212}/_".contains($0) }
        guard words.count <= 16 else { return nil }
        let isEnglish =
            words.contains { ["times", "time", "timestamps", "timezone"].contains($0.lowercased()) }
            && words.allSatisfy { isZoneWord($0) || $0.allSatisfy { "+-\u{2212}/_".contains($0) } }
        let isJapanese = line.contains("\u{6642}\u{523B}")
        return isEnglish || isJapanese ? namedZone(words) : nil
    }

    /// `Time (PST)`, `Date and Time in CET`: the zone that the head of a table names.
    static func namedZone(inHead cells: [String]) -> TimeZone? {
        cells.lazy.compactMap { cell in namedZone(cell.split { !$0.isLetter && !$0.isNumber && !"+-/".contains($0) }) }
            .first
    }

    private static func namedZone(_ words: [Substring]) -> TimeZone? {
        words.reversed().lazy.compactMap { word in
            // Not the letters of a Japanese word around it: `\u{5168}\u{6642}\u{523B}\u{306F}JST`.
            TimeWords.zone(Substring(String(word.unicodeScalars.filter(\.isASCII))))
        }.first
    }

    /// `Date (2022)`
    static func namedYear(inHead cells: [String]) -> Int? {
        cells.lazy.flatMap { $0.split { !$0.isNumber } }.compactMap { $0.utf8.count == 4 ? Int($0) : nil }
            .first { (1_970...9_999).contains($0) }
    }
}
