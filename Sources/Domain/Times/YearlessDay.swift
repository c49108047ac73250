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
