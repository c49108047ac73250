import Foundation

/// Lines of a timeline that say something about the lines below them.
extension PastedLine {
    /// `### Thursday, 5 March 2026 (CET)`
    struct Heading {
        var date: WrittenDate.Read
        var zone: NamedZone?
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

    /// `Date (2022)`
    static func namedYear(inHead cells: [String]) -> Int? {
        cells.lazy.flatMap { $0.split { !$0.isNumber } }.compactMap { $0.utf8.count == 4 ? Int($0) : nil }
            .first { (1_970...9_999).contains($0) }
    }

    /// A line that names a day and no more, with a zone perhaps.
    static func heading(_ line: String, _ reading: TimeReading) -> Heading? {
        guard line.utf8.count <= 100, line.utf8.contains(where: ClockTime.isDigit) else { return nil }
        // Whatever was drawn around it: `=== 4/25/23 ===`, `-4/25/23_`.
        let isDrawn: (Character) -> Bool = { "-=\u{2013}\u{2014}".contains($0) }
        let words = line.filter { !"#*_`".contains($0) }.drop { isDrawn($0) || $0.isWhitespace }
            .split { $0.isWhitespace || ",()[]".contains($0) }.filter { !$0.allSatisfy(isDrawn) }
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
