import Domain
import TestSupport
import Testing

@testable import WebApp

@Suite("Pages that erase a name")
struct ErasurePagesTests {
    @Test func `the name is shown in its texts, and erased once it is typed`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        try await mei.declare("Mei Tanaka saw it first", severity: 4)
        let priya = try await app.browser(as: .priya)
        let people = try await app.store.read(as: .command("test")) { try $0.people() }
        let id = try #require(people.first { $0.name == "Mei Tanaka" }?.id)
        #expect(try await priya.open("/settings/people/\(id)/erasure").has("Deactivate it first"))
        try await priya.open("/settings/people/\(id)/deactivation")
        try await priya.press("Deactivate")
        try await priya.click("Erase the name")
        let before = try await app.store.everyText()
        let page = try await priya.press("Show what would change", [("words", "the reporter")])
        #expect(page.has("“The reporter”") && page.html.contains("<mark>Mei Tanaka</mark>"))
        let wrong = try await priya.press("Erase the name", [("confirmation", "Mei")])
        #expect(wrong.status == 422 && wrong.html.contains("<mark>Mei Tanaka</mark>"))
        #expect(try await app.store.everyText() == before)

        let done = try await priya.press("Erase the name", [("confirmation", "Mei Tanaka")])
        #expect(done.has("replaced in 1 text") && done.has("Erased") && !done.has("Mei Tanaka"))
        let incident = try await priya.open("/incidents/INC-1")
        #expect(incident.has("The reporter saw it first") && !incident.has("Mei Tanaka"))
        #expect(try await !priya.open("/settings/history").has("Mei Tanaka"))
        #expect(try await app.store.everyText().allSatisfy { !$0.contains("Tanaka") })
    }
}
