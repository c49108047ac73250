import Domain
import Foundation
import Testing

/// It is Thursday, 5 March 2026, half past four in the afternoon in Stockholm, one hour ahead of UTC.
struct TimeInputTests {
    private static let now = Date(timeIntervalSince1970: 1_772_724_600)
    private static let stockholm = TimeZone(identifier: "Europe/Stockholm") ?? .gmt

    @Test(arguments: [
        ("14:02", "2026-03-05T13:02:00Z"), (" 14:02 ", "2026-03-05T13:02:00Z"), ("14:02:33", "2026-03-05T13:02:33Z"),
        ("14.02", "2026-03-05T13:02:00Z"), ("14h02", "2026-03-05T13:02:00Z"), ("at 14:02", "2026-03-05T13:02:00Z"),
        ("9:05", "2026-03-05T08:05:00Z"), ("2:02 pm", "2026-03-05T13:02:00Z"), ("2:02PM", "2026-03-05T13:02:00Z"),
        ("13:30 pm", "2026-03-05T12:30:00Z"), ("2pm", "2026-03-05T13:00:00Z"), ("12 am", "2026-03-04T23:00:00Z"),
        ("12:30 a.m.", "2026-03-04T23:30:00Z"),
        ("12pm", "2026-03-05T11:00:00Z"), ("2:02:33.512 pm", "2026-03-05T13:02:33Z"),
        ("14:02:33.512", "2026-03-05T13:02:33Z"),
        ("14:02 today", "2026-03-05T13:02:00Z"), ("yesterday 23:50", "2026-03-04T22:50:00Z"),
        ("23:50 yesterday", "2026-03-04T22:50:00Z"), ("yesterday at 2 pm", "2026-03-04T13:00:00Z"),
    ])
    func `a time of day is read in the person's own zone`(typed: String, instant: String) throws {
        #expect(try read(typed) == Moment(try date(instant), zone: "Europe/Stockholm"))
    }

    @Test(arguments: [
        ("2026-03-01 14:02", "2026-03-01T13:02:00Z"), ("2026-03-01T14:02", "2026-03-01T13:02:00Z"),
        ("2026/03/01 14:02", "2026-03-01T13:02:00Z"), ("01.03.2026 14:02", "2026-03-01T13:02:00Z"),
        ("1 Mar 2026 14:02", "2026-03-01T13:02:00Z"), ("Mar 1, 2026 2:02 PM", "2026-03-01T13:02:00Z"),
        ("1st March 2026 at 14:02", "2026-03-01T13:02:00Z"), ("14:02, 1 March 2026", "2026-03-01T13:02:00Z"),
        ("2026-07-01 14:02", "2026-07-01T12:02:00Z"), ("2024-02-29 00:00", "2024-02-28T23:00:00Z"),
    ])
    func `a date may stand with the time`(typed: String, instant: String) throws {
        #expect(try read(typed).instant?.iso == instant)
    }

    @Test(arguments: [
        ("1 Mar 14:02", "2026-03-01T13:02:00Z"), ("Mar 1 14:02", "2026-03-01T13:02:00Z"),
        ("March 1st, 14:02", "2026-03-01T13:02:00Z"), ("5 Mar 16:29", "2026-03-05T15:29:00Z"),
        ("31 Dec 23:50", "2025-12-31T22:50:00Z"), ("Sept 1 14:02", "2025-09-01T12:02:00Z"),
        ("29 Feb 14:02", "2024-02-29T13:02:00Z"), ("14:02 on 1 Mar", "2026-03-01T13:02:00Z"),
    ])
    func `a date without a year is the latest one that has been`(typed: String, instant: String) throws {
        #expect(try read(typed).instant?.iso == instant)
    }

    @Test(arguments: [
        ("14:02 UTC", "2026-03-05T14:02:00Z"), ("14:02Z", "2026-03-05T14:02:00Z"),
        ("14:02 GMT", "2026-03-05T14:02:00Z"),
        ("2026-03-01T14:02:00Z", "2026-03-01T14:02:00Z"), ("2026-03-01t14:02:00z", "2026-03-01T14:02:00Z"),
        ("2026-03-01T14:02:33.512Z", "2026-03-01T14:02:33Z"), ("2026-03-01T14:02:00+02:00", "2026-03-01T12:02:00Z"),
        ("2026-03-01T14:02:00-05:00", "2026-03-01T19:02:00Z"), ("2026-03-01T14:02-0500", "2026-03-01T19:02:00Z"),
        ("2026-03-01 14:02:33+00", "2026-03-01T14:02:33Z"), ("2026-03-01 14:02 +0200", "2026-03-01T12:02:00Z"),
        ("2026-03-01 14:02 -08:00", "2026-03-01T22:02:00Z"), ("14:02 UTC+2", "2026-03-05T12:02:00Z"),
        ("14:02 CET", "2026-03-05T13:02:00Z"), ("14:02 AEST", "2026-03-05T04:02:00Z"),
        ("2026-03-01 14:02 PST", "2026-03-01T22:02:00Z"),
        ("2026-03-01 14:02 America/New_York", "2026-03-01T19:02:00Z"), ("14:02 (UTC)", "2026-03-05T14:02:00Z"),
        ("2026-03-01 14:02 +05:45", "2026-03-01T08:17:00Z"),
    ])
    func `a zone of its own is read and kept`(typed: String, instant: String) throws {
        let moment = try read(typed)
        #expect(moment.instant?.iso == instant)
        #expect(moment.zone != "Europe/Stockholm")
        #expect(TimeZone(identifier: moment.zone) != nil, "\(moment.zone)")
    }

    @Test(arguments: [
        ("now", 0), ("NOW", 0), ("-10m", 600), ("\u{2212}10m", 600), ("-1h30m", 5_400), ("-1h 30m", 5_400),
        ("-2d", 172_800), ("-45s", 45), ("- 10 m", 600), ("-10M", 600),
    ])
    func `a time may be told back from now`(typed: String, seconds: Double) throws {
        #expect(try read(typed) == Moment(Self.now.addingTimeInterval(-seconds), zone: "Europe/Stockholm"))
    }

    @Test(arguments: ["~14:02", "about 14:02", "14:02 approx.", "around 2 pm", "ca. 14:02", "\u{2248}14:02", "~ 14:02"])
    func `about is about`(typed: String) throws {
        let moment = try read(typed)
        #expect(moment.precision == .approximate)
        #expect(["2026-03-05T13:02:00Z", "2026-03-05T13:00:00Z"].contains(moment.instant?.iso))
    }

    @Test(arguments: ["?", "unknown", "Unknown", " not known "])
    func `nobody knows is an answer`(typed: String) throws {
        #expect(try read(typed) == .unknown(zone: "Europe/Stockholm"))
    }

    @Test func `a bare time that has not come yet was yesterday, unless it is a matter of minutes`() throws {
        #expect(try read("23:50").instant?.iso == "2026-03-04T22:50:00Z")
        #expect(try read("16:31").instant?.iso == "2026-03-05T15:31:00Z")
        #expect(try read("16:40").instant?.iso == "2026-03-05T15:40:00Z")
        #expect(try read("16:41").instant?.iso == "2026-03-04T15:41:00Z")
        #expect(try read("00:30 UTC").instant?.iso == "2026-03-05T00:30:00Z")
    }

    @Test func `a bare time belongs to the day that is given, even if that has not come yet`() throws {
        let sunday = try #require(Day(iso: "2026-03-08"))
        let input = TimeInput(now: Self.now, zone: Self.stockholm, day: sunday)
        #expect(try input.read("14:02").instant?.iso == "2026-03-08T13:02:00Z")
        #expect(try input.read("2026-03-01 14:02").instant?.iso == "2026-03-01T13:02:00Z")
        #expect(try input.read("yesterday 14:02").instant?.iso == "2026-03-04T13:02:00Z")
    }

    @Test(arguments: ["14:02 IST", "14:02 CST", "2026-03-01 14:02 BST"])
    func `an abbreviation of several meanings is refused with the meanings`(typed: String) {
        #expect(fields { _ = try read(typed) } == ["at"])
        #expect(sentence(typed).contains("means several zones"))
    }

    @Test(arguments: ["1244-03-20 12:00", "1 Mar 1402 14:02", "2028-01-01 14:02", "1989-12-31 14:02"])
    func `a year far away is refused`(typed: String) {
        #expect(fields { _ = try read(typed) } == ["at"])
        #expect(sentence(typed).contains("too far away"))
    }

    @Test func `what was typed in UTC is kept as UTC`() throws {
        for typed in ["14:02 UTC", "14:02Z", "14:02 GMT"] { #expect(try read(typed).zone == "UTC", "\(typed)") }
    }

    @Test func `yesterday is the zone's own`() throws {
        let night = TimeInput(now: try date("2026-03-05T23:30:00Z"), zone: Self.stockholm)
        #expect(try night.read("yesterday 12:00").instant?.iso == "2026-03-05T11:00:00Z")
        #expect(try night.read("yesterday 12:00 UTC").instant?.iso == "2026-03-04T12:00:00Z")
    }

    @Test func `an hour that the clocks skip is refused in a sentence, one that comes twice is the first`() throws {
        #expect(fields { _ = try read("2026-03-29 02:30") } == ["at"])
        #expect(sentence("2026-03-29 02:30").contains("does not exist in Europe/Stockholm"))
        #expect(try read("2025-10-26 02:30").instant?.iso == "2025-10-26T00:30:00Z")
        #expect(try read("2026-03-29 02:30 UTC").instant?.iso == "2026-03-29T02:30:00Z")
    }

    @Test(arguments: [
        "", " ", "soon", "25:00", "24:00", "14:60", "14:02:60", "14:2", "1402", "14", "14:", ":02", "14:02:03:04",
        "13:00 am", "0 pm", "14:02 14:03", "2026-03-01", "yesterday", "2026-02-30 14:02", "2026-13-01 14:02",
        "30 Feb 14:02",
        "32 Mar 14:02", "0 Mar 14:02", "1 Foo 14:02", "marketing 1 14:02", "14:02 tomorrow", "14:02 Mars/Olympus",
        "14:02 ../../../etc/passwd", "14:02 +99:00", "14:02 -14:10", "14:02-14:10", "14:02 -5", "14:02 +3", "14:02 +",
        "-10", "-m", "--10m", "-10x", "-", "-0m", "10m", "+10m", "now now", "14:02 <script>",
        "2026-03-01 2026-03-02 14:02",
        "\u{0661}\u{0664}:\u{0660}\u{0662}", "\u{FF11}\u{FF14}:\u{FF10}\u{FF12}", "14:02\u{301}", "1\u{301}4:02",
        "14:\u{200D}02",
        "-1\u{301}m", "-\u{0661}m", "now\u{301}", "14\u{0}:02", "1e1:02", "0x1:02", "-1e3m", "+14:02",
    ])
    func `what is not a time is refused with an example`(typed: String) {
        #expect(fields { _ = try read(typed, field: "mitigated") } == ["mitigated"])
        #expect(sentence(typed).contains("14:02"))
    }

    @Test(arguments: [
        String(repeating: "9", count: 1_000_000), String(repeating: "9", count: 1_000_000) + ":02",
        "-" + String(repeating: "9", count: 1_000_000) + "m", "-" + String(repeating: "99999d", count: 100_000),
        "14:02" + String(repeating: " ", count: 1_000_000) + "x", String(repeating: ":", count: 1_000_000),
        "1" + String(repeating: "\u{301}", count: 1_000_000), String(repeating: "14:02 ", count: 100_000),
        String(repeating: "\u{1F469}\u{200D}", count: 100_000), String(repeating: "T", count: 1_000_000),
        String(repeating: "+", count: 1_000_000), "14:02 " + String(repeating: "a/", count: 100_000),
    ])
    func `something enormous is refused in a short sentence`(typed: String) {
        #expect(fields { _ = try read(typed) } == ["at"])
        #expect(sentence(typed).utf8.count < 1_000)
    }

    @Test func `a time that Handrail writes is read back as the same`() throws {
        var random = Random(seed: 3)
        for _ in 0..<300 {
            // From 1990 on; a year before is refused.
            let minute = Double(random.below(18_900_000)) * 60
            let instant = Date(timeIntervalSince1970: 631_152_000 + minute)
            #expect(try read(CivilTime(utc: instant).text + " UTC").instant == instant)
            #expect(try read(instant.iso).instant == instant)
            let own = CivilTime(instant, in: Self.stockholm)
            if own.instants(in: Self.stockholm).first == instant { #expect(try read(own.text).instant == instant) }
        }
    }

    private func read(_ typed: String, field: String = "at") throws -> Moment {
        try TimeInput(now: Self.now, zone: Self.stockholm).read(typed, field: field)
    }

    private func sentence(_ typed: String) -> String {
        do {
            _ = try read(typed)
            return ""
        } catch {
            return (error as? Refusal)?.problems.first?.sentence ?? ""
        }
    }

    private func date(_ iso: String) throws -> Date { try Date(iso, strategy: .iso8601) }
}
