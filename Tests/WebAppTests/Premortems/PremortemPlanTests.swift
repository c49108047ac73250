import Domain
import Foundation
import Storage
import TestSupport
import Testing

struct PremortemPlanTests {
    @Test func `the form takes a plan, which everyone reads in the brief and finds again later`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.open("/pre-mortems/new")
        try await priya.press(
            "Open the pre-mortem",
            [("title", "Moving the ledger"), ("plan", "First **copy**, then switch.\n\nhttps://example.org/plan")])
        try await priya.press("Start with the brief")
        let page = try priya.page
        #expect(page.html.contains("First <strong>copy</strong>, then switch."))
        #expect(page.links.contains { $0.address == "https://example.org/plan" })
        #expect(page.has("No plan has been added") == false)
        try await priya.press("Start the silent writing")
        #expect(try priya.page.has("First copy, then switch."))
        #expect(try await priya.open("/pre-mortems/PRE-1.md").html.contains("## Plan\n\nFirst **copy**, then switch."))
    }

    @Test func `a plan is added later, undone like every edit, and missed in the brief until then`() async throws {
        let table = try await Table()
        try await table.priya.press("Start with the brief")
        #expect(try await table.tomas.open(table.path).has("No plan has been added."))
        try await table.tomas.click("Add the plan, or a link to it")
        var page = try await table.tomas.press("Save", [("plan", "Copy, then switch.")])
        #expect(page.has("Copy, then switch."))
        #expect(page.has("No plan has been added.") == false)
        page = try await table.tomas.press("Undo")
        #expect(page.has("No plan has been added."))
    }

    @Test func `a guest reads the plan and is not sent to a form`() async throws {
        let table = try await Table(allowsGuests: true)
        let guest = try await table.guest("Ada")
        try await table.priya.open(table.path)
        try await table.priya.press("Start with the brief")
        let page = try await guest.open(table.path)
        #expect(page.has("No plan has been added."))
        #expect(page.has("Add the plan, or a link to it") == false)
    }

    @Test func `the next card answers the prompt of the last one, and the first the first`() async throws {
        let table = try await Table(template: "database-migration")
        try await table.advance(to: .silentWriting)
        func chosen() async throws -> String? {
            try await table.tomas.open(table.path).forms.first { $0.buttons.contains { $0.label == "Add the card" } }?
                .fields.first { $0.name == "prompt" && $0.isOn }?.value
        }
        #expect(try await chosen() == "0")
        try await table.tomas.press("Add the card", [("text", "No way back"), ("prompt", "3")])
        #expect(try await chosen() == "3")
    }

    @Test func `dots are explained where they are set and where they are placed`() async throws {
        let table = try await Table()
        #expect(try await table.priya.open("/pre-mortems/new").has("A dot is a vote."))
        try await table.advance(to: .silentWriting)
        try await table.write(table.tomas, "It ran twice")
        try await table.advance(to: .voting)
        let page = try await table.tomas.open(table.path)
        #expect(page.has("Each dot is a vote."))
        #expect(page.has("5 of 5 dots left. A dot is one vote."))
    }

    @Test func `the projector shows the pre-mortem and no controls of the site`() async throws {
        let table = try await Table()
        let page = try await table.priya.open("\(table.path)/projector")
        #expect(page.html.contains("theme-switch") == false)
        #expect(page.has("Moving the ledger"))
        #expect(page.links.contains { $0.address == table.path })
    }
}
