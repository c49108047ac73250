import TestSupport
import Testing

@Suite("Settings in the browser")
struct SettingsPagesTests {
    private let house: House
    private let priya: Browser
    private let mei: Browser

    init() async throws {
        house = try await House()
        priya = try await house.signedIn(as: .priya)
        mei = try await house.signedIn(as: .mei)
    }

    @Test func `members reach what is theirs and nothing of the administrators`() async throws {
        let page = try await mei.open("/settings")
        #expect(page.links.contains { $0.address == "/services" })
        #expect(!page.links.contains { $0.address == "/settings/people" })
        for path in [
            "/settings/people", "/settings/severities", "/settings/demo", "/settings/history",
        ] {
            #expect(try await mei.open(path).status == 403)
            #expect(try await house.app.stranger().open(path).path.hasPrefix("/sign-in"))
            #expect(try await priya.open(path).status == 200)
        }
    }

    @Test func `members cannot change what administrators set, however they ask`() async throws {
        try await mei.open("/profile")
        let csrf = try mei.page.formToken()
        let attempts: [(String, [(String, String)])] = [
            ("/settings/people/2/level", [("level", "administrator")]), ("/settings/people/1/deactivation", []),
            ("/settings/people/1/password-link", []),
            ("/settings/invitations", [("email", "x@example.org"), ("level", "administrator")]),
            ("/settings/severities", [("label-1", "x")]),
        ]
        for (path, fields) in attempts {
            #expect(try await mei.send(.post, path, form: [("csrf", csrf)] + fields).status == 403)
        }
        #expect(try await priya.open("/settings/people").has("Priya Raman"))
    }

    @Test func `a level is changed on a page of its own, and the history shows it`() async throws {
        try await priya.open("/settings/people")
        try await priya.click("Change level")
        #expect(try await priya.press("Save", [("level", "administrator")]).has("Mei Tanaka is now an administrator."))
        #expect(try await mei.open("/settings/people").status == 200)
        let history = try await priya.open("/settings/history")
        #expect(history.has("Priya Raman changed the level of Mei Tanaka"))
        #expect(history.has("Level: Reviewer Administrator"))
    }

    @Test func `an invitation gives the level it was made for`() async throws {
        try await priya.open("/settings/people")
        let link = try await priya.press("Create a link", [("email", "ida@example.org"), ("level", "observer")])
        #expect(link.has("can join as an observer"))
        #expect(try await priya.open("/settings/people").has("ida@example.org Observer"))
        try await priya.open("/settings/people")
        let page = try await priya.press("Create a link", [("email", "ida@example.org"), ("level", "")])
        #expect(page.status == 422 && page.has("Choose a level."))
    }

    @Test func `the last administrator stays, and the page says why`() async throws {
        try await priya.open("/settings/people/1/level")
        let page = try await priya.press("Save", [("level", "reviewer")])
        #expect(page.status == 422)
        #expect(page.has("Priya Raman is the last administrator."))
    }

    @Test func `deactivating is undone on the same page`() async throws {
        try await priya.open("/settings/people")
        try await priya.click("Deactivate")
        let page = try await priya.press("Deactivate")
        #expect(page.has("Mei Tanaka can no longer sign in"))
        #expect(try await priya.press("Reactivate").has("Mei Tanaka can sign in again."))
        #expect(try await house.signIn(house.app.stranger()).path == "/")
    }

    @Test func `severities are renamed and used where incidents are declared`() async throws {
        try await priya.open("/settings/severities")
        #expect(try await priya.press("Save", [("label-1", "Everything is down")]).has("Severities saved."))
        #expect(try await mei.open("/incidents/new").has("Everything is down"))
        try await priya.open("/settings/severities")
        let page = try await priya.press("Save", [("label-2", " "), ("help-3", "kept")])
        #expect(page.status == 422)
        #expect(page.has("Enter a name for SEV2."))
        #expect(page.links.contains { $0.address == "#label-2" })
        #expect(page.forms.flatMap(\.fields).contains { $0.value == "kept" })
    }
}
