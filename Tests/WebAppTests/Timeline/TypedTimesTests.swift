import Domain
import Foundation
import Storage
import TestSupport
import Testing

/// It is 12:00 UTC on 1 March 2026.
@Suite("A time that is typed")
struct TypedTimesTests {
    @Test func `is saved as it is echoed`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        #expect(
            try await priya.open("/time?text=23:10&incident=INC-1&mark=started").html.hasPrefix("2026-02-28 23:10 UTC"))
        try await priya.open("/incidents/INC-1/times")
        try await priya.press("Save the times", [("started", "23:10")])
        let form = try await priya.open("/incidents/INC-1/times").forms.flatMap(\.fields)
        #expect(form.first { $0.name == "started" }?.value == "2026-02-28 23:10")
    }

    @Test func `of minutes ago has no seconds, and one that has can be corrected within its minute`() async throws {
        let app = try await TestApp()
        app.clock.advance(by: 57)
        let priya = try await app.browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        func started() async throws -> Moment? {
            try await app.store.read(as: .command("test")) { try $0.times(of: ID<Incident>(1))[.started] }
        }
        try await priya.open("/incidents/INC-1/times")
        try await priya.press("Save the times", [("started", "-40m")])
        #expect(try await started()?.instant?.iso == "2026-03-01T11:20:00Z")
        try await app.store.change(by: .command("test"), at: app.clock.now) { change in
            var times = try change.reading.times(of: ID<Incident>(1))
            times[.started] = try times[.started].map {
                Moment($0.instant?.addingTimeInterval(57) ?? .distantPast, zone: $0.zone)
            }
            try change.setTimes(of: ID(1), times)
        }
        #expect(try await started()?.instant?.iso == "2026-03-01T11:20:57Z")
        try await priya.open("/incidents/INC-1/times")
        try await priya.press("Save the times", [("started", "2026-03-01 11:20:00")])
        #expect(try await started()?.instant?.iso == "2026-03-01T11:20:00Z")
        #expect(try await priya.open("/incidents/INC-1").has("and 57 s"))
    }

    @Test func `is pointed out if it lies in the future or before the other times of the incident`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        try await priya.open("/incidents/INC-1/times")
        try await priya.press("Save the times", [("started", "11:00")])
        #expect(
            try await priya.open("/time?text=10:30&incident=INC-1&mark=mitigated").html
                .contains("Mitigated is before noticed"))
        #expect(
            try await priya.open("/time?text=2026-03-02%2010:30&incident=INC-1&mark=mitigated").html
                .contains("Mitigated is in the future"))
        // The rest of the form counts as it is typed, not as it was saved.
        let typed = "/time?text=11:30&incident=INC-1&mark=mitigated&noticed=11:40"
        #expect(try await priya.open(typed).html.contains("Mitigated is before noticed"))
        #expect(
            try await priya.open("/time?text=10:30&incident=INC-1&mark=mitigated&started=10:00&noticed=").html
                .hasSuffix("ago"))
        #expect(try await priya.open("/time?text=2026-03-02%2010:30&incident=INC-1").html.contains("in the future"))
        try await priya.open("/incidents/INC-1/times")
        let page = try await priya.press("Save the times", [("mitigated", "2026-03-02 10:30")])
        #expect(page.has("Mitigated is in the future: check its day."))
    }

    @Test func `in the edit form of an entry belongs to the day of that entry, echoed and saved`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        var page = try await priya.press("Add", [("at", "2026-02-20 10:00"), ("text", "Something")])
        let edit = try #require(page.links.first { $0.address.contains("/timeline/") && $0.text == "Edit" })
        page = try await priya.open(edit.address)
        #expect(page.html.contains("data-day=\"2026-02-20\""))
        #expect(
            try await priya.open("/time?text=23:10&incident=INC-1&day=2026-02-20").html.hasPrefix(
                "2026-02-20 23:10 UTC"))
        try await priya.open(edit.address)
        page = try await priya.press("Save", [("at", "23:10")])
        #expect(page.has("23:10 UTC"))
        #expect(page.has("20 Feb 2026"))
    }
}
