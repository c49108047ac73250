import Domain
import Foundation
import TestSupport
import Testing
import WebServer

@Suite("Signing in through a provider")
struct ProviderSignInTests {
    @Test func `gets somebody in whose account is linked, to the page that was asked for`() async throws {
        let house = try await ProviderHouse()
        try await house.link(.mei, ProviderHouse.mei)
        let browser = house.app.stranger()
        let path = "/follow-ups?state=open"
        #expect(try await house.signIn(browser, as: ProviderHouse.mei, to: path).path == path)
        #expect(try await house.name(in: browser).contains("Mei Tanaka"))
        #expect(try await house.history().contains("signed in through the provider"))
    }

    @Test(arguments: ["//evil.example.org", "https://evil.example.org", "/\\evil.example.org", "javascript:alert(1)"])
    func `leads to no other site afterwards`(target: String) async throws {
        let house = try await ProviderHouse()
        try await house.link(.mei, ProviderHouse.mei)
        let browser = house.app.stranger()
        try await browser.open("/sign-in?return=" + PercentEncoding.encode(target))
        #expect(try await house.goThrough(browser, as: ProviderHouse.mei).path == "/")
    }

    @Test func `goes by issuer and subject, never by the e-mail address`() async throws {
        for rule in [AdmissionRule.linked, .everybody(.administrator)] {
            let house = try await ProviderHouse(rule)
            try await house.link(.mei, ProviderHouse.mei)
            let thief = house.app.stranger()
            let page = try await house.signIn(
                thief, as: ["sub": "mallory-1", "email": .text(Cast.priya.email), "email_verified": true])
            #expect(page.has("No access") && page.status == (rule == .linked ? 403 : 409))
            #expect(try await house.name(in: thief) == "{}")
        }
    }

    @Test func `ends the session of before, and gives a new one with another name`() async throws {
        let house = try await ProviderHouse()
        try await house.link(.mei, ProviderHouse.mei)
        let browser = try await house.house.signedIn(as: .mei)
        let old = try #require(browser.cookie("handrail_session"))
        let form = try await browser.open("/profile").formToken()
        let begun = try await browser.send(.post, "/sign-in/provider", form: [("csrf", form)])
        let link = try #require(begun.links.first { $0.text == "Continue to Example SSO" })
        try await browser.open("/sign-in/provider?" + house.sso.signIn(link.address, as: ProviderHouse.mei))
        #expect(browser.cookie("handrail_session") != old)
        let thief = house.app.stranger()
        thief.setCookie("handrail_session", old)
        #expect(try await house.name(in: thief) == "{}")
    }

    @Test func `counts in the browser where it began, with the state it began with, once and for ten minutes`()
        async throws
    {
        let house = try await ProviderHouse()
        try await house.link(.mei, ProviderHouse.mei)
        let victim = house.app.stranger()
        var sent = ""
        let page = try await house.signIn(house.app.stranger(), as: ProviderHouse.mei) { address in
            sent = address
            return address + "x"
        }
        #expect(page.status == 401 && page.has("Start again"))
        #expect(try await victim.open(sent).has("Start again"))
        try await victim.open("/sign-in")
        try await victim.press("Sign in with Example SSO")
        #expect(try await victim.open(sent).has("Start again"))
        #expect(try await house.name(in: victim) == "{}")

        let late = house.app.stranger()
        let clock = house.app.clock
        let after = try await house.signIn(late, as: ProviderHouse.mei) { address in
            clock.advance(by: 601)
            return address
        }
        #expect(after.has("Start again"))

        let twice = house.app.stranger()
        try await house.signIn(twice, as: ProviderHouse.mei) { address in
            sent = address
            return address
        }
        #expect(twice.cookie("handrail_attempt") == nil)
        #expect(try await twice.open(sent).path == "/")
        #expect(try await house.name(in: twice).contains("Mei"))
    }

    @Test func `begins with a form of ours, which no other site can send`() async throws {
        let house = try await ProviderHouse()
        let browser = house.app.stranger()
        let form = try await browser.open("/sign-in").formToken()
        for (token, site) in [(form, "cross-site"), (form, "same-site"), ("x", "same-origin")] {
            let headers: Headers = [
                "cookie": browser.cookieHeader, "sec-fetch-site": site,
                "content-type": "application/x-www-form-urlencoded",
            ]
            let forged = try Request(
                .post, "/sign-in/provider", headers: headers, body: Array("csrf=\(token)".utf8))
            #expect(await house.app.app.respond(to: forged).status == .forbidden)
        }
    }

    @Test func `says what to do when it was cancelled there`() async throws {
        let house = try await ProviderHouse()
        let page = try await house.signIn(house.app.stranger(), as: ProviderHouse.mei) { address in
            address.replacing(/code=[^&]*/, with: "error=access_denied&error_description=<b>Call+0900</b>")
        }
        #expect(page.status == 401 && page.has("Example SSO did not sign you in") && !page.text.contains("0900"))
    }

    @Test func `says that the provider does not answer, and others can use their password`() async throws {
        let house = try await ProviderHouse(expectsFaults: true)
        house.sso.change { $0.failing = [.document] }
        let browser = house.app.stranger()
        try await browser.open("/sign-in")
        let page = try await browser.press("Sign in with Example SSO")
        #expect(page.status == 503 && page.has("Example SSO does not answer"))
        #expect(house.app.loggedFaults.contains { $0.contains("it did not answer within 5 s") })
        #expect(try await house.house.signIn(browser).path == "/")
    }

    @Test func `believes no cheat, and leaves the reason and no secret in the log`() async throws {
        let house = try await ProviderHouse(expectsFaults: true)
        try await house.link(.mei, ProviderHouse.mei)
        house.sso.change { $0.claims["aud"] = "other" }
        let browser = house.app.stranger()
        var sent = ""
        let page = try await house.signIn(browser, as: ProviderHouse.mei) { address in
            sent = address
            return address
        }
        #expect(page.status == 502 && page.has("cannot be trusted, so nobody was signed in"))
        #expect(try await house.name(in: browser) == "{}")
        let log = house.app.loggedFaults.joined()
        #expect(log.contains("its id token was made for another client"))
        let state = sent.components(separatedBy: "state=").last ?? ""
        for secret in house.sso.secrets + [state] { #expect(!secret.isEmpty && !log.contains(secret)) }
        #expect(
            try await !house.app.store.everyText().contains { text in
                house.sso.secrets.contains { text.contains($0) }
            })
    }

    @Test func `lasts for a day`() async throws {
        let house = try await ProviderHouse()
        try await house.link(.mei, ProviderHouse.mei)
        let browser = house.app.stranger()
        try await house.signIn(browser, as: ProviderHouse.mei)
        for _ in 0..<3 {
            house.app.clock.advance(by: 7 * 3_600)
            #expect(try await browser.open("/profile").status == 200)
        }
        house.app.clock.advance(by: 4 * 3_600)
        #expect(try await browser.open("/profile").path.hasPrefix("/sign-in"))
    }

    @Test func `asks for no second factor, which belongs to the password`() async throws {
        let house = try await ProviderHouse()
        try await house.link(.mei, ProviderHouse.mei)
        try await house.app.store.change(by: .command("test"), at: house.app.clock.now) {
            try $0.requireSecondFactor(true)
        }
        #expect(try await house.signIn(house.app.stranger(), as: ProviderHouse.mei, to: "/profile").path == "/profile")
    }

    @Test func `ends at the provider too, where that is offered`() async throws {
        let house = try await ProviderHouse()
        try await house.link(.mei, ProviderHouse.mei)
        let browser = house.app.stranger()
        try await house.signIn(browser, as: ProviderHouse.mei)
        let page = try await browser.press("Sign out")
        #expect(page.has("You have signed out."))
        let back = PercentEncoding.encode("https://handrail.example.org/sign-in")
        #expect(
            page.links.first { $0.text == "Sign out at Example SSO" }?.address
                == "https://sso.example.org/end?client_id=handrail&post_logout_redirect_uri=\(back)")
        let other = try await house.house.signedIn(as: .mei)
        #expect(try await !other.press("Sign out").has("Sign out at Example SSO"))
    }

    @Test func `is not there without a provider`() async throws {
        let house = try await House()
        let browser = house.app.stranger()
        #expect(try await browser.open("/sign-in/provider?code=x&state=y").status == 404)
        #expect(try await !browser.open("/sign-in").text.contains("Or with a password"))
    }
}
