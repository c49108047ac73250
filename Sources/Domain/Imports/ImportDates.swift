/// Finds days in names and sentences.
enum ImportDates {
    /// The first day in a text; a day without its year does not count.
    ///
    /// - Parameter order: whether the day or the month comes first in dates that can be read either way.
    static func first(in text: String, order: DateOrder?) -> Day? {
        let words = separated(text)
        for index in words.indices where words[index].utf8.contains(where: ClockTime.isDigit) {
            for start in [index, index - 1] where words.indices.contains(start) {
                guard let read = WrittenDate.read(words[start...].prefix(5), order: order) else { continue }
                if case .day(let day) = read.date, (1_990...2_100).contains(day.year) { return day }
            }
        }
        return nil
    }

    /// The first day in the name of a file: `2021-05-09-title.md`, `PM_20210509.md`, `04-25-2023.md`.
    static func first(inName name: String) -> Day? {
        var numbers: [[UInt8]] = [[]]
        var all: [[UInt8]] = []
        for byte in name.utf8.prefix(300) {
            if ClockTime.isDigit(byte) {
                numbers[0].append(byte)
            } else {
                if !numbers[0].isEmpty { all.append(numbers[0]) }
                numbers[0] = []
                if !"-_. ".utf8.contains(byte) { all.append([]) }
            }
        }
        if !numbers[0].isEmpty { all.append(numbers[0]) }
        let texts = all.map { String(decoding: $0, as: UTF8.self) }
        for index in texts.indices {
            if texts[index].utf8.count == 8,
                let day = day(texts[index].prefix(4), texts[index].dropFirst(4).prefix(2), texts[index].suffix(2))
            {
                return day
            }
            guard index + 2 < texts.count else { continue }
            if texts[index].utf8.count == 4,
                let day = day(texts[index][...], texts[index + 1][...], texts[index + 2][...])
            {
                return day
            }
            if texts[index + 2].utf8.count == 4 {
                let (first, second, year) = (texts[index][...], texts[index + 1][...], texts[index + 2][...])
                if let day = day(year, second, first) ?? day(year, first, second) { return day }
            }
        }
        return nil
    }

    private static func day(_ year: Substring, _ month: Substring, _ day: Substring) -> Day? {
        guard let year = Int(year), (1_990...2_100).contains(year), let month = Int(month), let day = Int(day) else {
            return nil
        }
        return Day(year: year, month: month, day: day)
    }

    /// Words without brackets, commas and marks; 2026年3月1日 is written with hyphens.
    private static func separated(_ text: String) -> [Substring] {
        var plain = ""
        for scalar in text.unicodeScalars.prefix(4_000) {
            switch scalar {
            case "\u{5E74}", "\u{6708}": plain.unicodeScalars.append("-")
            case "\u{65E5}": plain.unicodeScalars.append(" ")
            case ",", ";", "(", ")", "[", "]", "*", "_", "|", "\"", "`", "\u{FF08}", "\u{FF09}", "\u{301C}", "T":
                plain.unicodeScalars.append(" ")
            // Sentences in Japanese and Chinese have no spaces around their dates.
            case "\u{3000}"...: plain.unicodeScalars.append(" ")
            default: plain.unicodeScalars.append(scalar)
            }
        }
        return plain.split(whereSeparator: \.isWhitespace).map { word in
            word.count > 6 && (word.hasSuffix(".") || word.hasSuffix(":")) ? word.dropLast() : word
        }
    }
}
