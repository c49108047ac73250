import Foundation
import Testing

@testable import Domain

/// Bo pastes on 5 March 2026 in Stockholm, about an incident that began on 1 March at 12:00 UTC.
@Suite("A pasted line is read in any form, or asked about")
struct PasteFormsTests {
    private let now = Date(timeIntervalSince1970: 1_772_724_600)

    @Test(arguments: [
        ("10:45a alert", "2026-03-01T09:45:00Z"), ("10:45p alert", "2026-03-01T21:45:00Z"),
        ("24:00 alert", "2026-03-01T23:00:00Z"), ("- 14h: alert", "2026-03-01T13:00:00Z"),
        ("14:02h alert", "2026-03-01T13:02:00Z"), ("1402: alert", "2026-03-01T13:02:00Z"),
        ("1402Z alert", "2026-03-01T14:02:00Z"), ("c. 14:02 alert", "about 2026-03-01T13:02:00Z"),
        ("14:02? alert", "about 2026-03-01T13:02:00Z"), ("14:02:33,512 alert", "2026-03-01T13:02:33Z"),
        ("20260301T140233Z alert", "2026-03-01T14:02:33Z"), ("1772373753 alert", "2026-03-01T14:02:33Z"),
        ("[1772373753.123] alert", "2026-03-01T14:02:33Z"), ("1772373753123 alert", "2026-03-01T14:02:33Z"),
        ("01/Mar/2026:14:02:33 alert", "2026-03-01T13:02:33Z"),
        ("[01/Mar/2026:14:02:33 +0000] alert", "2026-03-01T14:02:33Z"),
        ("from 14:02 to 14:10 alert", "2026-03-01T13:02:00Z"), ("2-3pm alert", "2026-03-01T13:00:00Z"),
        ("2\u{2013}3 pm alert", "2026-03-01T13:00:00Z"), ("10-2pm alert", "2026-03-01T09:00:00Z"),
        ("2:15-2:30pm alert", "2026-03-01T13:15:00Z"), ("1. mars 2026 14:02 alert", "2026-03-01T13:02:00Z"),
        ("1. März 2026, 14:02 Uhr alert", "2026-03-01T13:02:00Z"),
        ("1 de marzo de 2026 14:02 alert", "2026-03-01T13:02:00Z"),
        ("2026-03-01 14:02,alert", "2026-03-01T13:02:00Z"),
        ("\"2026-03-01 14:02:33\",\"alert\"", "2026-03-01T13:02:33Z"),
        ("2026-03-01T14:02:33Z,alert", "2026-03-01T14:02:33Z"), ("T+15m alert", "2026-03-01T12:15:00Z"),
        ("T+1h30m alert", "2026-03-01T13:30:00Z"), ("+00:15 alert", "2026-03-01T12:15:00Z"),
        ("T0 alert", "2026-03-01T12:00:00Z"), ("### 12:53 alert ##", "2026-03-01T11:53:00Z"),
        ("14:02 AEST alert", "2026-03-01T04:02:00Z"), ("14:02 PT alert", "2026-03-01T22:02:00Z"),
        ("14:02 ET alert", "2026-03-01T19:02:00Z"), ("14:02 SGT alert", "2026-03-01T06:02:00Z"),
        ("14:02 MSK alert", "2026-03-01T11:02:00Z"), ("14:02 NZDT alert", "2026-03-01T01:02:00Z"),
        ("14:02 (America/New_York) alert", "2026-03-01T19:02:00Z"),
        ("14:02 IST (UTC+5:30) alert", "2026-03-01T08:32:00Z"),
        ("01.03.26 - 14:02 alert", "2026-03-01T13:02:00Z"), ("14:02 PM-2026-008 alert", "2026-03-01T13:02:00Z"),
        ("**1 Mar 2026 14:02** alert", "2026-03-01T13:02:00Z"), ("14:02-alert", "2026-03-01T13:02:00Z"),
    ])
    func `a time is read`(line: String, instant: String) throws {
        let entry = try #require(
            try paste("00:01 before\n\(line.hasPrefix("#") ? "" : "- ")\(line)").entries.dropFirst().first)
        let about = entry.moment.precision == .approximate ? "about " : ""
        #expect(about + (entry.moment.instant?.iso ?? "unknown") == instant)
        #expect(entry.text.hasSuffix("alert"))
    }

    @Test(arguments: [
        "23:00 AM alert", "25:10 alert", "14:2 alert", "12h75 alert", "13:55am alert", "T+about alert",
    ])
    func `a line that begins like a time and is none is a row with a question`(line: String) throws {
        let entries = try paste("00:01 before\n\(line)").entries
        if line.hasPrefix("T+") {
            #expect(entries.count == 1)
        } else {
            #expect(entries.map(\.doubts) == [[], [.unread]])
            #expect(entries.last?.moment.instant == nil)
            #expect(entries.last?.text == line)
        }
    }

    @Test(arguments: [
        "5.00 USD lost", "2.10.1 deployed", "15.30 % of requests", "10.12.6.136 is the node", "2026 was the year",
        "3 pods were down", "1402 rows were deleted", "100 requests failed",
    ])
    func `figures of another kind continue the entry before`(line: String) throws {
        #expect(try paste("00:01 before\n\(line)").entries.map(\.text) == ["before \(line)"])
    }

    @Test func `a link around the time is kept in the text`() throws {
        let entry = try #require(try paste("[10.41](https://chat.example.org/p1) text").entries.first)
        #expect(entry.moment.instant?.iso == "2026-03-01T09:41:00Z")
        #expect(entry.text == "[10.41](https://chat.example.org/p1) text")
    }

    @Test func `messages copied from a chat are an entry each, with their authors`() throws {
        let entries = try paste("Priya Nair  2:03 PM\nErrors rise\nAlma Berg  2:05 PM\nRolling back").entries
        #expect(entries.map { $0.moment.instant?.iso } == ["2026-03-01T13:03:00Z", "2026-03-01T13:05:00Z"])
        #expect(entries.map(\.text) == ["Priya Nair: Errors rise", "Alma Berg: Rolling back"])
    }

    @Test(arguments: [
        ("### March 20, 12:44", "2026-03-20T11:44:00Z"), ("1 Mar 14:02", "2026-03-01T13:02:00Z"),
        ("Mar 1, 14:02", "2026-03-01T13:02:00Z"), ("1. mars 14:02", "2026-03-01T13:02:00Z"),
    ])
    func `a date and a clock alone on a line are no year`(line: String, instant: String) throws {
        let entries = try paste("\(line)\n\nErrors rise").entries
        #expect(entries.map { $0.moment.instant?.iso } == [instant])
        #expect(entries.map(\.text) == ["Errors rise"])
    }

    @Test(arguments: ["1 Mar 1402 14:02 text", "1 Mar 1402 - text", "2099-01-01 14:02 text", "0026-03-01 14:02 text"])
    func `a year far away is asked about`(line: String) throws {
        let entry = try #require(try paste(line).entries.first)
        #expect(entry.moment.instant == nil)
        #expect(entry.text == line)
        #expect(entry.doubts.contains { if case .year = $0 { true } else { false } })
    }

    @Test(arguments: ["18:00 a\n06:30 b", "23:10 a\n09:00 b"])
    func `many hours back are the next day, and marked`(lines: String) throws {
        let entries = try paste(lines).entries
        #expect(entries.last?.doubts == [.nextDay])
        #expect(entries.last?.moment.instant.map { Day($0, in: .gmt).day } == 2)
    }

    @Test func `some hours back, and a date that goes back, are marked`() throws {
        #expect(try paste("14:00 a\n11:00 b").entries.last?.doubts == [.backwards])
        #expect(try paste("2026-03-01 14:00 a\n2025-03-01 14:10 b").entries.last?.doubts == [.backwards, .farAway])
        #expect(try paste("23:58 a\n00:03 b").entries.last?.doubts == [])
        #expect(try paste("14:10 a\n14:02 b").entries.last?.doubts == [])
    }

    @Test func `a date half a year from the incident is marked, and one with a time that was not understood`() throws {
        #expect(try paste("2025-03-01 14:10 a").entries.map(\.doubts) == [[.farAway]])
        #expect(try paste("2026-03-01 27:10 a").entries.map(\.doubts) == [[.unread]])
        #expect(try paste("20202-03-01 14:10 a").entries.map(\.doubts) == [[.unread]])
    }

    @Test func `what lies in the future is marked`() throws {
        #expect(try paste("2026-03-05 23:00 a").entries.last?.doubts == [.future])
    }

    @Test func `in the hour that comes twice the clock goes on`() throws {
        let oslo = try #require(TimeZone(identifier: "Europe/Oslo"))
        let day = try #require(Day(iso: "2026-10-25"))
        let later = Date(timeIntervalSince1970: 1_793_000_000)
        let named = try TimelinePaste("02:30 CEST a\n02:30 CET b", now: later, zone: oslo, day: day).entries
        #expect(named.map { $0.moment.instant?.iso } == ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"])
        let bare = try TimelinePaste("02:50 a\n02:05 b", now: later, zone: oslo, day: day).entries
        #expect(bare.map { $0.moment.instant?.iso } == ["2026-10-25T00:50:00Z", "2026-10-25T01:05:00Z"])
        #expect(bare.allSatisfy { $0.doubts.contains(.repeatedHour) })
    }

    private func paste(_ input: String) throws -> TimelinePaste {
        let zone = try #require(TimeZone(identifier: "Europe/Stockholm"))
        return try TimelinePaste(
            input, now: input.contains("March 20") ? now.addingTimeInterval(86_400 * 30) : now, zone: zone,
            day: Day(year: 2026, month: 3, day: 1), start: Date(timeIntervalSince1970: 1_772_366_400))
    }
}
