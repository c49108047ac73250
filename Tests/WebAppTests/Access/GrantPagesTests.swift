import Domain
import Foundation
import TestSupport
import Testing

@Suite("Asking for a higher level")
struct GrantPagesTests {
    private let house: LadderHouse
    private let olga: Browser
    private let priya: Browser

    init() async throws {
        house = try await LadderHouse()
        olga = house.visitors[0].browser
        priya = house.visitors[5].browser
    }

    private func request(_ fields: [(String, String)] = []) async throws -> Page {
        try await olga.open("/profile/level")
        let given = Set(fields.map(\.0))
        let usual = [
            ("level", "editor"), ("scope", "incident"), ("incident", "INC-1"), ("reason", "On call this week"),
            ("ends_at", "+30h"),
        ]
        return try await olga.press("Request it", usual.filter { !given.contains($0.0) } + fields)
    }

    @Test func `begins where something was refused, and ends by itself`() async throws {
        let refused = try await olga.open("/incidents/INC-1/edit")
        #expect(refused.status == 403 && refused.has("Only an editor can do this. You are an observer."))
        try await olga.click("See your level")
        #expect(try olga.page.has("You are an observer."))
        #expect(try await request().has("It counts once an administrator has approved it."))
        #expect(try olga.page.has("Waiting for an administrator"))
        #expect(try await olga.open("/incidents/INC-1/edit").status == 403)

        #expect(try await priya.open("/").has("Olga Berg asks to be an editor for INC-1: approve or refuse"))
        try await priya.click("Olga Berg asks")
        #expect(try priya.page.has("On call this week"))
        // The oldest request comes first: Ida has asked before.
        try await priya.press("Approve")
        #expect(try await priya.press("Approve").has("Request approved."))

        let incident = try await olga.open("/incidents/INC-1")
        #expect(incident.links.contains { $0.address == "/incidents/INC-1/edit" })
        #expect(incident.has("You are an editor here until"))
        #expect(try await olga.open("/incidents/INC-1/edit").status == 200)
        #expect(try await olga.open("/incidents/INC-2/edit").status == 403)
        #expect(try await olga.open("/").has("You are an editor for INC-1 only until then"))

        house.app.clock.advance(by: 31 * 3_600)
        #expect(try await olga.open("/incidents/INC-1/edit").status == 403)
        #expect(try await olga.open("/profile/level").has("Expired"))
        #expect(try await !olga.open("/").has("only until then"))
    }

    @Test func `takes a reason, a level above one’s own and something that exists`() async throws {
        let page = try await request([("reason", " "), ("scope", "incident"), ("incident", "12"), ("level", "")])
        #expect(page.status == 422)
        #expect(page.has("Enter the reason.") && page.has("Choose a level."))
        #expect(page.has("Enter the key of an incident, such as INC-12."))
        #expect(try await request([("incident", "INC-99")]).has("INC-99 does not exist."))
        #expect(try await request([("ends_at", "-1h")]).has("Enter a time that is still to come."))
        #expect(try await request([("scope", "service")]).has("Choose a service."))
        #expect(try await request([("scope", "service"), ("service", "1")]).has("Requested."))
        #expect(try await request([("scope", "team"), ("team", "1")]).has("Requested."))
    }

    @Test func `is withdrawn by the one who asked`() async throws {
        try await request()
        #expect(try await olga.press("Withdraw").has("Request withdrawn."))
        #expect(try await priya.open("/settings/grants").has("Ida Ek") == true)
        #expect(try await !priya.open("/settings/grants").has("Olga Berg"))
    }

    @Test func `is given and ended by an administrator on the page of the person`() async throws {
        let id = house.visitors[0].id
        try await priya.open("/settings/people/\(id)/level")
        let page = try await priya.press(
            "Give it", [("level", "contributor"), ("scope", "everything"), ("reason", "New on the team")])
        #expect(page.has("Level given.") && page.has("In force"))
        #expect(try await olga.open("/incidents/new").status == 200)
        try await priya.open("/settings/people/\(id)/level")
        #expect(try await priya.press("End").has("The level has ended."))
        #expect(try await olga.open("/incidents/new").status == 403)
        #expect(try await priya.open("/settings/history").has("gave the level contributor for Olga Berg"))
    }
}
