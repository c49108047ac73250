import TestSupport
import Testing

@Suite("Search in the browser")
struct SearchPagesTests {
    @Test func `finds what was written anywhere, with the passage`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger rows vanish", severity: 1)
        try await priya.press("Add", [("text", "The nightly reconciliation stops halfway")])
        var page = try await priya.open("/search?q=reconcil")
        #expect(page.has("nightly reconciliation stops"))
        #expect(page.html.contains("<mark>reconciliation</mark>"))
        page = try await priya.click("Ledger rows vanish")
        #expect(page.path.contains("#event-"))
        page = try await priya.open("/search?q=ledger+sunshine")
        #expect(page.has("No results contain all of these words."))
    }

    @Test func `leads straight to what a key names`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("Ledger rows vanish", severity: 1)
        for key in ["inc-1", "inc1", "INC1", "inc%201"] {
            #expect(try await priya.open("/search?q=\(key)").path == "/incidents/INC-1", "\(key)")
        }
        #expect(try await priya.open("/INC-1").path == "/incidents/INC-1")
        #expect(try await priya.open("/inc-1").path == "/incidents/INC-1")
        #expect(try await priya.open("/FU-9").status == 404)
    }

    @Test func `makes a link of every key that is written`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.declare("First", severity: 1)
        try await priya.declare("Second", severity: 1)
        try await priya.press("Add", [("text", "Looks like INC-1 again, not `INC-1`")])
        #expect(try priya.page.links.contains { $0.text == "INC-1" && $0.address == "/incidents/INC-1" })
        #expect(try priya.page.html.contains("<code>INC-1</code>"))
    }
}
