import Foundation
import Testing

@testable import Domain

@Suite("A paste asks once about what it leaves open")
struct PasteQuestionsTests {
    @Test func `one document has one order of day and month`() throws {
        let paste = try paste("28-11-2025 10:00 a\n01-12-2025 10:00 b\n02-12-2025 c", day: "2025-11-28")
        #expect(instants(paste) == ["2025-11-28T10:00:00Z", "2025-12-01T10:00:00Z", "2025-12-02T12:00:00Z"])
        #expect(paste.questions.isEmpty)
        let american = try self.paste("01/12/2025 10:00 a\n01/13/2025 10:00 b", day: "2025-06-01")
        #expect(instants(american) == ["2025-01-12T10:00:00Z", "2025-01-13T10:00:00Z"])
    }

    @Test func `the day of the incident decides where only one reading is beside it`() throws {
        let paste = try paste("03/12/2025 10:00 a\n10:05 b", day: "2025-12-03")
        #expect(instants(paste) == ["2025-12-03T10:00:00Z", "2025-12-03T10:05:00Z"])
        #expect(paste.questions.isEmpty)
    }

    @Test func `an order that remains open is asked about, and the answer holds for all lines`() throws {
        let lines = "03/04/2025 10:00 a\n10:05 b\n05/04/2025 10:00 c"
        let open = try paste(lines, day: "2025-07-15")
        #expect(open.questions == [.order(written: "03/04/2025")])
        #expect(open.entries.allSatisfy { $0.doubts.contains(.order) })
        let answered = try paste(lines, day: "2025-07-15", answers: PasteAnswers(order: .dayFirst))
        #expect(instants(answered) == ["2025-04-03T10:00:00Z", "2025-04-03T10:05:00Z", "2025-04-05T10:00:00Z"])
        #expect(answered.questions.isEmpty)
        #expect(answered.entries.allSatisfy { $0.doubts.isEmpty })
    }

    @Test(arguments: ["IST", "CST", "BST"])
    func `an abbreviation of several meanings is asked about with its candidates`(name: String) throws {
        for lines in [
            "14:02 \(name) a\n14:05 \(name) b", "All times in \(name)\n14:02 a", "Time (\(name))\tEvent\n14:02\ta",
        ] {
            let paste = try paste(lines, day: "2025-11-28")
            guard case .zone(name, let choices) = paste.questions.first else {
                Issue.record("\(lines) asks nothing")
                continue
            }
            #expect(paste.questions.count == 1)
            #expect(choices.count >= 2)
            #expect(paste.entries.allSatisfy { $0.doubts == [.zone(name)] })
            let zone = try #require(TimeZone(identifier: "Asia/Kolkata"))
            let answered = try self.paste(lines, day: "2025-11-28", answers: PasteAnswers(zones: [name: zone]))
            #expect(answered.questions.isEmpty)
            #expect(instants(answered).first == "2025-11-28T08:32:00Z")
        }
    }

    @Test func `the person's own zone decides between the meanings`() throws {
        let chicago = try #require(TimeZone(identifier: "America/Chicago"))
        let paste = try TimelinePaste(
            "14:02 CST a", now: Self.now, zone: chicago, day: Day(iso: "2025-11-28"))
        #expect(paste.entries.map { $0.moment.instant?.iso } == ["2025-11-28T20:02:00Z"])
        #expect(paste.questions.isEmpty)
    }

    @Test(arguments: [
        ("Timeline (UTC+10)", "2025-11-28T04:02:00Z"), ("All times are in IST (UTC+5:30)", "2025-11-28T08:32:00Z"),
        ("All times are PST (Pacific Standard Time, as on the dashboards)", "2025-11-28T22:02:00Z"),
        ("(America/New_York)", "2025-11-28T19:02:00Z"), ("All times AEST", "2025-11-28T04:02:00Z"),
        ("Time (AEST)\tWhat happened", "2025-11-28T04:02:00Z"), ("Time (UTC)\tEvent\tWho", "2025-11-28T14:02:00Z"),
        ("| Time (NZDT) | Event |", "2025-11-28T01:02:00Z"), ("## Timeline (all times in SGT)", "2025-11-28T06:02:00Z"),
        ("### 28 November 2025 (MSK)", "2025-11-28T11:02:00Z"), ("Times in Asia/Tokyo", "2025-11-28T05:02:00Z"),
        ("All times in Central European Time", "2025-11-28T13:02:00Z"),
        ("All times in Central European Time (CET)", "2025-11-28T13:02:00Z"),
        ("time (PT),event", "2025-11-28T22:02:00Z"), ("All times in ET", "2025-11-28T19:02:00Z"),
    ])
    func `a zone is understood wherever it is named`(line: String, instant: String) throws {
        let separator = line.contains("\t") ? "\t" : line.hasPrefix("|") ? " | " : line.contains(",event") ? "," : " "
        let row = line.hasPrefix("|") ? "| 14:02 | a |" : "14:02\(separator)a"
        let paste = try paste("\(line)\n\(row)", day: "2025-11-28")
        #expect(instants(paste) == [instant])
        #expect(paste.questions.isEmpty)
    }

    @Test func `letters in the place of a zone that are none are asked about`() throws {
        for name in ["XQT", "Bremen"] {
            let paste = try paste("All times in \(name)\n14:02 a", day: "2025-11-28")
            #expect(paste.questions == [.zone(name: name, choices: [])])
            #expect(paste.entries.map(\.doubts) == [[.zone(name)]])
        }
    }

    @Test func `winter time in summer is asked about`() throws {
        let lines = "All times in CET\n2025-07-01 14:02 a\n2025-12-01 14:02 b"
        let paste = try paste(lines, day: "2025-07-01")
        #expect(paste.entries.map(\.doubts) == [[.zone("CET")], []])
        #expect(paste.questions.count == 1)
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        let answered = try self.paste(lines, day: "2025-07-01", answers: PasteAnswers(zones: ["CET": berlin]))
        #expect(instants(answered) == ["2025-07-01T12:02:00Z", "2025-12-01T13:02:00Z"])
        #expect(answered.questions.isEmpty)
    }

    private static let now = Date(timeIntervalSince1970: 1_765_200_000)

    private func paste(_ lines: String, day: String, answers: PasteAnswers = PasteAnswers()) throws -> TimelinePaste {
        try TimelinePaste(lines, now: Self.now, zone: .gmt, day: Day(iso: day), answers: answers)
    }

    private func instants(_ paste: TimelinePaste) -> [String?] { paste.entries.map { $0.moment.instant?.iso } }
}
