import Domain
import Foundation

/// Turns the days of the story, counted from the day it is loaded, into instants.
struct DemoCalendar {
    private let today: Day

    init(now: Date) {
        today = CivilTime(utc: now).day
    }

    func day(_ offset: Int) -> Day { today.adding(days: offset) }

    /// - Parameter clock: `09:40`, in UTC.
    func instant(_ offset: Int, _ clock: String) throws -> Date {
        let parts = clock.split(separator: ":").map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
            (0..<60).contains(minute),
            let instant = CivilTime(day: day(offset), secondOfDay: hour * 3_600 + minute * 60).instants(in: .gmt).first
        else { throw DemoProblem("“\(clock)” is not a time of day.") }
        return instant
    }

    /// For events that the story dates to a day only.
    func instant(_ offset: Int, hour: Int) -> Date {
        let midnight = Double(day(offset).daysSince1970) * 86_400
        return Date(timeIntervalSince1970: midnight + Double(hour) * 3_600)
    }

    func moment(_ time: DemoTime) throws -> Moment {
        guard time.precision.value != .unknown, let day = time.day, let clock = time.at else { return .unknown() }
        return Moment(try instant(day, clock), precision: time.precision.value)
    }
}
