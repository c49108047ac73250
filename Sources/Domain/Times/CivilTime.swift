import Foundation

/// A day and a time of day in some zone, as a wall clock shows it.
///
/// Does not use `DateFormatter`, because a page shows about a hundred times and the formatter would cost more than the
/// rest of the page.
package struct CivilTime: Equatable, Sendable {
    package let day: Day
    /// 0…86399
    package let secondOfDay: Int

    package init(day: Day, secondOfDay: Int) {
        self.day = day
        self.secondOfDay = min(max(secondOfDay, 0), 86_399)
    }

    package init(_ instant: Date, in zone: TimeZone) {
        self.init(instant, offset: zone.secondsFromGMT(for: instant))
    }

    package init(utc instant: Date) {
        self.init(instant, offset: 0)
    }

    private init(_ instant: Date, offset: Int) {
        // Bounded first, because converting a double outside the range of Int traps.
        let seconds =
            Int(min(max(instant.timeIntervalSince1970, -62_135_596_800), 253_402_300_799).rounded(.down)) + offset
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        day = Day(daysSince1970: days)
        secondOfDay = seconds - days * 86_400
    }

    package var hour: Int { secondOfDay / 3_600 }
    package var minute: Int { secondOfDay / 60 % 60 }
    package var second: Int { secondOfDay % 60 }

    /// `14:02`
    package var clock: String { "\(padded(hour, to: 2)):\(padded(minute, to: 2))" }

    /// `2026-03-01 14:02`
    package var text: String { "\(day.iso) \(clock)" }

    /// The instants at which a clock in the zone shows this time: none in the hour that is skipped in spring, two in
    /// the hour that is repeated in autumn, otherwise one. Earliest first.
    package func instants(in zone: TimeZone) -> [Date] {
        let asIfUTC = Date(timeIntervalSince1970: Double(day.daysSince1970 * 86_400 + secondOfDay))
        let offsets = Set([-86_400.0, 0, 86_400].map { zone.secondsFromGMT(for: asIfUTC.addingTimeInterval($0)) })
        return
            offsets
            .map { asIfUTC.addingTimeInterval(Double(-$0)) }
            .filter { CivilTime($0, in: zone) == self }
            .sorted()
    }
}

extension Date {
    /// `2026-03-01T14:02:00Z`, for machines.
    package var iso: String {
        let time = CivilTime(utc: self)
        return "\(time.day.iso)T\(time.clock):\(padded(time.second, to: 2))Z"
    }
}
