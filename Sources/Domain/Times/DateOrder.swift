/// Whether `03/01/2026` means 3 January or 1 March: one document keeps to one order.
package enum DateOrder: String, CaseIterable, Hashable, Sendable {
    case dayFirst = "day-first"
    case monthFirst = "month-first"

    package var label: String {
        switch self {
        case .dayFirst: "The day"
        case .monthFirst: "The month"
        }
    }
}

/// The evidence that the dates of a document give about the order they are written in.
struct DateOrderEvidence {
    /// A date that could be read either way, as it was written, with both readings.
    struct Ambiguous: Equatable {
        let written: String
        let dayFirst: YearlessDay
        let monthFirst: YearlessDay
        let year: Int?
    }

    private(set) var dayFirst = 0
    private(set) var monthFirst = 0
    private(set) var ambiguous: [Ambiguous] = []

    /// Words are looked at near the beginning of each line, where dates of a timeline are.
    mutating func look(at line: Substring) {
        guard line.utf8.contains(where: ClockTime.isDigit),
            line.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") })
        else { return }
        for word in line.split(whereSeparator: { " \t|,;()[]*_`\"".contains($0) || $0.isWhitespace }).prefix(12) {
            look(atWord: word.prefix { $0 != "T" && $0 != "t" })
        }
    }

    private mutating func look(atWord word: Substring) {
        let bare = word.hasSuffix(":") ? word.dropLast() : word
        for separator: Character in ["-", "/"] {
            let parts = bare.split(separator: separator, omittingEmptySubsequences: false)
            guard parts.count == 3 || (parts.count == 2 && separator == "/"),
                let numbers = TimeWords.numbers(parts, digits: 1...4), parts[0].utf8.count <= 2,
                parts[1].utf8.count <= 2
            else { continue }
            if parts.count == 3, ![2, 4].contains(parts[2].utf8.count) { continue }
            let year = parts.count == 3 ? (parts[2].utf8.count == 4 ? numbers[2] : 2_000 + numbers[2]) : nil
            let first = YearlessDay(month: numbers[1], day: numbers[0])
            let second = YearlessDay(month: numbers[0], day: numbers[1])
            switch (first, second) {
            case (let first?, let second?):
                if first == second || ambiguous.count == 500 { continue }
                ambiguous.append(
                    Ambiguous(written: String(bare), dayFirst: first, monthFirst: second, year: year))
            // `13/20` with no year may be a fraction; a whole date is proof.
            case (_?, nil): dayFirst += year == nil ? 0 : 1
            case (nil, _?): monthFirst += year == nil ? 0 : 1
            case (nil, nil): continue
            }
        }
    }

    /// The order that leaves no doubt: every date that can be read in one way only agrees, or one reading lies beside
    /// the incident and the other does not.
    func settled(near day: Day?) -> DateOrder? {
        if dayFirst > 0 || monthFirst > 0 {
            return dayFirst > 0 && monthFirst > 0 ? nil : dayFirst > 0 ? .dayFirst : .monthFirst
        }
        guard let day, !ambiguous.isEmpty else { return nil }
        let isDayFirst = ambiguous.contains { isBeside(day, $0.dayFirst, $0.year) }
        let isMonthFirst = ambiguous.contains { isBeside(day, $0.monthFirst, $0.year) }
        return isDayFirst == isMonthFirst ? nil : isDayFirst ? .dayFirst : .monthFirst
    }

    private func isBeside(_ day: Day, _ date: YearlessDay, _ year: Int?) -> Bool {
        let read = year.map { Day(year: $0, month: date.month, day: date.day) } ?? date.nearest(to: day)
        return read.map { abs($0.days(until: day)) <= 3 } ?? false
    }
}
