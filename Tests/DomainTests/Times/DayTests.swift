import Domain
import Foundation
import Testing

struct DayTests {
    @Test func `days agree with Foundation's calendar over eight thousand years`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        var random = Random(seed: 1)
        for _ in 0..<3_000 {
            // Foundation's calendar is Julian before October 1582.
            let number = Int.random(in: -141_000...2_932_896, using: &random)
            let day = Day(daysSince1970: number)
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            #expect(day.year == parts.year && day.month == parts.month && day.day == parts.day, "\(number)")
            #expect(day.weekday == ((parts.weekday ?? 0) + 5) % 7 + 1, "\(number)")
        }
    }

    @Test func `every day is followed by the next, from the year 1 to the year 9999`() throws {
        var number = -719_162
        while number < 2_932_896 {
            let day = Day(daysSince1970: number)
            let next = day.adding(days: 1)
            #expect(day.daysSince1970 == number)
            #expect(day < next)
            #expect(day.days(until: next) == 1)
            #expect(Day(year: day.year, month: day.month, day: day.day) == day)
            #expect(Day(iso: day.iso) == day)
            number += 211
        }
        #expect(Day(daysSince1970: -719_162) == Day(year: 1, month: 1, day: 1))
        #expect(Day(daysSince1970: 2_932_896) == Day(year: 9_999, month: 12, day: 31))
    }

    @Test(arguments: [
        (2026, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0), (0, 1, 1),
        (10_000, 1, 1),
        (2026, -1, 1), (Int.max, Int.max, Int.max), (Int.min, 1, 1),
    ])
    func `a day that does not exist is none`(year: Int, month: Int, day: Int) {
        #expect(Day(year: year, month: month, day: day) == nil)
    }

    @Test func `leap days exist`() {
        #expect(Day(year: 2024, month: 2, day: 29)?.adding(days: 1).iso == "2024-03-01")
        #expect(Day(year: 2000, month: 2, day: 29) != nil)
    }

    @Test(arguments: [
        "", "2026", "2026-3-1", "26-03-01", "2026-03-1", "2026-02-30", "2026-03-01T00:00", " 2026-03-01", "2026/03/01",
        "+026-03-01", "2026-+3-01", "2026--3-01", "\u{0662}\u{0660}26-03-01", "2026-03-01\u{301}", "0000-01-01",
        "-001-01-01",
    ])
    func `only a whole ISO day is read`(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test func `a day is written for machines and for people`() {
        let day = Day(year: 987, month: 6, day: 5)
        #expect(day?.iso == "0987-06-05")
        #expect(day?.words == "5 Jun 987")
    }

    @Test(arguments: [Int.max, Int.min, 1_000_000_000])
    func `a step out of the calendar ends at its edge`(days: Int) {
        let edge = days < 0 ? "0001-01-01" : "9999-12-31"
        #expect(Day(daysSince1970: days).iso == edge)
        #expect(Day(year: 2026, month: 3, day: 1)?.adding(days: days).iso == edge)
    }
}
