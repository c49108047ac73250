import Domain
import Foundation
import Testing

/// Bo pastes what stands in other documents, on 5 March 2026 in Stockholm, about an incident that began on 1 March.
struct TimelinePasteTests {
    @Test func `each line that begins with a time is an entry`() throws {
        let entries = try pasted(
            """
            14:02 Deploy of the ledger begins
            14:05:30 - Alerts fire
            14.10: Alma raises the alarm
            ~14:20 — Rolled back
            """)
        #expect(
            entries == [
                "2026-03-01T13:02:00Z Deploy of the ledger begins", "2026-03-01T13:05:30Z Alerts fire",
                "2026-03-01T13:10:00Z Alma raises the alarm", "about 2026-03-01T13:20:00Z Rolled back",
            ])
    }

    @Test func `bullets, boxes, quotations, headings and numbers stand in front of the time and are no part of it`()
        throws
    {
        let entries = try pasted(
            """
            - 14:02 a
            * 14:03 b
            + 14:04 c
            • 14:05 d
            – 14:06 e
            - [ ] 14:07 f
            - [x] 14:08 g
            > 14:09 q
            ### 14:10 i
            1. 14:11 j
            12) 14:12 k
              - 14:13 l
            """)
        #expect(
            entries.map { String($0.dropFirst(14)) } == [
                "02:00Z a", "03:00Z b", "04:00Z c", "05:00Z d", "06:00Z e", "07:00Z f", "08:00Z g", "09:00Z q",
                "10:00Z i",
                "11:00Z j", "12:00Z k", "13:00Z l",
            ])
    }

    @Test func `times in bold, italics, code and brackets are times`() throws {
        let entries = try pasted(
            """
            **14:02** a
            **14:03:** b
            *14:04* c
            __14:05__ d
            `14:06` e
            [14:07] f
            (14:08) g
            **14:09 UTC** q
            **14:10 the whole line is bold**
            - **14:11** **two** parts
            """)
        #expect(
            entries == [
                "2026-03-01T13:02:00Z a", "2026-03-01T13:03:00Z b", "2026-03-01T13:04:00Z c", "2026-03-01T13:05:00Z d",
                "2026-03-01T13:06:00Z e", "2026-03-01T13:07:00Z f", "2026-03-01T13:08:00Z g", "2026-03-01T14:09:00Z q",
                "2026-03-01T13:10:00Z **the whole line is bold**", "2026-03-01T13:11:00Z **two** parts",
            ])
    }

    @Test func `a table with a date and a time of its own in each row is read`() throws {
        let entries = try pasted(
            """
            | Date       | Time (UTC) | What happened      | Who  |
            |------------|:----------:|--------------------|------|
            | 2026-02-27 | 23:58      | Deploy \\| rollout  | Alma |
            | 2026-02-28 | 00:03      | **Alerts** fire    |      |
            """)
        #expect(
            entries == ["2026-02-27T23:58:00Z Deploy | rollout | Alma", "2026-02-28T00:03:00Z **Alerts** fire"])
    }

    @Test func `a table row that has no time is an entry of its own`() throws {
        let entries = try pasted(
            """
            | Time | Event |
            |---|---|
            | 14:02 | Deploy |
            | later | Alerts |
            | note | see what happened next |
            """)
        #expect(
            entries == [
                "2026-03-01T13:02:00Z Deploy", "unknown later | Alerts", "unknown note | see what happened next",
            ])
    }

    @Test func `cells parted by tabs, as a spreadsheet copies them, are read`() throws {
        let entries = try pasted("2026-03-01\t14:02\tDeploy\tAlma")
        #expect(entries == ["2026-03-01T13:02:00Z Deploy\tAlma"])
    }

    @Test func `a line with nothing but a day says to which day the next times belong`() throws {
        let entries = try pasted(
            """
            ## 2026-02-27
            23:50 a
            **28 February 2026**
            00:10 b
            March 2, 2026:
            09:00 c
            -3/3/26_
            10:00 d
            === 2026-03-04 ===
            11:00 e
            """)
        #expect(
            entries == [
                "2026-02-27T22:50:00Z a", "2026-02-27T23:10:00Z b", "2026-03-02T08:00:00Z c", "2026-03-03T09:00:00Z d",
                "2026-03-04T10:00:00Z e",
            ])
    }

    @Test func `past midnight the next day begins, and a step back of some minutes does not begin one`() throws {
        let entries = try pasted("23:50 a\n23:45 b\n00:05 c\n00:01 d\n12:30 e")
        #expect(
            entries == [
                "2026-03-01T22:50:00Z a", "2026-03-01T22:45:00Z b", "2026-03-01T23:05:00Z c", "2026-03-01T23:01:00Z d",
                "2026-03-02T11:30:00Z e",
            ])
    }

    @Test func `a date in a line holds for the lines behind it`() throws {
        let entries = try pasted("2026-02-20 10:00 a\n10:05 b\n23:59 c\n00:01 d")
        #expect(
            entries == [
                "2026-02-20T09:00:00Z a", "2026-02-20T09:05:00Z b", "2026-02-20T22:59:00Z c", "2026-02-20T23:01:00Z d",
            ])
    }

    @Test func `a day without a year is the latest one that has been`() throws {
        let entries = try pasted("27 Feb 14:02 a\n14:03 b\nDec 31 23:00 c")
        #expect(
            entries == [
                "2026-02-27T13:02:00Z a", "2026-02-27T13:03:00Z b", "2025-12-31T22:00:00Z c",
            ])
    }

    @Test func `yesterday is the day before the paste`() throws {
        let entries = try pasted("yesterday 23:50 a\n23:55 b")
        #expect(entries == ["2026-03-04T22:50:00Z a", "2026-03-04T22:55:00Z b"])
    }

    @Test func `a zone in a line is that line's, a zone that is stated for all holds for all behind it`() throws {
        let entries = try pasted(
            """
            14:02 a
            14:02 UTC b
            14:02 c
            All times in UTC.
            14:02 d
            *All times are in America/New_York*
            14:02 e
            Time zone: CET
            14:02 f
            """)
        #expect(
            entries == [
                "2026-03-01T13:02:00Z a", "2026-03-01T14:02:00Z b", "2026-03-01T13:02:00Z c", "2026-03-01T14:02:00Z d",
                "2026-03-01T19:02:00Z e", "2026-03-01T13:02:00Z f",
            ])
    }

    @Test func `a sentence that mentions all and time is not taken for a zone`() throws {
        let lines = ["14:02 a", "By that time all traffic went to EST", "At the same time all was well in UTC"]
        let entries = try pasted(lines.joined(separator: "\n"))
        #expect(
            entries == [
                "2026-03-01T13:02:00Z a By that time all traffic went to EST At the same time all was well in UTC"
            ])
    }

    @Test func `a line without a time continues the entry before it`() throws {
        let entries = try pasted("14:02 Deploy begins\n  and takes long\n\nand longer\n14:10\nAlerts fire")
        #expect(
            entries == [
                "2026-03-01T13:02:00Z Deploy begins and takes long and longer", "2026-03-01T13:10:00Z Alerts fire",
            ])
    }

    @Test func `a line without a time at the beginning is an entry whose time nobody knows`() throws {
        let entries = try pasted("Before it all began\n14:02 a")
        #expect(entries == ["unknown Before it all began", "2026-03-01T13:02:00Z a"])
    }

    @Test(arguments: [
        ("14:02 +3 nodes added", "+3 nodes added"), ("14:02 -5 % errors", "-5 % errors"),
        ("14:02 est. 3 hours", "est. 3 hours"),
        ("14:02 2 of 3 nodes down", "2 of 3 nodes down"), ("14:02 14:10 was the forecast", "14:10 was the forecast"),
        ("14:02 May 12 be the day?", "May 12 be the day?"), ("14:02 12 of May", "12 of May"),
        ("14:02 https://example.org/a", "https://example.org/a"),
        ("14:02 | a | b", "a | b"), ("14:02 <b>&\"'", "<b>&\"'"), ("14:02 -", ""),
    ])
    func `what stands behind the time is text, even if it looks like more of it`(line: String, text: String) throws {
        let entry = try #require(try paste(line).entries.first)
        #expect(entry.text == text)
        #expect(entry.moment.instant?.iso == "2026-03-01T13:02:00Z")
    }

    @Test func `a time that does not exist is kept in the words`() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Stockholm"))
        let paste = try TimelinePaste("2026-03-29 02:30 clocks", now: .now, zone: zone, day: nil)
        #expect(paste.entries.map(\.moment.precision) == [.unknown])
        #expect(paste.entries.first?.text == "2026-03-29 02:30 clocks")
    }

    func paste(_ input: String) throws -> TimelinePaste {
        let zone = try #require(TimeZone(identifier: "Europe/Stockholm"))
        return try TimelinePaste(
            input, now: Date(timeIntervalSince1970: 1_772_724_600), zone: zone, day: Day(year: 2026, month: 3, day: 1))
    }

    func pasted(_ input: String) throws -> [String] {
        try paste(input).entries.map { entry in
            let about = entry.moment.precision == .approximate ? "about " : ""
            return about + (entry.moment.instant?.iso ?? "unknown") + " " + entry.text
        }
    }
}
