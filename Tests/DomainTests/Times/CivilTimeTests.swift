import Domain
import Foundation
import Testing

struct CivilTimeTests {
    private static let zones = [
        "UTC", "Europe/Stockholm", "Europe/London", "America/New_York", "America/St_Johns", "America/Sao_Paulo",
        "Australia/Lord_Howe", "Asia/Kathmandu", "Asia/Tehran", "Africa/Casablanca", "Pacific/Apia", "Pacific/Chatham",
    ]

    @Test(arguments: zones)
    func `a clock shows what Foundation's calendar says it shows`(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        var random = Random(seed: 2)
        for _ in 0..<300 {
            let instant = Date(timeIntervalSince1970: Double.random(in: -1_000_000_000...4_000_000_000, using: &random))
            let time = CivilTime(instant, in: zone)
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: instant)
            #expect(
                [time.day.year, time.day.month, time.day.day, time.hour, time.minute, time.second]
                    == [parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second],
                "\(instant) in \(name)")
            #expect(Day(instant, in: zone) == time.day)
        }
    }

    /// Around every change of the clocks of two years, against a search through all instants in question.
    @Test(arguments: zones)
    func `a time on the clock is none, one or two instants`(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        var instants = [Date(timeIntervalSince1970: 1_767_225_600)]
        while let last = instants.last, instants.count < 5,
            let next = zone.nextDaylightSavingTimeTransition(after: last)
        {
            instants.append(next)
        }
        for instant in instants {
            let offset = zone.secondsFromGMT(for: instant.addingTimeInterval(-1))
            for quarter in -8...8 {
                let time = CivilTime(utc: instant.addingTimeInterval(Double(offset + quarter * 900)))
                let expected = (-16...16).map { instant.addingTimeInterval(Double($0) * 900) }
                    .filter { shows(time, $0, calendar) }
                #expect(time.instants(in: zone) == expected, "\(time.text) in \(name)")
            }
        }
    }

    @Test func `an hour is skipped in spring and comes twice in autumn`() throws {
        let stockholm = try #require(TimeZone(identifier: "Europe/Stockholm"))
        #expect(try civil("2026-03-29", 2, 30).instants(in: stockholm).isEmpty)
        #expect(try civil("2026-03-29", 3, 0).instants(in: stockholm).map(\.iso) == ["2026-03-29T01:00:00Z"])
        #expect(
            try civil("2026-10-25", 2, 30).instants(in: stockholm).map(\.iso)
                == ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"])
    }

    @Test func `half an hour comes twice on Lord Howe Island, and a whole day was skipped on Samoa`() throws {
        let lordHowe = try #require(TimeZone(identifier: "Australia/Lord_Howe"))
        #expect(
            try civil("2026-04-05", 1, 45).instants(in: lordHowe).map(\.iso)
                == ["2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z"])
        let apia = try #require(TimeZone(identifier: "Pacific/Apia"))
        #expect(try civil("2011-12-30", 12, 0).instants(in: apia).isEmpty)
        #expect(try civil("2011-12-31", 12, 0).instants(in: apia).count == 1)
    }

    @Test func `times are written with two digits, and for machines in UTC`() throws {
        #expect(try civil("2026-03-01", 4, 2).text == "2026-03-01 04:02")
        #expect(Date(timeIntervalSince1970: -1).iso == "1969-12-31T23:59:59Z")
        #expect(Date(timeIntervalSince1970: 0.999).iso == "1970-01-01T00:00:00Z")
    }

    @Test(arguments: [Double.greatestFiniteMagnitude, -Double.greatestFiniteMagnitude, .infinity, -.infinity, 1e300])
    func `an instant beyond the calendar is shown at its edge`(seconds: Double) {
        let edge = seconds < 0 ? "0001-01-01T00:00:00Z" : "9999-12-31T23:59:59Z"
        #expect(Date(timeIntervalSince1970: seconds).iso == edge)
    }

    @Test(arguments: [(-1, 0), (86_400, 86_399), (Int.max, 86_399), (Int.min, 0)])
    func `a second beyond the day is kept in it`(second: Int, kept: Int) throws {
        let day = try #require(Day(iso: "2026-03-01"))
        #expect(CivilTime(day: day, secondOfDay: second).secondOfDay == kept)
    }

    private func civil(_ day: String, _ hour: Int, _ minute: Int) throws -> CivilTime {
        CivilTime(day: try #require(Day(iso: day)), secondOfDay: hour * 3_600 + minute * 60)
    }

    private func shows(_ time: CivilTime, _ instant: Date, _ calendar: Calendar) -> Bool {
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: instant)
        return [parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second]
            == [time.day.year, time.day.month, time.day.day, time.hour, time.minute, time.second]
    }
}
