import Foundation

/// A date as people write it, with or without its year.
enum WrittenDate: Equatable {
    case day(Day)
    case yearless(YearlessDay)

    struct Read {
        var date: WrittenDate
        /// How many of the words it takes.
        var used: Int
        /// Day and month could be the other way round, and nothing was said about their order.
        var isEitherWay = false
    }

    /// Reads `2026-03-01`, `2026/03/01`, `01.03.2026`, `20260301`, `1 Mar 2026`, `Mar 1, 2026`, `1st March 2026`,
    /// `1. mars 2026`, `01/Mar/2026`, `Mar 1`, `1 March`, and `3/1/2026` or `03-01-26` in the order that is given: the
    /// month first where none is, unless that is impossible.
    ///
    /// - Returns: nil where the words do not begin with a date.
    static func read(_ words: ArraySlice<Substring>, order: DateOrder? = nil) -> Read? {
        guard let word = words.first else { return nil }
        for separator: Character in ["-", "/", "."] {
            let parts = word.split(separator: separator, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            if let numbers = TimeWords.numbers(parts, digits: 1...4) {
                return numeric(numbers, widths: parts.map(\.utf8.count), separator: separator, order)
            }
            if let date = named([parts[0], parts[1], parts[2]]), date.used == 3 {
                return Read(date: date.date, used: 1)
            }
        }
        if word.utf8.count == 8, let number = TimeWords.numbers([word], digits: 8...8)?.first,
            let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        {
            return Read(date: .day(day), used: 1)
        }
        return named(words)
    }

    /// `08-01` or `8/1`, in the order that is given. Only before a time is it certain to be a date.
    static func monthAndDay(_ word: Substring, order: DateOrder? = nil) -> (day: YearlessDay, isEitherWay: Bool)? {
        for separator: Character in ["-", "/"] {
            let parts = word.split(separator: separator, omittingEmptySubsequences: false)
            guard parts.count == 2, let numbers = TimeWords.numbers(parts, digits: 1...2) else { continue }
            let monthFirst = YearlessDay(month: numbers[0], day: numbers[1])
            let dayFirst = YearlessDay(month: numbers[1], day: numbers[0])
            let chosen = order == .dayFirst ? dayFirst ?? monthFirst : monthFirst ?? dayFirst
            let isEitherWay = order == nil && monthFirst != nil && dayFirst != nil && monthFirst != dayFirst
            return chosen.map { ($0, isEitherWay) }
        }
        return nil
    }

    private static func numeric(
        _ numbers: [Int], widths: [Int], separator: Character, _ order: DateOrder?
    ) -> Read? {
        if widths[0] == 4 {
            return Day(year: numbers[0], month: numbers[1], day: numbers[2]).map { Read(date: .day($0), used: 1) }
        }
        guard widths[2] == 4 || widths[2] == 2 else { return nil }
        let year = widths[2] == 4 ? numbers[2] : 2_000 + numbers[2]
        let dayFirst = Day(year: year, month: numbers[1], day: numbers[0])
        let monthFirst = Day(year: year, month: numbers[0], day: numbers[1])
        if separator == "." { return dayFirst.map { Read(date: .day($0), used: 1) } }
        let chosen = order == .dayFirst ? dayFirst ?? monthFirst : monthFirst ?? dayFirst
        let isEitherWay = order == nil && dayFirst != nil && monthFirst != nil && dayFirst != monthFirst
        return chosen.map { Read(date: .day($0), used: 1, isEitherWay: isEitherWay) }
    }

    /// `1 de marzo de 2026` has words between that say nothing.
    private static func named(_ words: ArraySlice<Substring>) -> Read? {
        var taken: [String] = []
        var used: [Int] = []
        for (offset, word) in words.prefix(5).enumerated() {
            let small = (word.hasSuffix(":") || word.hasSuffix(",") ? word.dropLast() : word).lowercased()
            // `1st of March`, but not `12 of May`, which may be a count.
            let isOrdinal = taken.last?.last?.isLetter == true
            if ["de", "del"].contains(small) || (small == "of" && isOrdinal), !taken.isEmpty { continue }
            taken.append(small)
            used.append(offset + 1)
            if taken.count == 3 { break }
        }
        guard taken.count >= 2 else { return nil }
        for (dayWord, monthWord) in [(taken[0], taken[1]), (taken[1], taken[0])] {
            guard let month = MonthNames.month(monthWord) else { continue }
            let digits = dayWord.prefix { $0.isASCII && $0.isNumber }
            guard digits.utf8.count <= 2, let number = Int(digits),
                ["", "st", "nd", "rd", "th", ".", "er", "º", "e"].contains(dayWord.dropFirst(digits.count))
            else { continue }
            if taken.count == 3, let year = year(taken[2]) {
                return Day(year: year, month: month, day: number).map { Read(date: .day($0), used: used[2]) }
            }
            return YearlessDay(month: month, day: number).map { Read(date: .yearless($0), used: used[1]) }
        }
        return nil
    }

    /// Four digits are a year and not a clock without its colon only within the years that anybody writes about.
    private static func year(_ word: String) -> Int? {
        word.utf8.count == 4 ? TimeWords.numbers([word[...]], digits: 4...4)?.first : nil
    }

    static func month(_ word: String) -> Int? { MonthNames.month(word) }

    static func isWeekday(_ word: String) -> Bool { MonthNames.isWeekday(word) }
}

/// The years that an incident can lie in; another one is a misreading or a slip.
enum PlausibleYears {
    static func contains(_ year: Int, now: Date) -> Bool { (1_990...CivilTime(utc: now).day.year + 1).contains(year) }
}
