import Domain
import Foundation
import TestSupport
import Testing
import WebServer

@testable import WebApp

/// What a browser took along to the provider is good for one return, however that ends.
@Suite("A return from the provider that is refused")
struct ProviderRefusalTests {
    /// One way in which nobody is signed in.
    struct Kind: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var rule = AdmissionRule.linked
        var groups: String?
        var status: Int
        var account = ProviderHouse.mei
        var prepare: @Sendable (ProviderHouse) async throws -> Void = { _ in }
        /// What becomes of the address of the return.
        var change: @Sendable (ProviderHouse, String) async throws -> String = { $1 }
    }

    static let kinds: [Kind] = [
        Kind(testDescription: "another state", status: 401, change: { $1 + "x" }),
        Kind(testDescription: "no state", status: 401, change: { $1.replacing(/&?state=[^&]*/, with: "") }),
        Kind(
            testDescription: "too late", status: 401,
            change: { house, address in
                house.app.clock.advance(by: 601)
                return address
            }),
        Kind(
            testDescription: "cancelled there", status: 401,
            change: { $1.replacing(/code=[^&]*/, with: "error=access_denied") }),
        Kind(
            testDescription: "a code of another size", status: 401,
            change: { $1.replacing(/code=[^&]*/, with: "code=" + String(repeating: "x", count: 2_001)) }),
        Kind(
            testDescription: "too many from one network", status: 429,
            change: { house, address in
                let network = try Request(.get, "/", remoteAddress: "127.0.0.1").remoteNetwork
                for _ in 0..<300 {
                    try house.app.app.settings.provider?.returns.begin(network, at: house.app.clock.now)
                }
                return address
            }),
        Kind(
            testDescription: "no answer", status: 503, prepare: { house in house.sso.change { $0.failing = [.token] } }),
        Kind(
            testDescription: "a cheat", status: 502,
            prepare: { house in house.sso.change { $0.claims["aud"] = "other" } }),
        Kind(testDescription: "nobody of ours", status: 403, account: ProviderHouse.ada),
        Kind(
            testDescription: "no group with a level", groups: ProviderHouse.levels, status: 403,
            account: ["sub": "ada-1", "name": "Ada", "groups": .texts(["others"])]),
        Kind(
            testDescription: "an address that is taken", rule: .everybody(.observer), status: 409,
            account: ["sub": "x-1", "name": "X", "email": .text(Cast.priya.email), "email_verified": true]),
        Kind(
            testDescription: "no address", rule: .everybody(.observer), status: 403,
            account: ["sub": "x-1", "name": "X"]),
        Kind(
            testDescription: "deactivated", status: 403,
            prepare: { house in
                try await house.link(.mei, ProviderHouse.mei)
                try await house.app.store.change(by: .command("test"), at: house.app.clock.now) { change in
                    let mei = try change.reading.people().first { $0.email == Cast.mei.email }
                    if let mei { try change.deactivate(mei.id) }
                }
            }),
        Kind(
            testDescription: "a disk that takes nothing", rule: .everybody(.observer), status: 503,
            account: ProviderHouse.ada,
            change: { house, address in
                try await house.app.store.forbidWriting()
                return address
            }),
    ]

    @Test(arguments: kinds)
    func `leaves nothing of it in the browser`(kind: Kind) async throws {
        let rule = try kind.groups.map { AdmissionRule.groups(try GroupLevels($0)) } ?? kind.rule
        let house = try await ProviderHouse(rule, expectsFaults: true)
        try await kind.prepare(house)
        let browser = house.app.stranger()
        try await browser.open("/sign-in")
        try await browser.press("Sign in with Example SSO")
        #expect(browser.cookie("handrail_attempt") != nil)
        let link = try #require(try browser.page.links.first { $0.text == "Continue to Example SSO" })
        let address = try "/sign-in/provider?" + house.sso.signIn(link.address, as: kind.account)
        let page = try await browser.open(try await kind.change(house, address))
        #expect(page.status == kind.status)
        #expect(browser.cookie("handrail_attempt") == nil)
        #expect(browser.cookie("handrail_session") == nil)
    }
}
