import Domain
import Foundation
import Secrets
import Storage
import TestSupport
import WebApp

/// An installation whose people sign in with passwords: Priya administers it, Mei is a member.
struct House {
    static let password = "correct horse battery"

    let app: TestApp

    init(
        baseURL: String? = nil, expectsFaults: Bool = false, provider: (TestClock) -> SignInProvider? = { _ in nil }
    ) async throws {
        app = try await TestApp(baseURL: baseURL, expectsFaults: expectsFaults, provider: provider)
        let hash = try await Passwords(cost: .negligible).hash(House.password)
        try await app.store.change(by: .command("test"), at: app.clock.now) { change in
            for member in [Cast.priya, .mei] {
                _ = try change.createPerson(
                    name: member.rawValue, email: member.email, level: member.level, zone: "UTC", passwordHash: hash)
            }
        }
    }

    @discardableResult
    func signIn(
        _ browser: Browser, as member: Cast = .mei, email: String? = nil, password: String = House.password
    ) async throws -> Page {
        try await browser.open("/sign-in")
        return try await browser.press("Sign in", [("email", email ?? member.email), ("password", password)])
    }

    func signedIn(as member: Cast) async throws -> Browser {
        let browser = app.stranger()
        try await signIn(browser, as: member)
        return browser
    }
}
