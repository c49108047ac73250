import TestSupport
import Testing

@Suite("API tokens in the browser")
struct TokenPagesTests {
    @Test func `a token is issued, shown once and revoked`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        #expect(try await priya.open("/settings/tokens").has("There are no tokens yet."))
        let issued = try await priya.press("Issue the token", [("label", "Payments pipeline")])
        let token = try #require(
            issued.html.firstMatch(of: /id="token" value="([A-Za-z0-9_-]{43})"/)
        ).1
        let list = try await priya.open("/settings/tokens")
        #expect(!list.html.contains(token))
        #expect(list.has("Payments pipeline Valid"))
        #expect(list.has("not yet"))
        #expect(try await priya.press("Revoke").has("Token revoked."))
        #expect(try priya.page.has("Payments pipeline Revoked"))
        let history = try await priya.open("/settings/history")
        #expect(history.has("issued the API token Payments pipeline"))
        #expect(history.has("revoked the API token Payments pipeline"))
    }

    @Test func `a label is needed, and a last day that is one`() async throws {
        let priya = try await TestApp().browser(as: .priya)
        try await priya.open("/settings/tokens")
        #expect(try await priya.press("Issue the token").has("Enter a label that says who uses it."))
        try await priya.open("/settings/tokens")
        let page = try await priya.press("Issue the token", [("label", "CI"), ("expires", "soon")])
        #expect(page.status == 422)
        #expect(page.has("Enter a date such as 2027-03-01"))
        #expect(try await priya.press("Issue the token", [("expires", "2026-03-02")]).has("The token for CI"))
        #expect(try await priya.open("/settings/tokens").has("2026-03-03 00:00 UTC"))
    }

    @Test func `a token may ask about freezes and nothing else, unless somebody says so`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.open("/settings/tokens")
        try await priya.press("Issue the token", [("label", "CI")])
        #expect(try await priya.open("/settings/tokens").has("CI Valid Ask whether a service is frozen 2026"))
        try await priya.press(
            "Issue the token", [("label", "Release"), ("scopes", "freezes"), ("scopes", "overrides")])
        #expect(
            try await priya.open("/settings/tokens").has(
                "Release Valid Ask whether a service is frozen Deploy with an override"))
        let page = try await priya.press("Issue the token", [("label", "Other"), ("scopes", "")])
        #expect(page.has("Choose what the token may do."))
        #expect(
            try await priya.open("/settings/history").has("Ask whether a service is frozen, Deploy with an override"))
    }

    @Test func `the end of a token is announced fourteen days before`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.open("/settings/tokens")
        try await priya.press("Issue the token", [("label", "CI"), ("expires", "2026-03-20")])
        #expect(try await !priya.open("/settings/tokens").has("stops working soon"))
        app.clock.advance(by: 6 * 86_400)
        #expect(try await priya.open("/settings/tokens").has("This token stops working soon."))
        app.clock.advance(by: 15 * 86_400)
        #expect(try await !priya.open("/settings/tokens").has("stops working soon"))
    }

    @Test func `members neither see nor issue any`() async throws {
        let mei = try await TestApp().browser(as: .mei)
        #expect(try await mei.open("/settings/tokens").status == 403)
        #expect(try await !mei.open("/settings").has("API tokens"))
    }
}
