import Foundation
import TestSupport
import Testing

@Suite("An invitation")
struct InvitationPagesTests {
    private let house: House
    private let priya: Browser

    init() async throws {
        house = try await House()
        priya = try await house.signedIn(as: .priya)
    }

    @Test func `is a link that lets one person in, once`() async throws {
        let link = try await invite("cleo@example.org")
        let cleo = house.app.stranger()
        #expect(try await cleo.open(link).has("Priya Raman has invited you, cleo@example.org, to work with Handrail."))
        let page = try await cleo.press("Join", joining)
        #expect(page.path == "/")
        #expect(page.has("Welcome. Your account is ready."))
        #expect(page.has("Cleo Ek"))
        let late = try await house.app.stranger().open(link)
        #expect(late.status == 410)
        #expect(late.has("This link no longer works"))
    }

    @Test func `two browsers with one link make one person`() async throws {
        let link = try await invite("cleo@example.org")
        let (first, second) = (house.app.stranger(), house.app.stranger())
        try await first.open(link)
        try await second.open(link)
        try await first.press("Join", joining)
        #expect(try await second.press("Join", joining).status == 410)
    }

    @Test func `that was taken back lets nobody in`() async throws {
        let link = try await invite("cleo@example.org")
        try await priya.open("/settings/people")
        #expect(try await priya.press("Revoke").has("The link no longer works."))
        #expect(try await house.app.stranger().open(link).status == 410)
    }

    @Test func `runs out after a week`() async throws {
        let link = try await invite("cleo@example.org")
        house.app.clock.advance(by: 7 * 86_400)
        #expect(try await house.app.stranger().open(link).status == 410)
    }

    @Test(arguments: [
        "", "?token=", "?token=x", "?token=\(String(repeating: "A", count: 43))",
    ])
    func `a made-up link is no way in and no fault`(query: String) async throws {
        let page = try await house.app.stranger().open("/invitation\(query)")
        #expect([400, 410].contains(page.status))
    }

    @Test func `the link is shown once and stands in no page afterwards`() async throws {
        let link = try await invite("cleo@example.org")
        let token = try #require(link.split(separator: "=").last)
        for path in ["/settings/people", "/settings/history"] {
            let page = try await priya.open(path)
            #expect(page.has("cleo@example.org"))
            #expect(!page.html.contains(token))
        }
    }

    @Test func `a wrong address or somebody who is here is refused with what was typed`() async throws {
        for (email, sentence) in [
            ("cleo", "Enter an e-mail address like name@example.org."),
            ("MEI@example.org", "There is already an account with this e-mail address."),
        ] {
            try await priya.open("/settings/people")
            let page = try await priya.press("Create a link", [("email", email), ("level", "administrator")])
            #expect(page.status == 422)
            #expect(page.has(sentence))
            #expect(page.forms.flatMap(\.fields).contains { $0.value == email })
        }
    }

    @Test func `a link for a new password lets somebody back in and ends the old sessions`() async throws {
        let old = try await house.signedIn(as: .mei)
        try await priya.open("/settings/people")
        let link = try address(try await priya.press("Link for a new password"))
        #expect(try await old.open("/profile").path == "/profile")
        let mei = house.app.stranger()
        #expect(try await mei.open(link).has("For mei@example.org."))
        let page = try await mei.press(
            "Set the new password", [("password", "a new long password"), ("password_again", "a new long password")])
        #expect(page.has("Password changed"))
        #expect(try await old.open("/profile").path.hasPrefix("/sign-in"))
        #expect(try await house.signIn(house.app.stranger()).status == 422)
        #expect(try await house.signIn(house.app.stranger(), password: "a new long password").path == "/")
    }

    private let joining = [
        ("name", "Cleo Ek"), ("password", "a long password"), ("password_again", "a long password"), ("zone", "UTC"),
    ]

    private func invite(_ email: String) async throws -> String {
        try await priya.open("/settings/people")
        return try address(try await priya.press("Create a link", [("email", email), ("level", "reviewer")]))
    }

    /// The path of the link that is shown.
    private func address(_ page: Page) throws -> String {
        let start = try #require(page.html.range(of: "value=\"http://localhost/invitation?token="))
        let rest = page.html[start.upperBound...]
        return "/invitation?token=" + rest.prefix { $0 != "\"" }
    }
}
