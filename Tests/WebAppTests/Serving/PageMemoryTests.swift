import Domain
import TestSupport
import Testing

/// Pages are remembered until something is written; nobody may notice but by the speed.
@Suite("A remembered page")
struct PageMemoryTests {
    @Test func `is the page that would be made anew`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.declare("Checkout answers 500", severity: 2)
        for address in ["/incidents/INC-1", "/incidents", "/search?q=checkout"] {
            let first = try await priya.open(address)
            let again = try await priya.open(address)
            #expect(first.html != again.html, "the keys of the forms are new")
            #expect(withoutKeys(first) == withoutKeys(again), "\(address)")
        }
    }

    @Test func `carries the name and the token of whoever asks`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        let mei = try await app.browser(as: .mei)
        try await priya.declare("Checkout answers 500", severity: 2)
        let hers = try await priya.open("/incidents/INC-1")
        let other = try await mei.open("/incidents/INC-1")
        #expect(hers.has("Priya Raman") && !other.has("Priya Raman: menu") && other.has("Mei Tanaka: menu"))
        #expect(token(of: hers) != token(of: other))
        try await mei.press("Add", [("at", "now"), ("text", "Mei looks at the dashboards")])
        #expect(try await priya.open("/incidents/INC-1").has("Mei looks at the dashboards"))
    }

    @Test func `changes with the first write, whatever was written`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.declare("Checkout answers 500", severity: 2)
        _ = try await priya.open("/search?q=basket")
        try await priya.declare("Basket loses items", severity: 2)
        #expect(try await priya.open("/search?q=basket").has("Basket loses items"))
        #expect(try await priya.open("/incidents").has("Basket loses items"))
    }

    @Test func `tells the time of the minute in which it is asked for`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.declare("Checkout answers 500", severity: 2)
        #expect(try await priya.open("/incidents/INC-1").has("just now"))
        app.clock.advance(by: 3 * 3_600)
        #expect(try await priya.open("/incidents/INC-1").has("3 h ago"))
    }

    @Test func `is not shown to a stranger`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.declare("Checkout answers 500", severity: 2)
        _ = try await priya.open("/incidents/INC-1")
        #expect(try await !app.stranger().open("/incidents/INC-1").has("Checkout answers 500"))
    }

    private func withoutKeys(_ page: Page) -> String {
        page.html.replacing(/name="form-key" value="[^"]+"/, with: "")
    }

    private func token(of page: Page) -> String? {
        page.forms.flatMap(\.fields).first { $0.name == "csrf" }?.value
    }
}
