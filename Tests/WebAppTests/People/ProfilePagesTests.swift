import TestSupport
import Testing

@Suite("One's own profile")
struct ProfilePagesTests {
    private let house: House
    private let mei: Browser

    init() async throws {
        house = try await House()
        mei = try await house.signedIn(as: .mei)
        try await mei.open("/profile")
    }

    @Test func `is changed and says so`() async throws {
        let page = try await mei.press(
            "Save the profile", [("name", "Mei T."), ("zone", "Asia/Tokyo"), ("is_named_in_public", "on")])
        #expect(page.has("Profile saved."))
        #expect(page.has("Mei T."))
        #expect(page.forms.flatMap(\.fields).contains { $0.value == "Asia/Tokyo" })
        #expect(page.forms.flatMap(\.fields).contains { $0.name == "is_named_in_public" && $0.isOn })
    }

    @Test func `with a mistake comes back as it was typed`() async throws {
        let page = try await mei.press("Save the profile", [("name", ""), ("zone", "Tokyo")])
        #expect(page.status == 422)
        #expect(page.has("Enter a name."))
        #expect(page.has("Choose a time zone such as Europe/Stockholm, or UTC."))
        #expect(page.forms.flatMap(\.fields).contains { $0.value == "Tokyo" })
    }

    @Test func `guessing at the present password in an open browser is slowed down`() async throws {
        for _ in 0..<10 { #expect(try await setPassword(from: "a guess").has("This is not your current password.")) }
        let page = try await setPassword(from: "another guess")
        #expect(page.has("There were too many attempts. Wait a minute and try again."))
    }

    @Test func `a new password needs the present one`() async throws {
        let page = try await setPassword(from: "not the present one")
        #expect(page.status == 422)
        #expect(page.has("This is not your current password."))
        #expect(try await house.signIn(house.app.stranger()).path == "/")
    }

    @Test func `a new password ends the sessions in other browsers and keeps this one`() async throws {
        let other = try await house.signedIn(as: .mei)
        #expect(try await setPassword(from: House.password).has("Password changed."))
        #expect(try await mei.open("/profile").path == "/profile")
        #expect(try await other.open("/profile").path.hasPrefix("/sign-in"))
        #expect(try await house.signIn(house.app.stranger()).status == 422)
    }

    @Test func `sessions are listed and ended one by one or all at once`() async throws {
        let others = [try await house.signedIn(as: .mei), try await house.signedIn(as: .mei)]
        var page = try await mei.open("/profile")
        #expect(page.forms.filter { $0.buttons.contains { $0.label == "End" } }.count == 2)
        page = try await mei.press("End")
        #expect(page.has("Session ended."))
        page = try await mei.press("End all others")
        #expect(page.has("One other session has ended."))
        for other in others { #expect(try await other.open("/profile").path.hasPrefix("/sign-in")) }
        #expect(try await mei.open("/profile").path == "/profile")
    }

    @Test func `a session shows its browser, the beginning of its network, and which is in use`() async throws {
        let phone = house.app.stranger(at: "198.51.100.7")
        try await house.signIn(phone)
        let page = try await mei.open("/profile")
        #expect(page.has("127.0.0.…") && page.has("198.51.100.…"))
        #expect(!page.has("198.51.100.7"))
        #expect(page.has("30 days, and 90 days after signing in"))
    }

    @Test func `nobody ends a session of somebody else`() async throws {
        let priya = try await house.signedIn(as: .priya)
        let csrf = try mei.page.formToken()
        for id in 1...3 {
            try await mei.send(.post, "/profile/sessions/\(id)/deletion", form: [("csrf", csrf)])
        }
        #expect(try await priya.open("/profile").path == "/profile")
    }

    @Test(arguments: ["0", "-1", "x", "99999999999999999999", "1e3"])
    func `a session that cannot be is not found`(id: String) async throws {
        let csrf = try mei.page.formToken()
        #expect(try await mei.send(.post, "/profile/sessions/\(id)/deletion", form: [("csrf", csrf)]).status == 404)
    }

    private func setPassword(from old: String) async throws -> Page {
        try await mei.press(
            "Set the new password",
            [("current_password", old), ("password", "a new long password"), ("password_again", "a new long password")])
    }
}
