/// A month of a year.
package struct YearMonth: Hashable, Sendable {
    package let year: Int
    /// 1…12
    package let month: Int

    package init(_ day: Day) {
        year = day.year
        month = day.month
    }

    private init(count: Int) {
        year = count / 12
        month = count % 12 + 1
    }

    private var count: Int { year * 12 + month - 1 }

    package var previous: YearMonth { YearMonth(count: max(count - 1, 12)) }

    /// This month and the ones before it, this many in all, oldest first.
    package func preceding(_ number: Int) -> [YearMonth] {
        var months = [self]
        while months.count < number { months.append(months[months.count - 1].previous) }
        return months.reversed()
    }

    /// `2026-03`
    package var iso: String { "\(padded(year, to: 4))-\(padded(month, to: 2))" }

    /// `Mar 2026`
    package var words: String { "\(name) \(year)" }

    /// `Mar`
    package var name: String { Day.monthNames[month - 1] }

    /// Its first day.
    package var start: Day? { Day(year: year, month: month, day: 1) }
}
