import TestSupport
import Testing

@Suite("Setting up a second factor")
struct SecondFactorSetUpTests {
    private let house: House
    private let mei: Browser

    init() async throws {
        house = try await House()
        mei = try await house.signedIn(as: .mei)
        try await mei.open("/profile")
        try await mei.click("Set up a second factor")
    }

    @Test func `takes the password and a code of the key that is shown, as a drawing and as text`() async throws {
        let phone = try house.authenticatorApp(mei.page)
        #expect(try mei.page.html.contains("class=\"qr\""))
        var page = try await mei.press("Switch it on")
        #expect(page.has("Enter your current password.") && page.has("Enter a code."))
        page = try await mei.press("Switch it on", [("current_password", House.password), ("code", "123456")])
        #expect(page.has("This code is wrong or was used before."))
        // The key is still the one that was scanned.
        #expect(try house.authenticatorApp(page).key == phone.key)
        page = try await mei.press("Switch it on", [("current_password", "wrong"), ("code", phone.code)])
        #expect(page.has("This is not your current password."))
        #expect(try await house.signIn(house.app.stranger()).path == "/")
        page = try await mei.press("Switch it on", [("current_password", House.password), ("code", phone.code)])
        #expect(page.has("Your second factor is on"))
        #expect(page.recoveryCodes.count == 10)
        #expect(try await mei.open("/profile").has("10 recovery codes are left."))
    }

    @Test func `ends the sessions in other browsers and keeps this one`() async throws {
        let other = try await house.signedIn(as: .mei)
        _ = try await house.setUpSecondFactor(mei)
        #expect(try await mei.open("/profile").path == "/profile")
        #expect(try await other.open("/profile").path.hasPrefix("/sign-in"))
    }

    @Test func `with a key that is none of ours switches nothing on`() async throws {
        let csrf = try mei.page.formToken()
        let page = try await mei.send(
            .post, "/profile/second-factor",
            form: [
                ("csrf", csrf), ("key", "MZXW6"), ("code", "123456"), ("current_password", House.password),
            ])
        #expect(page.status == 422)
        #expect(try await mei.open("/profile").has("Set up a second factor"))
    }

    @Test func `is asked of everybody without one where everybody must have one, before anything else`() async throws {
        let priya = try await house.signedIn(as: .priya)
        _ = try await house.setUpSecondFactor(priya)
        try await priya.open("/settings/sign-in")
        try await priya.press("Save", [("second_factor", "on")])
        for path in ["/", "/incidents", "/profile", "/live?topic=home", "/profile/second-factor/removal"] {
            #expect(try await mei.open(path).path == "/profile/second-factor", "\(path)")
        }
        #expect(try mei.page.has("Everybody who signs in with a password needs a second factor here."))
        let csrf = try mei.page.formToken()
        let refused = try await mei.send(
            .post, "/incidents", form: [("csrf", csrf), ("title", "X"), ("severity", "1")])
        #expect(refused.status == 403)
        #expect(refused.has("Nothing was saved."))
        try await mei.open("/profile/second-factor")
        _ = try await house.setUpSecondFactor(mei)
        #expect(try await mei.open("/incidents").has("There are no incidents yet."))
    }

    @Test func `does not keep anybody from signing out`() async throws {
        try await house.app.store.change(by: .command("test"), at: house.app.clock.now) {
            try $0.requireSecondFactor(true)
        }
        try await mei.open("/profile/second-factor")
        #expect(try await mei.press("Sign out").has("You have signed out."))
    }
}

@Suite("Removing somebody's second factor")
struct SecondFactorRemovalTests {
    private let house: House
    private let mei: Browser
    private let priya: Browser

    init() async throws {
        house = try await House()
        mei = try await house.signedIn(as: .mei)
        priya = try await house.signedIn(as: .priya)
        _ = try await house.setUpSecondFactor(mei)
        try await priya.open("/settings/people")
    }

    @Test func `takes a reason, ends their sessions, and is told to them once and shown in their profile`() async throws
    {
        try await priya.click("Remove second factor")
        #expect(try await priya.press("Remove it").has("Enter a reason."))
        let page = try await priya.press("Remove it", [("reason", "Phone lost, asked in person")])
        #expect(page.has("Mei Tanaka no longer has a second factor"))
        #expect(try await mei.open("/profile").path.hasPrefix("/sign-in"))

        let first = try await house.signIn(mei)
        #expect(first.path == "/")
        #expect(first.has("Your second factor was removed since you last signed in."))
        let profile = try await mei.open("/profile")
        #expect(profile.has("Priya Raman removed your second factor"))
        #expect(profile.has("Phone lost, asked in person"))
        let second = try await house.signIn(house.app.stranger())
        #expect(!second.has("Your second factor was removed"))

        let history = try await priya.open("/settings/history")
        #expect(history.has("removed the second factor of Mei Tanaka and ended their sessions"))
        #expect(history.has("Phone lost, asked in person"))
    }

    @Test func `is over for the profile once they have set one up again`() async throws {
        try await priya.click("Remove second factor")
        try await priya.press("Remove it", [("reason", "Phone lost")])
        try await house.signIn(mei)
        _ = try await house.setUpSecondFactor(mei)
        #expect(try await !mei.open("/profile").has("Phone lost"))
    }

    @Test func `is no way around the code for one's own`() async throws {
        _ = try await house.setUpSecondFactor(priya)
        #expect(try await priya.open("/settings/people").links.filter { $0.text == "Remove second factor" }.count == 1)
        let id = try #require(try await priya.open("/session").html.firstMatch(of: /"person":"(\d+)"/)).1
        try await priya.open("/settings/people/\(id)/second-factor-removal")
        let page = try await priya.press("Remove it", [("reason", "I would like to")])
        #expect(page.status == 422)
        #expect(page.has("Switch your own second factor off in your profile, with your password and a code."))
    }
}
