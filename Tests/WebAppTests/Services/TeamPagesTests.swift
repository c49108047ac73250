import TestSupport
import Testing

@Suite("Pages of teams")
struct TeamPagesTests {
    @Test func `a lead is chosen among the members, and shown in the list`() async throws {
        let app = try await TestApp()
        _ = try await app.browser(as: .mei)
        let priya = try await app.browser(as: .priya)
        try await priya.open("/teams/new")
        try await priya.press("Add the team", [("name", "Platform")])
        #expect(!(try await priya.open("/teams/1/edit").has("Save the lead")))
        let mei = try #require(
            try await app.store.read(as: .command("test")) { try $0.people() }.first { $0.name == "Mei Tanaka" })
        try await priya.press("Save the members", [("members", mei.id.description)])
        try await priya.click("Platform")
        try await priya.press("Save the lead", [("lead", mei.id.description)])
        #expect(try priya.page.has("Saved the lead of Platform.") && priya.page.has("Mei Tanaka"))
    }
}
