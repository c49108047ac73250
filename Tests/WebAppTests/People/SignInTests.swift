import Domain
import Foundation
import TestSupport
import Testing
import WebServer

@Suite("Signing in")
struct SignInTests {
    @Test func `with e-mail and password leads in, and signing out leads back`() async throws {
        let house = try await House()
        let browser = house.app.stranger()
        let page = try await house.signIn(browser, email: "  MEI@example.org")
        #expect(page.path == "/")
        #expect(page.has("Mei Tanaka"))
        let out = try await browser.press("Sign out")
        #expect(out.path == "/sign-in")
        #expect(out.has("You have signed out."))
        #expect(try await browser.open("/incidents").path.hasPrefix("/sign-in"))
    }

    @Test func `an unknown address and a wrong password get the same answer`() async throws {
        let house = try await House()
        let wrong = try await house.signIn(house.app.stranger(), password: "correct horse batterz")
        let unknown = try await house.signIn(house.app.stranger(), email: "nobody@example.org")
        #expect(wrong.status == 422)
        #expect(wrong.has("The e-mail address or the password is wrong."))
        #expect(
            wrong.text.replacing("mei@example.org", with: "") == unknown.text.replacing("nobody@example.org", with: ""))
        #expect(wrong.forms.flatMap(\.fields).contains { $0.name == "email" && $0.value == "mei@example.org" })
        #expect(!wrong.html.contains("batterz"))
    }

    @Test func `what is missing is named at its field`() async throws {
        let house = try await House()
        let page = try await house.signIn(house.app.stranger(), email: " ", password: "")
        #expect(page.has("Enter your e-mail address."))
        #expect(page.has("Enter your password."))
        #expect(page.html.contains("<title>Error: Sign in"))
        #expect(page.links.contains { $0.address == "#email" })
    }

    @Test func `leads to the page that was asked for, and only to pages of ours`() async throws {
        let house = try await House()
        let browser = house.app.stranger()
        try await browser.open("/incidents?state=open")
        let page = try await browser.press("Sign in", [("email", Cast.mei.email), ("password", House.password)])
        #expect(page.path == "/incidents?state=open")

        for target in [
            "https://evil.example", "//evil.example/x", "/\\evil.example", "javascript:alert(1)", "\u{2028}/x",
        ] {
            let stranger = house.app.stranger()
            let encoded = target.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            try await stranger.open("/sign-in?return=\(encoded)")
            let page = try await stranger.press("Sign in", [("email", Cast.mei.email), ("password", House.password)])
            #expect(page.path == "/")
        }
    }

    @Test func `guessing is slowed down for one address, with the right password too, and goes on after the pause`()
        async throws
    {
        let house = try await House()
        let browser = house.app.stranger()
        for _ in 0..<10 { try await house.signIn(browser, password: "a wrong password") }
        #expect(try await house.signIn(browser).status == 429)
        #expect(try await house.signIn(house.app.stranger(), as: .priya).path == "/")
        house.app.clock.advance(by: 120)
        #expect(try await house.signIn(browser).path == "/")
    }

    @Test func `guessing many addresses from one place is slowed down as well`() async throws {
        let house = try await House()
        let browser = house.app.stranger()
        for number in 0..<100 { try await house.signIn(browser, email: "n\(number)@example.org") }
        #expect(try await house.signIn(browser).status == 429)
    }

    @Test func `a password beyond all measure is simply wrong`() async throws {
        let house = try await House()
        let page = try await house.signIn(house.app.stranger(), password: String(repeating: "a", count: 50_000))
        #expect(page.status == 422)
    }

    @Test func `a deactivated person stays outside`() async throws {
        let house = try await House()
        let mei = try await house.signedIn(as: .mei)
        let priya = try await house.signedIn(as: .priya)
        try await priya.open("/settings/people")
        try await priya.click("Deactivate")  // the first in the list is Mei
        try await priya.press("Deactivate")
        #expect(try await mei.open("/incidents").path.hasPrefix("/sign-in"))
        #expect(try await house.signIn(house.app.stranger()).status == 422)
    }

    @Test func `a form from another browser signs nobody in`() async throws {
        let house = try await House()
        let browser = house.app.stranger()
        try await browser.open("/sign-in")
        let page = try await browser.send(
            .post, "/sign-in",
            form: [
                ("csrf", String(repeating: "A", count: 43)), ("email", Cast.mei.email), ("password", House.password),
            ])
        #expect(page.status == 403)
    }

    @Test(arguments: [false, true])
    func `the session's cookie is out of reach of scripts and of other sites`(isSecure: Bool) async throws {
        let house = try await House()
        let first = await house.app.app.respond(to: try Request(.get, "/sign-in", isSecure: isSecure))
        let visitor = try #require(first.headers.all("set-cookie").first).prefix { $0 != ";" }
        let csrf = try #require(first.bodyText?.firstMatch(of: /name="csrf" value="([^"]+)"/)).1
        let request = try Request(
            .post, "/sign-in",
            form: ["csrf": String(csrf), "email": Cast.mei.email, "password": House.password],
            headers: ["cookie": String(visitor), "sec-fetch-site": "same-origin"], isSecure: isSecure)
        let cookies = await house.app.app.respond(to: request).headers.all("set-cookie")
        let cookie = try #require(cookies.first { $0.hasPrefix("handrail_session=") })
        #expect(cookie.contains("HttpOnly"))
        #expect(cookie.contains("SameSite=Lax"))
        #expect(!cookie.contains("Domain"))
        #expect(cookie.contains("Secure") == isSecure)
    }

    @Test(arguments: [
        ("https://handrail.example.org", true), ("HTTPS://handrail.example.org", true),
        ("http://handrail.example.org", false),
    ])
    func `cookies travel over TLS alone where the base address says so, whoever forwards the request`(
        baseURL: String, isSecure: Bool
    ) async throws {
        let app = try await TestApp(baseURL: baseURL)
        let cookies = await app.app.respond(to: try Request(.get, "/first-run")).headers.all("set-cookie")
        #expect(!cookies.isEmpty)
        #expect(cookies.allSatisfy { $0.contains("; Secure") == isSecure })
    }

    @Test(arguments: ["/sign-in", "/first-run", "/incidents/INC-1", "/invitation?token=x", "/join/ABCDEF"])
    func `whoever comes over plain http is led to https before a password is typed`(path: String) async throws {
        let app = try await TestApp(baseURL: "https://handrail.example.org")
        if path != "/first-run" { _ = try await app.browser(as: .mei) }
        var target = path
        var response = await app.app.respond(to: try Request(.get, target, host: "10.0.0.5:8080"))
        if let next = response.headers["location"] {
            target = next
            response = await app.app.respond(to: try Request(.get, target, host: "10.0.0.5:8080"))
        }
        #expect(response.status == .forbidden)
        let page = try #require(response.bodyText)
        #expect(page.contains("You came over plain http"))
        #expect(page.contains("href=\"https://handrail.example.org\(target)\""))
        #expect(!page.contains("type=\"password\""))
    }

    @Test func `whoever comes over TLS signs in, also through a proxy that nobody trusts`() async throws {
        let house = try await House(baseURL: "https://handrail.example.org")
        let proxied: [Headers] = [["x-forwarded-proto": "https"], ["sec-fetch-site": "none"]]
        for headers in proxied {
            let response = await house.app.app.respond(to: try Request(.get, "/sign-in", headers: headers))
            #expect(response.status == .ok)
            #expect(response.bodyText?.contains("type=\"password\"") == true)
        }
        // A browser that sends nothing of the kind has shown by our cookie that it comes over TLS.
        let first = await house.app.app.respond(to: try Request(.get, "/sign-in"))
        let cookie = try #require(first.headers.all("set-cookie").first).prefix { $0 != ";" }
        let second = await house.app.app.respond(
            to: try Request(.get, "/sign-in", headers: ["cookie": String(cookie)]))
        #expect(second.bodyText?.contains("type=\"password\"") == true)
        #expect(await house.app.app.respond(to: try Request(.get, "/healthz")).status == .ok)
    }

    @Test func `signing in again ends the session this browser had`() async throws {
        let house = try await House()
        let browser = try await house.signedIn(as: .mei)
        let form = try #require(try browser.page.forms.first { $0.action == "/sign-out" })
        let csrf = try #require(form.fields.first { $0.name == "csrf" }).value
        try await browser.send(
            .post, "/sign-in", form: [("csrf", csrf), ("email", Cast.mei.email), ("password", House.password)])
        let page = try await browser.open("/profile")
        #expect(page.has("This browser"))
        #expect(!page.forms.contains { $0.buttons.contains { $0.label == "End" } })
    }
}
