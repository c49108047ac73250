import Foundation
import Testing

@testable import Domain

@Suite("Times of what is to come")
struct TimeAheadTests {
    // 2026-03-01 12:00 UTC
    private let now = Date(timeIntervalSince1970: 1_772_366_400)

    @Test(arguments: [
        ("now", "2026-03-01 12:00"), ("18:00", "2026-03-01 18:00"), ("09:00", "2026-03-02 09:00"),
        ("+4h", "2026-03-01 16:00"), ("+1d2h", "2026-03-02 14:00"), ("tomorrow 09:00", "2026-03-02 09:00"),
        ("2026-12-24 12:00", "2026-12-24 12:00"), ("Mar 5 10:00", "2026-03-05 10:00"),
    ])
    func `are read forwards`(text: String, time: String) throws {
        let moment = try TimeInput(now: now, zone: .gmt, isAhead: true).read(text)
        #expect(CivilTime(utc: try #require(moment.instant)).text == time)
    }

    @Test(arguments: ["+4h", "tomorrow 09:00"]) func `are no times of what has been`(text: String) {
        #expect(throws: Refusal.self) { try TimeInput(now: now, zone: .gmt).read(text) }
    }
}
