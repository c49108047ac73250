import Domain
import Foundation
import TestSupport
import Testing
import WebServer

/// A trusted proxy names Mei, who has an account and a password as well.
@Suite("Signing in through a proxy")
struct ProxySignInTests {
    private let house: House
    private let mei: Browser

    init() async throws {
        house = try await House()
        mei = house.app.stranger(proxyUser: "Mei@Example.org")
    }

    @Test(arguments: ["/", "/follow-ups", "/incidents?state=open", "/profile"])
    func `leads to the page that was asked for`(path: String) async throws {
        #expect(try await mei.open(path).path == path)
        #expect(try mei.page.status == 200)
        #expect(try await mei.open("/session").html.contains("Mei Tanaka"))
    }

    @Test func `starts one session, which is listed, recorded and revocable`() async throws {
        for _ in 0..<3 { try await mei.open("/incidents") }
        let priya = try await house.signedIn(as: .priya)
        #expect(
            try await priya.open("/settings/history").text.components(separatedBy: "signed in through the proxy").count
                == 2)
        let other = try await house.signedIn(as: .mei)
        try await other.open("/profile")
        #expect(try await other.press("End all others").has("One other session has ended."))
    }

    @Test func `says plainly that nobody has the address, and nobody is signed in`() async throws {
        let unknown = house.app.stranger(proxyUser: "<b>eve@example.org")
        for path in ["/", "/incidents", "/settings/people"] {
            let page = try await unknown.open(path)
            #expect(page.status == 403)
            #expect(page.has("Nobody here has this address"))
            #expect(page.has("<b>eve@example.org") && !page.html.contains("<b>eve"))
        }
        #expect(unknown.cookie("handrail_session") == nil)
    }

    @Test func `leads to the first run where there is nobody at all`() async throws {
        let browser = try await TestApp().stranger(proxyUser: "mei@example.org")
        #expect(try await browser.open("/").path == "/first-run")
    }

    @Test func `leaves a guest of a pre-mortem a guest there`() async throws {
        let table = try await Table(allowsGuests: true)
        let guest = try await table.guest("Ada").behindProxy(naming: "ada@example.org")
        #expect(try await guest.open(table.path).has("Ada (you)"))
        #expect(try await guest.open("/incidents").has("Nobody here has this address"))
    }

    @Test func `is over for somebody who was deactivated`() async throws {
        try await mei.open("/profile")
        let priya = try await house.signedIn(as: .priya)
        try await priya.open("/settings/people")
        try await priya.click("Deactivate")  // the first in the list is Mei
        try await priya.press("Deactivate")
        #expect(try await mei.open("/profile").has("Nobody here has this address"))
    }

    @Test func `opens what the person may see and no more`() async throws {
        #expect(try await mei.open("/settings/people").status == 403)
        #expect(try mei.page.has("Only an administrator can do this."))
    }

    @Test func `holds only while the proxy names the same person`() async throws {
        try await mei.open("/profile")
        let stolen = mei.behindProxy(naming: nil)
        #expect(try await stolen.open("/profile").path.hasPrefix("/sign-in"))
        let priya = mei.behindProxy(naming: Cast.priya.email)
        #expect(try await priya.open("/session").html == "{}")
        #expect(try await priya.open("/profile").has("Priya Raman"))
        #expect(try !priya.page.has("Mei Tanaka"))
    }

    @Test func `replaces the session of somebody else with a password`() async throws {
        let browser = try await house.signedIn(as: .mei).behindProxy(naming: Cast.priya.email)
        #expect(try await browser.open("/profile").has("Priya Raman"))
    }

    @Test func `leaves a session with a password as it is`() async throws {
        let browser = try await house.signedIn(as: .mei)
        #expect(try await browser.behindProxy(naming: Cast.mei.email).open("/profile").has("Mei Tanaka"))
        #expect(try await browser.open("/profile").has("Mei Tanaka"))
    }

    @Test func `carries out no form without a session and its token`() async throws {
        let form = [("title", "Forged"), ("severity", "1"), ("csrf", "none")]
        #expect(try await mei.send(.post, "/incidents", form: form).status == 401)
        try await mei.open("/incidents/new")
        #expect(try await mei.send(.post, "/incidents", form: form).status == 403)
        let csrf = try await mei.open("/incidents/new").formToken()
        let page = try await mei.send(
            .post, "/incidents", form: [("title", "Real"), ("severity", "1"), ("csrf", csrf)],
            headers: ["sec-fetch-site": "cross-site"])
        #expect(page.status == 200)
    }

    @Test func `asks for no second factor, which belongs to the password`() async throws {
        let laptop = try await house.signedIn(as: .mei)
        _ = try await house.setUpSecondFactor(laptop)
        try await house.app.store.change(by: .command("test"), at: house.app.clock.now) {
            try $0.requireSecondFactor(true)
        }
        #expect(try await mei.open("/profile").path == "/profile")
        #expect(try await house.app.stranger(proxyUser: Cast.priya.email).open("/incidents").path == "/incidents")
    }

    @Test func `is offered where signing out ends, beside the password`() async throws {
        try await mei.open("/incidents")
        let page = try await mei.press("Sign out")
        #expect(page.path == "/sign-in")
        #expect(page.has("The sign-on in front of Handrail knows you as Mei@Example.org."))
        #expect(try await mei.click("Continue as Mei@Example.org").path == "/")
    }

    @Test func `gives a program with a token nothing more, and no page`() async throws {
        let token = try await house.app.issueToken()
        let request = try Request(
            .get, "/incidents", headers: ["authorization": "Bearer \(token)"], proxyUser: Cast.priya.email)
        #expect(await house.app.app.respond(to: request).status == .forbidden)
        let api = try Request(.get, "/api/v1/freeze?service=x", proxyUser: Cast.priya.email)
        #expect(await house.app.app.respond(to: api).status == .unauthorized)
    }

    /// The server takes the header out of every request; here it would be one like any other.
    @Test(arguments: ["X-Remote-User", "x-remote-user", "Remote-User", "X-Forwarded-User"])
    func `is not possible by writing a header`(name: String) async throws {
        var headers = Headers()
        try headers.set(name, Cast.priya.email)
        let page = try await house.app.stranger().send(.get, "/settings/people", form: nil, headers: headers)
        #expect(page.path.hasPrefix("/sign-in"))
    }
}
