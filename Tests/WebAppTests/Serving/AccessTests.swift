import Domain
import Foundation
import TestSupport
import Testing
import WebServer

@testable import WebApp

@Suite("Who may do what")
struct AccessTests {
    @Test func `every address but the open ones asks a stranger to sign in`() async throws {
        let app = try await TestApp()
        _ = try await app.browser(as: .priya)
        for route in Routes.all where route.policy != .anyone && route.policy != .token {
            let path = route.pattern.concrete
            let stranger = app.stranger()
            if route.method == .get {
                let page = try await stranger.open(path)
                #expect(page.path.hasPrefix("/sign-in"), "\(path) showed \(page.path) to a stranger")
            } else {
                let page = try await stranger.send(route.method, path, form: [("csrf", "none")])
                #expect([401, 403].contains(page.status), "\(path) answered \(page.status) to a stranger")
            }
        }
    }

    @Test func `every address of an administrator is refused to a member`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        for route in Routes.all where route.policy == .administrator && route.method == .get {
            #expect(try await mei.open(route.pattern.concrete).status == 403, "\(route.pattern)")
        }
    }

    @Test func `every address of the API asks for a token, whoever is signed in`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        for route in Routes.all where route.policy == .token {
            for browser in [app.stranger(), priya] {
                let page = try await browser.send(route.method, route.pattern.concrete, form: nil)
                #expect(page.status == 401, "\(route.pattern)")
                #expect(page.response.headers["www-authenticate"] == "Bearer realm=\"Handrail\"")
            }
        }
    }

    @Test func `a token opens the addresses of the API and no other`() async throws {
        let app = try await TestApp()
        _ = try await app.browser(as: .priya)
        let token = try await app.issueToken()
        for route in Routes.all where route.policy != .token {
            let request = try Request(
                route.method, route.pattern.concrete, headers: ["authorization": "Bearer \(token)"])
            #expect(await app.app.respond(to: request).status == .forbidden, "\(route.pattern)")
        }
    }

    @Test func `only the connection of somebody who is known is kept when there are too many`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        #expect(try await priya.open("/").response.isForSession)
        let stranger = app.stranger()
        stranger.setCookie(Visitor.sessionCookie, "made-up")
        #expect(try await !stranger.open("/sign-in").response.isForSession)
        #expect(try await !stranger.open("/healthz").response.isForSession)
    }

    @Test func `no form is accepted without the token of this sign-in`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        for route in Routes.all where route.method != .get {
            let page = try await mei.send(route.method, route.pattern.concrete, form: [("title", "x")])
            #expect(page.status == 403, "\(route.pattern) answered \(page.status)")
        }
    }

    @Test func `no address ends in a fault, whatever stands in it`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.declare("Something", severity: 3)
        for route in Routes.all where route.method == .get {
            for value in ["INC-1", "INC-0", "INC-99999999999999999999", "-1", "%F0%9F%92%A5", "a%27%22%3Cb%3E", "1"] {
                let path = route.pattern.concrete(with: value)
                let status = try await priya.open(path).status
                #expect(status < 500, "\(path) answered \(status)")
            }
        }
    }

    @Test func `a request from another site is refused, and nothing is written`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        let token = try #require(
            try await mei.open("/incidents/new").forms.flatMap(\.fields).first { $0.name == "csrf" })
        let request = try Request(
            .post, "/incidents", form: ["csrf": token.value, "title": "Forged", "severity": "1"],
            headers: ["sec-fetch-site": "cross-site", "cookie": mei.cookieHeader])
        #expect(await app.app.respond(to: request).status == .forbidden)
        #expect(try await mei.open("/incidents").has("There are no incidents yet."))
    }
}

extension String {
    /// A pattern with something in the place of each parameter.
    fileprivate var concrete: String { concrete(with: "1") }

    fileprivate func concrete(with value: String) -> String {
        split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(":") ? value : String($0) }.joined(separator: "/")
    }
}
