import Domain
import TestSupport
import Testing

@Suite("The list of incidents in the browser")
struct IncidentListTests {
    @Test func `lists are filtered by the address, and an unknown filter is a message`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Alpha is down", severity: 1)
        try await priya.declare("Beta is slow", severity: 4)
        var page = try await priya.open("/incidents?severity=4")
        #expect(page.has("Beta is slow") && !page.has("Alpha is down"))
        page = try await priya.open("/incidents?sort=title")
        let alpha = try #require(page.text.firstRange(of: "Alpha is down")).lowerBound
        let beta = try #require(page.text.firstRange(of: "Beta is slow")).lowerBound
        #expect(alpha < beta)
        for (query, sentence) in [
            ("state=broken", "There is no state “broken”."), ("severity=9", "There is no severity “9”."),
            ("colour=red", "There is no filter “colour”."), ("after=x", "There is no page beside “x”."),
            ("from=March", "“March” is not a day. Write it as 2026-03-01."),
            ("to=2026-02-30", "“2026-02-30” is not a day. Write it as 2026-03-01."),
        ] {
            page = try await priya.open("/incidents?\(query)")
            #expect(page.status == 422 && page.has(sentence), "\(query)")
        }
        page = try await priya.open("/incidents?severity=2")
        #expect(page.has("Nothing matches."))
    }

    @Test func `a filter that is set is named above the list, and one click removes it`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Alpha is down", severity: 1)
        var page = try await priya.open("/incidents?severity=4&from=2026-01-02&sort=title")
        #expect(page.has("Severity: SEV4") && page.has("Happened from: 2 Jan 2026"))
        page = try await priya.click("Remove the filter Severity: SEV4 ×")
        #expect(page.path == "/incidents?from=2026-01-02&sort=title")
        #expect(page.has("Alpha is down") && !page.has("Severity: SEV4"))
    }

    @Test func `a row says how long it took to notice and how long it lasted, where both are known`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Alpha is down", severity: 1)
        try await priya.open("/incidents/INC-1/times")
        try await priya.press(
            "Save the times",
            [("started", "2026-02-27 09:00"), ("noticed", "2026-02-27 09:45"), ("resolved", "2026-02-28 11:00")])
        let page = try await priya.open("/incidents")
        #expect(page.has("45 min 1 day 2 h"))
        #expect(page.has("2026-02-27 09:00 UTC declared 1 Mar 2026"))
        try await priya.declare("Beta is slow", severity: 4)
        let both = try await priya.open("/incidents?severity=4")
        #expect(!both.has("declared 1 Mar"))
    }
}
