import Domain
import Foundation
import Secrets
import TestSupport
import Testing

@testable import WebApp

/// Mei has switched a second factor on in her laptop, which is signed in.
@Suite("A second factor")
struct SecondFactorTests {
    private let house: House
    private let laptop: Browser
    private let phone: AuthenticatorApp
    private let recovery: [String]

    init() async throws {
        house = try await House()
        laptop = try await house.signedIn(as: .mei)
        (phone, recovery) = try await house.setUpSecondFactor(laptop)
        house.app.clock.advance(by: 60)
    }

    @Test func `is asked for after the password, and its code leads where the person wanted to go`() async throws {
        let new = house.app.stranger()
        try await new.open("/follow-ups")
        var page = try await new.press("Sign in", [("email", Cast.mei.email), ("password", House.password)])
        #expect(page.path == "/sign-in/code?return=%2Ffollow-ups")
        page = try await new.press("Sign in", [("code", phone.code)])
        #expect(page.path == "/follow-ups")
        #expect(try await new.open("/profile").has("Mei Tanaka"))
        #expect(new.cookie("handrail_pending") == nil)
    }

    @Test func `is missing in a browser that has only the password, which opens nothing`() async throws {
        let new = house.app.stranger()
        try await house.signIn(new)
        #expect(new.cookie("handrail_session") == nil)
        for route in Routes.all where route.policy != .anyone && route.policy != .token && route.method == .get {
            let path = route.pattern.split(separator: "/").map { $0.hasPrefix(":") ? "1" : $0 }.joined(separator: "/")
            #expect(try await new.open("/" + path).path.hasPrefix("/sign-in"), "\(route.pattern)")
        }
        #expect(try await new.open("/").path == "/sign-in")
        #expect(try await new.open("/session").html == "{}")
        // Nor does its cookie pass for one of a session.
        let pending = try #require(new.cookie("handrail_pending"))
        new.setCookie("handrail_session", pending)
        #expect(try await new.open("/profile").path.hasPrefix("/sign-in"))
    }

    @Test func `takes a code once`() async throws {
        let code = phone.code
        #expect(try await signIn(house.app.stranger(), code: code).path == "/")
        let second = try await signIn(house.app.stranger(), code: code)
        #expect(second.status == 422)
        #expect(second.has("This code is wrong or was used before."))
        house.app.clock.advance(by: 30)
        #expect(try await signIn(house.app.stranger(), code: phone.code).path == "/")
    }

    @Test func `takes the code of a clock that is half a minute off`() async throws {
        let code = phone.code
        house.app.clock.advance(by: 30)
        #expect(try await signIn(house.app.stranger(), code: code).path == "/")
        let old = phone.code
        house.app.clock.advance(by: 90)
        #expect(try await signIn(house.app.stranger(), code: old).status == 422)
    }

    @Test func `takes each recovery code once`() async throws {
        #expect(try await signIn(house.app.stranger(), code: recovery[3].lowercased()).path == "/")
        #expect(try await signIn(house.app.stranger(), code: recovery[3]).status == 422)
        #expect(try await laptop.open("/profile").has("9 recovery codes are left."))
        #expect(try await signIn(house.app.stranger(), code: recovery[4]).path == "/")
    }

    @Test func `has its recovery codes stored as digests alone`() async throws {
        let rows = try await house.app.store.everyText()
        #expect(
            !rows.contains { row in recovery.contains { row.contains($0) || row.contains($0.replacing("-", with: "")) }
            })
    }

    @Test func `waits ten minutes for a code`() async throws {
        let new = house.app.stranger()
        try await house.signIn(new)
        house.app.clock.advance(by: 599)
        #expect(try await new.press("Sign in", [("code", "000000")]).status == 422)
        house.app.clock.advance(by: 1)
        let page = try await new.press("Sign in", [("code", phone.code)])
        #expect(page.status == 401)
        #expect(page.has("The code has to be entered within ten minutes of the password"))
        #expect(try await new.click("Sign in").path == "/sign-in")
    }

    @Test func `does not wait for somebody whose password was changed meanwhile`() async throws {
        let new = house.app.stranger()
        try await house.signIn(new)
        try await laptop.open("/profile")
        try await laptop.press(
            "Set the new password",
            [
                ("current_password", House.password), ("password", "a new long password"),
                ("password_again", "a new long password"),
            ])
        #expect(try await new.press("Sign in", [("code", phone.code)]).status == 401)
        #expect(try await new.open("/profile").path.hasPrefix("/sign-in"))
    }

    @Test func `is asked for after a new password from an administrator's link as well`() async throws {
        let priya = try await house.signedIn(as: .priya)
        try await priya.open("/settings/people")
        let page = try await priya.press("Link for a new password")  // the first in the list is Mei
        let shown = try #require(page.html.firstMatch(of: /value="[^"]*(\/invitation\?token=[^"]*)"/))
        let new = house.app.stranger()
        try await new.open(String(shown.1))
        let after = try await new.press(
            "Set the new password",
            [("password", "another good password"), ("password_again", "another good password")])
        #expect(after.path == "/sign-in/code")
        #expect(try await new.open("/profile").path.hasPrefix("/sign-in"))
        try await new.open("/sign-in/code")
        #expect(try await new.press("Sign in", [("code", phone.code)]).path == "/")
    }

    @Test func `is slowed down where somebody guesses at codes, and a recovery code still works there`() async throws {
        let new = house.app.stranger(at: "203.0.113.9")
        try await house.signIn(new)
        for _ in 0..<10 { #expect(try await new.press("Sign in", [("code", "000000")]).status == 422) }
        let page = try await new.press("Sign in", [("code", "000000")])
        #expect(page.status == 429)
        #expect(
            page.has("There were too many attempts. Wait 10 minutes and try again. Or use one of your recovery codes."))
        #expect(page.response.headers["retry-after"] == "600")
        #expect(try await new.press("Sign in", [("code", recovery[0])]).path == "/")
    }

    @Test func `lets its owner in where they are known, while somebody with the password guesses everywhere`()
        async throws
    {
        var checked = 0
        for number in 0..<12 {
            let stranger = house.app.stranger(at: "203.0.113.\(number)")
            try await house.signIn(stranger)
            for _ in 0..<8 {
                checked += try await stranger.press("Sign in", [("code", "000000")]).status == 422 ? 1 : 0
            }
        }
        #expect(checked == 30)
        let owner = laptop.moved(to: "192.0.2.77")
        owner.setCookie("handrail_session", "")
        #expect(try await signIn(owner, code: phone.code).path == "/")
    }

    @Test func `counts every right password without a code as an attempt`() async throws {
        let stranger = house.app.stranger(at: "203.0.113.9")
        for _ in 0..<10 { #expect(try await house.signIn(stranger).path == "/sign-in/code") }
        #expect(try await house.signIn(stranger).status == 429)
    }

    @Test func `is switched off with the password and a code, which ends the other sessions`() async throws {
        let other = house.app.stranger()
        try await signIn(other, code: phone.code)
        house.app.clock.advance(by: 30)
        try await laptop.open("/profile/second-factor/removal")
        var page = try await laptop.press("Switch it off", [("current_password", "wrong"), ("code", phone.code)])
        #expect(page.has("This is not your current password."))
        page = try await laptop.press("Switch it off", [("current_password", House.password), ("code", "123456")])
        #expect(page.has("This code is wrong or was used before."))
        page = try await laptop.press("Switch it off", [("current_password", House.password), ("code", phone.code)])
        #expect(page.has("Your second factor is off."))
        #expect(try await other.open("/profile").path.hasPrefix("/sign-in"))
        #expect(try await house.signIn(house.app.stranger()).path == "/")
    }

    @Test func `has new recovery codes with the password and a code, and the old ones no longer work`() async throws {
        try await laptop.open("/profile/second-factor/recovery-codes")
        #expect(try await laptop.press("Get new codes").has("Enter your current password."))
        let page = try await laptop.press(
            "Get new codes", [("current_password", House.password), ("code", recovery[0])])
        let new = page.recoveryCodes
        #expect(new.count == 10)
        #expect(Set(new).isDisjoint(with: recovery))
        #expect(try await signIn(house.app.stranger(), code: recovery[1]).status == 422)
        #expect(try await signIn(house.app.stranger(), code: new[0]).path == "/")
    }

    @Test func `that is guessed at in an open browser is slowed down`() async throws {
        try await laptop.open("/profile/second-factor/removal")
        var page = try laptop.page
        for _ in 0..<11 {
            page = try await laptop.press("Switch it off", [("current_password", House.password), ("code", "123456")])
        }
        #expect(page.has("There were too many attempts. Wait a minute and try again."))
    }

    /// Signs in as Mei.
    @discardableResult
    private func signIn(_ browser: Browser, code: String) async throws -> Page {
        try await house.signIn(browser)
        return try await browser.press("Sign in", [("code", code)])
    }
}
