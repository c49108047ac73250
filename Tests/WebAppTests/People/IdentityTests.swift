import Domain
import Foundation
import OpenIDConnect
import Storage
import TestSupport
import Testing

/// Accounts at a provider, and the accounts here to which they are linked.
@Suite("A linked account at a provider")
struct IdentityTests {
    private let house: ProviderHouse

    init() async throws {
        house = try await ProviderHouse()
    }

    @Test func `is linked by the person while signed in, and unlinked again, which ends its sessions`() async throws {
        try await house.link(.mei, ProviderHouse.mei)
        let provided = house.app.stranger()
        try await house.signIn(provided, as: ProviderHouse.mei)
        let mei = try await house.house.signedIn(as: .mei)
        #expect(try await mei.open("/profile").has("Your account mei.tanaka@example.org at Example SSO is linked"))
        #expect(try await mei.press("Unlink it").has("Unlinked."))
        #expect(try await house.name(in: provided) == "{}")
        #expect(try await house.signIn(house.app.stranger(), as: ProviderHouse.mei).status == 403)
        let history = try await house.history()
        #expect(history.contains("linked an account at the provider to Mei Tanaka"))
        #expect(history.contains("unlinked the account at the provider from Mei Tanaka"))
    }

    @Test func `is linked by nobody who finds an open browser and does not know the password`() async throws {
        let mei = try await house.house.signedIn(as: .mei)
        let form = try await mei.open("/profile").formToken()
        for (typed, sentence) in [
            ("", "Enter your current password."), ("guessed", "This is not your current password."),
        ] {
            let page = try await mei.send(
                .post, "/profile/identity", form: [("csrf", form), ("current_password", typed)])
            #expect(page.status == 422 && page.has(sentence))
            #expect(page.links.allSatisfy { $0.text != "Continue to Example SSO" })
        }
    }

    @Test func `is linked without a password only soon after signing in`() async throws {
        let tomas = try await house.app.browser(as: .tomas)
        #expect(try await tomas.open("/profile/identity").has("You have no password"))
        house.app.clock.advance(by: 601)
        let page = try await tomas.press("Continue at Example SSO")
        #expect(page.status == 422 && page.has("Sign out and in again"))
    }

    @Test func `is linked to nobody but the person who set out`() async throws {
        let mei = try await house.house.signedIn(as: .mei)
        let page = try await house.link(mei, ProviderHouse.mei) { address in
            mei.setCookie("handrail_session", "")
            return address
        }
        #expect(page.has("Start again"))
        #expect(try await house.signIn(house.app.stranger(), as: ProviderHouse.mei).status == 403)
    }

    @Test func `is not linked by a cookie that somebody planted`() async throws {
        let mei = try await house.house.signedIn(as: .mei)
        let id = try #require(
            try await house.app.store.read(as: .command("test")) { reading in
                try reading.people().first { $0.email == Cast.mei.email }?.id
            })
        let planted = Attempt(.link(person: id.rawValue, proof: "guessed"), target: "/profile", at: house.app.clock.now)
        mei.setCookie("handrail_attempt", planted.cookieValue)
        #expect(try await mei.open("/sign-in/provider?code=eves&state=\(planted.state)").has("Start again"))
    }

    @Test func `belongs to one person, who has one`() async throws {
        try await house.link(.mei, ProviderHouse.mei)
        let priya = try await house.house.signedIn(as: .priya)
        let taken = try await house.link(priya, ProviderHouse.mei)
        #expect(taken.status == 422 && taken.has("belongs to another account here"))
        #expect(priya.cookieHeader.contains("handrail_attempt") == false)
        let mei = try await house.house.signedIn(as: .mei)
        let form = try await mei.open("/profile").formToken()
        let fields = [("csrf", form), ("current_password", House.password)]
        let begun = try await mei.send(.post, "/profile/identity", form: fields)
        let link = try #require(begun.links.first { $0.text == "Continue to Example SSO" })
        let second = try await mei.open("/sign-in/provider?" + house.sso.signIn(link.address, as: ["sub": "mei-2"]))
        #expect(second.status == 422 && second.has("Unlink that one first."))
    }

    @Test func `is unlinked by an administrator for somebody who has another one now`() async throws {
        try await house.link(.mei, ProviderHouse.mei)
        let priya = try await house.house.signedIn(as: .priya)
        try await priya.open("/settings/people")
        #expect(try await priya.press("Unlink provider").has("Mei Tanaka is no longer linked."))
        try await house.link(.mei, ["sub": "mei-2"])
    }

    @Test func `accepts an invitation, with the name there and the level here`() async throws {
        let priya = try await house.house.signedIn(as: .priya)
        try await priya.open("/settings/people")
        let page = try await priya.press("Create a link", [("email", "ada@example.org"), ("level", "editor")])
        let address = try #require(IdentityTests.invitation(on: page))
        let ada = house.app.stranger()
        try await ada.open(address)
        let account: [String: TestClaim] = ["sub": "ada-1", "name": "Ada Byron"]
        let welcome = try await house.goThrough(ada, as: account, "Join with Example SSO")
        #expect(welcome.path == "/" && welcome.has("You sign in with Example SSO."))
        #expect(try await ada.open("/profile").has("You are an editor."))
        #expect(try await house.app.stranger().open(address).has("This link no longer works"))
        #expect(try await house.signIn(house.app.stranger(), as: ["sub": "ada-1"]).path == "/")
    }

    @Test func `is linked by somebody with a link from an administrator`() async throws {
        let priya = try await house.house.signedIn(as: .priya)
        try await priya.open("/settings/people")
        let page = try await priya.press("Link for a new password")  // the first in the list is Mei
        let mei = house.app.stranger()
        try await mei.open(try #require(IdentityTests.invitation(on: page)))
        try await house.goThrough(mei, as: ProviderHouse.mei, "Link and sign in with Example SSO")
        #expect(try await house.name(in: mei).contains("Mei Tanaka"))
    }

    static func invitation(on page: Page) -> String? {
        page.html.firstMatch(of: /\/invitation\?token=[A-Za-z0-9_-]{43}/).map { String($0.0) }
    }
}

@Suite("Passwords that are switched off")
struct PasswordsOffTests {
    private let house: ProviderHouse

    init() async throws {
        house = try await ProviderHouse()
    }

    private func priya() async throws -> Browser {
        try await house.link(.priya, ProviderHouse.priya)
        let priya = house.app.stranger()
        try await house.signIn(priya, as: ProviderHouse.priya)
        return priya
    }

    @Test func `are switched off only by an administrator whom the provider has signed in`() async throws {
        let local = try await house.house.signedIn(as: .priya)
        #expect(try await local.open("/settings/sign-in").has("sign in with Example SSO yourself first"))
        let form = try local.page.formToken()
        let page = try await local.send(
            .post, "/settings/sign-in", form: [("csrf", form), ("passwords_off", "on")])
        #expect(page.status == 422 && page.has("Sign in through the provider first"))
        #expect(try await house.house.signedIn(as: .mei).open("/profile").status == 200)

        let priya = try await priya()
        #expect(try await priya.open("/settings/sign-in").has("One person with a password is not linked yet"))
        #expect(try await priya.press("Save", [("passwords_off", "on")]).has("Saved."))
        #expect(try await priya.open("/settings/history").has("changed how people sign in"))
    }

    @Test func `let nobody in, neither by a form nor by a link nor by a code`() async throws {
        let priya = try await priya()
        let laptop = try await house.house.signedIn(as: .mei)
        let phone = house.app.stranger()
        try await phone.open("/sign-in")
        try await priya.open("/settings/people")
        let link = try await priya.press("Link for a new password")  // the first in the list is Mei
        let address = try #require(IdentityTests.invitation(on: link))
        try await priya.open("/settings/sign-in")
        try await priya.press("Save", [("passwords_off", "on")])

        // The form was open before.
        let page = try await phone.press("Sign in", [("email", Cast.mei.email), ("password", House.password)])
        #expect(page.status == 422 && page.has("Passwords are switched off here. Sign in with Example SSO."))
        #expect(try await !phone.open("/sign-in").html.contains("type=\"password\""))
        #expect(try await phone.open(address).forms.allSatisfy { $0.action != "/invitation" })
        let form = try phone.page.formToken()
        let token = String(address.dropFirst("/invitation?token=".count))
        let forced = try await phone.send(
            .post, "/invitation",
            form: [("csrf", form), ("token", token), ("password", House.password), ("password_again", House.password)])
        #expect(forced.status == 422)
        #expect(try await house.name(in: phone) == "{}")
        #expect(try await laptop.open("/profile").status == 200)

        try await phone.open(address)
        try await house.goThrough(phone, as: ProviderHouse.mei, "Link and sign in with Example SSO")
        #expect(try await house.name(in: phone).contains("Mei Tanaka"))
    }

    @Test func `stay off when a page is sent that was loaded before`() async throws {
        let priya = try await priya()
        let stale = try await priya.open("/settings/sign-in").formToken()
        try await priya.press("Save", [("passwords_off", "on")])
        let page = try await priya.send(
            .post, "/settings/sign-in", form: [("csrf", stale), ("second_factor", "on")])
        #expect(page.status == 303 || page.has("Saved."))
        #expect(try await !house.app.stranger().open("/sign-in").html.contains("type=\"password\""))
    }

    @Test func `are on again when an administrator says so, and where there is no provider any more`() async throws {
        let priya = try await priya()
        try await priya.open("/settings/sign-in")
        try await priya.press("Save", [("passwords_off", "on")])
        let without = try await TestApp(store: house.app.store)
        let browser = without.stranger()
        try await browser.open("/sign-in")
        let fields = [("email", Cast.mei.email), ("password", House.password)]
        #expect(try await browser.press("Sign in", fields).path == "/")

        try await priya.open("/settings/sign-in")
        try await priya.press("Save", [("passwords_off", "")])
        #expect(try await house.house.signIn(house.app.stranger()).path == "/")
    }
}
