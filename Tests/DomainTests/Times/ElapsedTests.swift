import Domain
import Foundation
import Testing

struct ElapsedTests {
    private static let spans: [(Double, String)] = [
        (0, "0 s"), (1, "1 s"), (59.4, "59 s"), (59.6, "1 min"), (60, "1 min"), (2_700, "45 min"), (3_599, "59 min"),
        (3_600, "1 h"), (7_500, "2 h 5 min"), (86_399, "23 h 59 min"), (86_400, "1 day"), (90_000, "1 day 1 h"),
        (273_600, "3 days 4 h"), (608_400, "7 days"), (34_560_000, "400 days"),
        (-7_500, "2 h 5 min"), (1e300, "11574074074 days"), (-Double.infinity, "11574074074 days"),
    ]

    @Test(arguments: spans)
    func `a span is told in its two largest units`(seconds: Double, words: String) {
        #expect(Elapsed.words(seconds) == words)
    }

    private static let starts: [(Double, String)] = [
        (0, "T"), (29, "T"), (-29, "T"), (30, "T+30 s"), (720, "T+12 min"), (-180, "T\u{2212}3 min"),
    ]

    @Test(arguments: starts)
    func `a moment is told from the start`(seconds: Double, words: String) {
        #expect(Elapsed.sinceStart(seconds) == words)
    }

    private static let distances: [(Double, String)] = [
        (0, "just now"), (44, "just now"), (-44, "just now"), (300, "5 min ago"), (-259_200, "in 3 days"),
    ]

    @Test(arguments: distances)
    func `a moment is told from now`(seconds: Double, words: String) {
        let now = Date(timeIntervalSince1970: 1_770_000_000)
        #expect(Elapsed.relative(now.addingTimeInterval(-seconds), to: now) == words)
    }

    @Test(arguments: [
        (0, "due today"), (1, "due tomorrow"), (3, "due in 3 days"), (-1, "1 day late"), (-9, "9 days late"),
    ])
    func `a due day is told from today`(days: Int, words: String) throws {
        let today = try #require(Day(iso: "2026-03-01"))
        #expect(Elapsed.due(today.adding(days: days), today: today) == words)
    }
}
