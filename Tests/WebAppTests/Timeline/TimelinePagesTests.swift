import Domain
import TestSupport
import Testing

@Suite("The timeline in the browser")
struct TimelinePagesTests {
    @Test func `takes a time as people type it, and now by itself`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        try await priya.press("Add", [("at", "-10m"), ("text", "Alert fires")])
        var page = try await priya.press("Add", [("text", "On-call engineer looks")])
        #expect(page.has("11:50 UTC Alert fires"))
        #expect(page.has("12:00 UTC On-call engineer looks"))
        page = try await priya.press("Add", [("at", "sometime"), ("text", "A third thing")])
        #expect(page.status == 422)
        #expect(page.has("“sometime” is not a time that Handrail understands."))
        #expect(page.forms.flatMap(\.fields).contains { $0.name == "text" && $0.value == "A third thing" })
    }

    @Test func `keeps the earlier text of an entry that was edited`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        try await priya.press("Add", [("at", "11:00"), ("text", "Replica lags by a minute")])
        let page = try priya.page
        let edit = try #require(page.links.first { $0.address.contains("/timeline/") && $0.text == "Edit" })
        try await priya.open(edit.address)
        try await priya.press("Save", [("text", "Replica lags by an hour")])
        let after = try await priya.click("edited")
        #expect(after.has("Replica lags by a minute"))
        #expect(after.has("Replica lags by an hour"))
    }

    @Test func `gives a deleted entry back at once`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        try await priya.press("Add", [("text", "Typed twice")])
        var page = try await priya.press("Delete")
        #expect(page.has("Moved the entry to the bin."))
        page = try await priya.press("Undo")
        #expect(page.has("Typed twice"))
        #expect(page.has("Restored."))
    }

    @Test func `shows silences of more than a quarter of an hour`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        try await priya.press("Add", [("at", "10:00"), ("text", "First")])
        try await priya.press("Add", [("at", "10:14"), ("text", "Second")])
        let page = try await priya.press("Add", [("at", "10:45"), ("text", "Third")])
        #expect(page.has("31 min without an entry"))
        #expect(!page.has("14 min without an entry"))
    }

    @Test func `takes many lines at once, shows what was understood, and saves nothing before`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        try await priya.click("Paste several lines")
        let lines = """
            | Time (UTC) | Event |
            | --- | --- |
            | 2026-02-28 23:50 | Deploy of `ledger` begins |
            | ~23:58 | Errors \\| timeouts rise |
            | 00:04 | Deploy is rolled back |
            A line that belongs to the one before
            """
        var page = try await priya.press("Check the entries", [("lines", lines)])
        #expect(page.has("3 entries understood"))
        let times = page.forms.flatMap(\.fields).filter { $0.name == "at" }.map(\.value)
        #expect(times == ["2026-02-28 23:50 UTC", "about 2026-02-28 23:58 UTC", "2026-03-01 00:04 UTC"])
        #expect(try await !priya.open("/incidents/INC-1").has("Deploy of ledger begins"))

        try await priya.click("Paste several lines")
        try await priya.press("Check the entries", [("lines", lines)])
        page = try await priya.press("Add them to the timeline")
        #expect(page.has("3 entries added."))
        #expect(page.has("Errors | timeouts rise"))
        #expect(page.has("belongs to the one before"))
        #expect(page.html.contains("<code>ledger</code>"))
    }

    @Test func `saves all pasted rows or none`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        try await priya.click("Paste several lines")
        try await priya.press("Check the entries", [("lines", "10:00 one\n10:05 two")])
        let page = try await priya.press(
            "Add them to the timeline", [("at", "10:00"), ("at", "half past"), ("text", "one"), ("text", "two")])
        #expect(page.status == 422)
        #expect(page.has("“half past” is not a time that Handrail understands"))
        #expect(try await !priya.open("/incidents/INC-1").has("10:00 UTC one"))
    }

    @Test func `pasted rows are taken back together`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        try await priya.click("Paste several lines")
        try await priya.press("Check the entries", [("lines", "10:00 first line\n10:05 second line")])
        #expect(try await priya.press("Add them to the timeline").has("2 entries added."))
        #expect(try priya.page.has("second line"))
        let page = try await priya.press("Undo")
        #expect(page.path == "/incidents/INC-1#timeline")
        #expect(page.has("Undone."))
        #expect(!page.has("10:00 UTC first line") && !page.has("10:05 UTC second line"))
        #expect(try await priya.open("/bin").has("first line"))
    }

    @Test(arguments: [
        "timeline-event:2-1", "timeline-event:0-2", "timeline-event:1-9000", "finding:1-3", "timeline-event:1-2-3",
        "timeline-event:1-x", "timeline-event:9223372036854775806-9223372036854775807",
    ])
    func `what no page offers to take back is refused`(items: String) async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        let token = try priya.page.formToken()
        let answer = try await priya.send(.post, "/bin/removals?items=\(items)", form: [("csrf", token)])
        #expect([404, 422].contains(answer.status))
    }

    @Test func `entries of two incidents are not taken back as one action`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        try await priya.declare("Ledger is ahead", severity: 2)
        let token = try priya.page.formToken()
        let answer = try await priya.send(
            .post, "/bin/removals?items=timeline-event:1-20", form: [("csrf", token)])
        #expect(answer.has("These entries were not added together."))
    }

    @Test func `echoes what a time is understood as`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        #expect(try await priya.open("/time?text=-10m").html == "2026-03-01 11:50 UTC, 10 min ago")
        #expect(try await priya.open("/time?text=nonsense").html == "Not understood yet")
    }

    @Test func `echoes a bare time as that of the day of the incident whose key is in the field`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        let rest = try #require(try priya.page.html.split(separator: "<input data-time-echo ").dropFirst().first)
        #expect(rest.prefix { $0 != ">" }.contains("data-incident=\"INC-1\""))
        app.clock.advance(by: 3 * 86_400)
        #expect(try await priya.open("/time?text=14:02").html == "2026-03-03 14:02 UTC, 21 h 58 min ago")
        let echo = try await priya.open("/time?text=14:02&incident=INC-1")
        #expect(echo.html == "2026-03-01 14:02 UTC, 2 days 21 h ago")
    }
}
