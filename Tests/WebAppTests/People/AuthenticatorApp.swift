import Secrets
import TestSupport
import Testing

/// An app on a phone that has the key of an account.
struct AuthenticatorApp {
    let key: String
    let clock: TestClock

    /// The code that it shows now.
    var code: String { TOTP(key).map { $0.code(of: TOTP.step(at: clock.now)) } ?? "" }
}

extension House {
    /// Reads the key from the page that sets a second factor up.
    func authenticatorApp(_ page: Page) throws -> AuthenticatorApp {
        let shown = try #require(page.html.firstMatch(of: /<code class="typed-key">([A-Z2-7 ]+)<\/code>/))
        return AuthenticatorApp(key: String(shown.1), clock: app.clock)
    }

    /// Switches a second factor on in a browser in which somebody is signed in.
    func setUpSecondFactor(_ browser: Browser) async throws -> (AuthenticatorApp, recovery: [String]) {
        let phone = try authenticatorApp(try await browser.open("/profile/second-factor"))
        let page = try await browser.press(
            "Switch it on", [("current_password", House.password), ("code", phone.code)])
        return (phone, page.recoveryCodes)
    }
}

extension Page {
    var recoveryCodes: [String] {
        html.matches(of: /<li><code>([A-Z2-7-]{19})<\/code><\/li>/).map { String($0.1) }
    }
}
