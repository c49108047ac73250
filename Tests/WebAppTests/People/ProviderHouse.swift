import Domain
import Foundation
import OpenIDConnect
import TestSupport
import Testing
import WebApp

/// An installation with a provider. Priya administers it and Mei is a reviewer, both with passwords.
struct ProviderHouse {
    static let mei: [String: TestClaim] = [
        "sub": "mei-1", "name": "Mei T.", "email": "mei.tanaka@example.org", "email_verified": true,
        "groups": .texts(["staff", "sre"]),
    ]
    static let priya: [String: TestClaim] = ["sub": "priya-1", "name": "Priya", "groups": .texts(["leads"])]
    /// Somebody without an account here.
    static let ada: [String: TestClaim] = [
        "sub": "ada-1", "name": "Ada Byron", "email": "Ada@Example.org", "zoneinfo": "Europe/London",
        "groups": .texts(["staff"]),
    ]
    static let levels = "leads=administrator; sre=editor; staff=observer"

    let house: House
    let sso: TestProvider

    init(_ rule: AdmissionRule = .linked, expectsFaults: Bool = false) async throws {
        var made: TestProvider?
        house = try await House(baseURL: "https://handrail.example.org", expectsFaults: expectsFaults) { clock in
            let sso = TestProvider(clock)
            made = sso
            return SignInProvider(Provider(TestProvider.settings, ask: sso.ask), rule)
        }
        sso = try #require(made)
    }

    static func byGroups(expectsFaults: Bool = false) async throws -> ProviderHouse {
        try await ProviderHouse(.groups(GroupLevels(levels)), expectsFaults: expectsFaults)
    }

    var app: TestApp { house.app }

    /// Signs in at the provider after pressing a button of the page that the browser shows.
    ///
    /// - Parameter change: what becomes of the address with which the browser is sent back.
    @discardableResult
    func goThrough(
        _ browser: Browser, as account: [String: TestClaim], _ button: String = "Sign in with Example SSO",
        with fields: [(String, String)] = [], changing change: (String) -> String = { $0 }
    ) async throws -> Page {
        try await browser.press(button, fields)
        let link = try #require(try browser.page.links.first { $0.text == "Continue to Example SSO" })
        return try await browser.open(change("/sign-in/provider?" + sso.signIn(link.address, as: account)))
    }

    @discardableResult
    func signIn(
        _ browser: Browser, as account: [String: TestClaim], to path: String = "/sign-in",
        changing change: (String) -> String = { $0 }
    ) async throws -> Page {
        try await browser.open(path)
        return try await goThrough(browser, as: account, changing: change)
    }

    /// Links somebody's account at the provider, as they do it in their profile.
    func link(_ member: Cast, _ account: [String: TestClaim]) async throws {
        let browser = try await house.signedIn(as: member)
        #expect(try await link(browser, account).has("Linked."))
    }

    /// Links an account, confirmed with the current password.
    func link(
        _ browser: Browser, _ account: [String: TestClaim], changing change: (String) -> String = { $0 }
    ) async throws -> Page {
        try await browser.open("/profile")
        try await browser.click("Link my account at Example SSO")
        return try await goThrough(
            browser, as: account, "Continue at Example SSO", with: [("current_password", House.password)],
            changing: change)
    }

    func name(in browser: Browser) async throws -> String { try await browser.open("/session").html }

    func history() async throws -> String {
        try await house.signedIn(as: .priya).open("/settings/history").text
    }
}
