/// A date as people write it, with or without its year.
enum WrittenDate: Equatable {
    case day(Day)
    case yearless(YearlessDay)

    /// `2026-03-01`, `2026/03/01`, `01.03.2026`, `1 Mar 2026`, `Mar 1, 2026`, `1st March 2026`, `Mar 1`, `1 March`, and
    /// `3/1/2026` or `03-01-26`, which are read with the month first unless that is impossible.
    ///
    /// - Returns: the date and how many of the words it takes; nil where they do not begin with one.
    static func read(_ words: ArraySlice<Substring>) -> (date: WrittenDate, used: Int)? {
        guard let word = words.first else { return nil }
        for separator: Character in ["-", "/", "."] {
            let parts = word.split(separator: separator, omittingEmptySubsequences: false)
            guard parts.count == 3, let numbers = TimeWords.numbers(parts, digits: 1...4) else { continue }
            return numeric(numbers, widths: parts.map(\.utf8.count), separator: separator).map { (.day($0), 1) }
        }
        return named(words)
    }

    /// `08-01` or `8/1`, the month first unless that is impossible. Only before a time is it certain to be a date.
    static func monthAndDay(_ word: Substring) -> YearlessDay? {
        for separator: Character in ["-", "/"] {
            let parts = word.split(separator: separator, omittingEmptySubsequences: false)
            guard parts.count == 2, let numbers = TimeWords.numbers(parts, digits: 1...2) else { continue }
            return YearlessDay(month: numbers[0], day: numbers[1]) ?? YearlessDay(month: numbers[1], day: numbers[0])
        }
        return nil
    }

    private static func numeric(_ numbers: [Int], widths: [Int], separator: Character) -> Day? {
        if widths[0] == 4 { return Day(year: numbers[0], month: numbers[1], day: numbers[2]) }
        guard widths[2] == 4 || (widths[2] == 2 && separator != ".") else { return nil }
        let year = widths[2] == 4 ? numbers[2] : 2_000 + numbers[2]
        let dayFirst = Day(year: year, month: numbers[1], day: numbers[0])
        return separator == "." ? dayFirst : Day(year: year, month: numbers[0], day: numbers[1]) ?? dayFirst
    }

    private static func named(_ words: ArraySlice<Substring>) -> (date: WrittenDate, used: Int)? {
        let three = words.prefix(3).map { $0.hasSuffix(":") ? $0.dropLast().lowercased() : $0.lowercased() }
        guard three.count >= 2 else { return nil }
        for (dayWord, monthWord) in [(three[0], three[1]), (three[1], three[0])] {
            guard let month = month(monthWord), let number = Int(dayWord.prefix { $0.isNumber }),
                ["", "st", "nd", "rd", "th", "."].contains(dayWord.drop { $0.isNumber })
            else { continue }
            if three.count == 3, three[2].utf8.count == 4, let year = Int(three[2]) {
                return Day(year: year, month: month, day: number).map { (.day($0), 3) }
            }
            return YearlessDay(month: month, day: number).map { (.yearless($0), 2) }
        }
        return nil
    }

    static func month(_ word: String) -> Int? {
        let name = word.hasSuffix(".") ? String(word.dropLast()) : word
        if name == "sept" { return 9 }
        return months.firstIndex { name == $0 || name == $0.prefix(3) }.map { $0 + 1 }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    static func isWeekday(_ word: String) -> Bool {
        weekdays.contains(word.hasSuffix(".") ? String(word.dropLast()) : word)
    }

    private static let weekdays: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed",
        "thu",
        "thur", "thurs", "fri", "sat", "sun",
    ]
}

/// A day of some year: `Oct 30`.
struct YearlessDay: Equatable {
    let month: Int
    let day: Int

    /// Nil for a day that no year has.
    init?(month: Int, day: Int) {
        guard Day(year: 2_000, month: month, day: day) != nil else { return nil }
        self.month = month
        self.day = day
    }

    /// In the year in which it lies nearest to another day.
    func nearest(to reference: Day) -> Day? {
        (reference.year - 1...reference.year + 1).compactMap { Day(year: $0, month: month, day: day) }
            .min { abs($0.days(until: reference)) < abs($1.days(until: reference)) }
    }

    /// The last one that is not after another day.
    func latest(notAfter limit: Day) -> Day? {
        (0...8).lazy.compactMap { Day(year: limit.year - $0, month: month, day: day) }.first { $0 <= limit }
    }
}
