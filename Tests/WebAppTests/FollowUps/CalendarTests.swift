import Domain
import Foundation
import TestSupport
import Testing

@testable import WebApp

@Suite("A personal calendar")
struct CalendarTests {
    @Test func `has one all-day event for each promise, at a secret address that is shown once`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate; first, \\ then", address: "/follow-ups/new?incident=INC-1")
        try await story.addFollowUp("Of somebody else", owner: .tomas)
        try await story.addFollowUp("Only an idea", owner: nil, due: "")
        let calendar = try await story.calendar()
        #expect(calendar.response.headers["content-type"] == "text/calendar; charset=utf-8")
        let body = calendar.html
        #expect(body.components(separatedBy: "BEGIN:VEVENT").count == 2)
        #expect(body.contains("\r\nDTSTART;VALUE=DATE:20260310\r\nDTEND;VALUE=DATE:20260311\r\n"))
        #expect(body.contains("\r\nSUMMARY:FU-1 Estimate\\; first\\, \\\\ then\r\n"))
        #expect(body.contains("\r\nUID:follow-up-1-1772366400@handrail\r\n"))
        #expect(body.contains("DESCRIPTION:Committed\\nINC-1 Cleanup deleted the wrong rows"))
        #expect(!body.contains("Only an idea"))
        let profile = try await story.mei.open("/profile")
        #expect(profile.has("It cannot be shown again"))
        #expect(!profile.html.contains("calendar.ics?token"))
    }

    @Test func `keeps the identity of an event when its follow-up changes`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first")
        let address = try await story.calendarAddress()
        let before = try await story.app.stranger().open(address).html
        story.app.clock.advance(by: 3_600)
        try await story.mei.open("/follow-ups/FU-1/edit")
        try await story.mei.press("Save", [("due", "2026-03-20")])
        let after = try await story.app.stranger().open(address).html
        #expect(line("UID", before) == line("UID", after))
        #expect(line("SEQUENCE", before) == "SEQUENCE:0")
        #expect(line("SEQUENCE", after) == "SEQUENCE:1")
        #expect(line("DTSTAMP", after) == "DTSTAMP:20260301T130000Z")
    }

    @Test func `is read as its owner and no longer once its address was replaced or revoked`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first")
        let first = try await story.calendarAddress()
        let second = try await story.calendarAddress(button: "Replace the address")
        #expect(try await story.app.stranger().open(first).status == 404)
        #expect(try await story.app.stranger().open(second).status == 200)
        try await story.mei.open("/incidents/INC-1")
        try await story.mei.open("/profile")
        #expect(try await story.mei.press("Revoke it").has("no longer works"))
        #expect(try await story.app.stranger().open(second).status == 404)
        for wrong in ["/calendar.ics", "/calendar.ics?token=", "/calendar.ics?token=abc"] {
            #expect(try await story.app.stranger().open(wrong).status == 404)
        }
        let again = try await story.calendarAddress()
        let mei = ID<Person>(text: try await story.number(of: .mei)) ?? ID(0)
        try await story.app.store.change(by: .command("test"), at: story.app.clock.now) { try $0.deactivate(mei) }
        #expect(try await story.app.stranger().open(again).status == 404)
    }

    @Test func `shows nothing of an incident in the bin`() async throws {
        let story = try await ChainStory()
        try await story.addFollowUp("Estimate first", address: "/follow-ups/new?incident=INC-1")
        let address = try await story.calendarAddress()
        try await story.mei.open("/incidents/INC-1")
        try await story.mei.press("Move to the bin")
        let body = try await story.app.stranger().open(address).html
        #expect(!body.contains("Estimate first"))
        #expect(body.contains("BEGIN:VTIMEZONE"))
    }

    @Test(arguments: [0, 60, 74, 75, 76, 149, 150, 500])
    func `folds its lines at 75 octets and never within a character`(length: Int) {
        for unit in ["a", "é", "語", "👩‍🚀", "e\u{301}"] {
            let text = "SUMMARY:" + String(repeating: unit, count: length)
            let bytes = ICalendar.folded(text)
            #expect(bytes.suffix(2) == [0x0D, 0x0A])
            let lines = bytes.dropLast(2).split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
                line.last == 0x0D ? line.dropLast() : line
            }
            for line in lines {
                #expect(line.count <= 75)
                #expect(String(validating: line, as: UTF8.self) != nil)
            }
            let joined = lines.enumerated().flatMap {
                $0.offset == 0 ? Array($0.element) : Array($0.element.dropFirst())
            }
            #expect(joined == Array(text.utf8))
        }
    }

    @Test func `escapes what means something and leaves out what cannot be said`() {
        #expect(ICalendar.escaped("a,b;c\\d\r\ne\tf\u{7}") == "a\\,b\\;c\\\\d\\nef")
    }
}

private func line(_ name: String, _ body: String) -> String? {
    body.components(separatedBy: "\r\n").first { $0.hasPrefix("\(name):") }
}

extension ChainStory {
    /// As the page shows it, without the host.
    fileprivate func calendarAddress(button: String = "Create a secret address") async throws -> String {
        try await mei.open("/profile")
        let page = try await mei.press(button)
        let start = try #require(page.html.range(of: "/calendar.ics?token="))
        return String(page.html[start.lowerBound...].prefix { $0 != "\"" })
    }

    fileprivate func calendar() async throws -> Page { try await app.stranger().open(try await calendarAddress()) }
}
