import Domain
import Foundation
import TestSupport
import Testing

@testable import WebApp

@Suite("Pages that invite people from a list")
struct PeopleImportPagesTests {
    private static let list = "E-mail;Name;Level\nada@example.org;Ada Berg;editor\nmei@example.org;;\nnobody;;\n"

    @Test func `a list is looked at, confirmed with its count, and gives links that work`() async throws {
        let app = try await TestApp()
        _ = try await app.browser(as: .mei)
        let priya = try await app.browser(as: .priya)
        try await priya.open("/settings/people")
        try await priya.click("Invite people from a list")
        let before = try await app.store.everyText()
        let plan = try await priya.press("Show what would happen", [("list", PeopleImportPagesTests.list)])
        #expect(plan.has("Invite 1 person?") && plan.has("already an account") && plan.has("Faulty"))
        let wrong = try await priya.press("Invite 1 person", [("confirmation", "2 people")])
        #expect(wrong.status == 422 && wrong.has("Type “1 person” exactly"))
        #expect(try await app.store.everyText() == before)

        let links = try await priya.press("Invite 1 person", [("confirmation", "1 person")])
        #expect(links.has("Invited 1 person"))
        let link = try #require(links.html.firstMatch(of: /ada@example\.org (http[^\n<]+)/)).1
        let file = try await priya.press("Save as a CSV file")
        #expect(file.response.headers["content-disposition"]?.contains("invitations.csv") == true)
        #expect(file.response.bodyText?.contains("\"ada@example.org\",\"\(link)\"") == true)
        let path = try #require(URL(string: String(link)))
        let join = try await app.stranger().open("\(path.path)?\(path.query ?? "")")
        #expect(join.html.contains("value=\"Ada Berg\""))
    }

    @Test func `the action is undone as a whole`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.open("/settings/people/import")
        try await priya.press("Show what would happen", [("list", PeopleImportPagesTests.list)])
        try await priya.press("Invite 2 people", [("confirmation", "2 people")])
        try await priya.click("look at this action and undo it")
        try await priya.press("Undo all of it")
        #expect(try priya.page.has("Undone for 2 people."))
        #expect(try priya.page.has("Link revoked"))
        #expect(try await priya.open("/settings/people").has("There are no unused links."))
    }

    @Test func `a file is read, and one in UTF-16 is refused with a sentence`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.open("/settings/people/import")
        let read = try await priya.upload(
            "Show what would happen", file: "file", named: "people.csv",
            [0xEF, 0xBB, 0xBF] + Array(PeopleImportPagesTests.list.utf8))
        #expect(read.has("Invite 2 people?"))
        try await priya.open("/settings/people/import")
        let refused = try await priya.upload(
            "Show what would happen", file: "file", named: "people.csv", [0xFF, 0xFE, 0x45, 0])
        #expect(refused.status == 422 && refused.has("Save it as UTF-8"))
    }
}
