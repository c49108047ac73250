import Domain
import TestSupport
import Testing

@Suite("The preview of a paste")
struct PastePreviewTests {
    @Test func `shows each time with its offset, and that instant is saved`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        try await priya.click("Paste several lines")
        var page = try await priya.press(
            "Check the entries",
            [("lines", "02:30 CEST First pass\n02:30 CET Second pass"), ("day", "2025-10-26"), ("zone", "Europe/Oslo")])
        #expect(times(page) == ["2025-10-26 02:30 +02:00", "2025-10-26 02:30 +01:00"])
        page = try await priya.press("Add them to the timeline")
        #expect(page.has("00:30 UTC"))
        #expect(page.has("01:30 UTC"))
    }

    @Test func `without zones the second pass of an hour stays the second`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        try await priya.click("Paste several lines")
        var page = try await priya.press(
            "Check the entries",
            [("lines", "02:50 One\n02:05 Two"), ("day", "2025-10-26"), ("zone", "Europe/Oslo")])
        #expect(times(page) == ["2025-10-26 02:50 +02:00", "2025-10-26 02:05 +01:00"])
        #expect(page.has("The clocks show this hour twice that night."))
        page = try await priya.press("Add them to the timeline")
        #expect(page.has("00:50 UTC"))
        #expect(page.has("01:05 UTC"))
    }

    @Test func `asks once which of day and month is first, and reads all lines again with the answer`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        try await priya.click("Paste several lines")
        let lines = "07/01/2026 10:00 One\n08/01/2026 14:02 IST Two\n09/01/2026 10:00 Three"
        var page = try await priya.press("Check the entries", [("lines", lines)])
        #expect(page.has("2 questions first"))
        #expect(page.has("What is first in 07/01/2026?"))
        #expect(page.has("India, UTC+5:30"))
        #expect(page.has("Day and month may be the other way round."))
        page = try await priya.press(
            "Read the lines again", [("order", "day-first"), ("means", "GMT+0530")])
        #expect(!page.has("question"))
        #expect(times(page) == ["2026-01-07 10:00 UTC", "2026-01-08 14:02 +05:30", "2026-01-09 10:00 UTC"])
        page = try await priya.press("Add them to the timeline")
        #expect(page.has("3 entries added."))
        #expect(page.has("08:32 UTC Two"))
    }

    @Test func `marks what was assumed, and a line whose time was not understood`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        try await priya.click("Paste several lines")
        let page = try await priya.press(
            "Check the entries", [("lines", "18:00 One\n06:30 Two\n25:10 Three"), ("day", "2026-02-20")])
        #expect(page.has("2 rows are marked"))
        #expect(page.has("so the next day was assumed"))
        #expect(page.has("a time that was not understood"))
        #expect(times(page) == ["2026-02-20 18:00 UTC", "2026-02-21 06:30 UTC", "unknown"])
    }

    @Test func `a time that is corrected by hand belongs to the day of the row above`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger is behind", severity: 2)
        try await priya.click("Paste several lines")
        try await priya.press(
            "Check the entries", [("lines", "18:00 One\n27:10 Two"), ("day", "2026-02-20")])
        let page = try await priya.press(
            "Add them to the timeline",
            [("at", "2026-02-20 18:00 UTC"), ("at", "18:10"), ("text", "One"), ("text", "Two")])
        #expect(page.has("18:10 UTC Two"))
        #expect(page.has("20 Feb 2026"))
        #expect(!page.has("28 Feb 2026"))
    }

    private func times(_ page: Page) -> [String] {
        page.forms.flatMap(\.fields).filter { $0.name == "at" }.map(\.value)
    }

    @Test func `the lines can be changed without being pasted again, and a line without a time is pointed out`()
        async throws
    {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.open("/incidents/new")
        try await priya.press("Declare", [("title", "Rows are gone"), ("severity", "3")])
        try await priya.open("/incidents/INC-1/timeline/paste")
        let lines = "10:00 One\nrows are back quarter to eleven\n10:20 Two"
        var page = try await priya.press("Check the entries", [("lines", lines)])
        #expect(page.has("2 entries understood"))
        #expect(page.has("A line without a time was added to this entry."))
        page = try await priya.press("Change the lines")
        #expect(page.has("Paste several lines"))
        #expect(page.forms.flatMap(\.fields).first { $0.name == "lines" }?.value == lines)
    }
}
