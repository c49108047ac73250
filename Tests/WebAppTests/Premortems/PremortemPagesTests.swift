import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

@Suite("A pre-mortem, in browsers without JavaScript")
struct PremortemPagesTests {
    @Test func `from the lobby to the decision and the look-back`() async throws {
        let table = try await Table()
        let (priya, tomas) = (table.priya, table.tomas)
        #expect(try await tomas.open(table.path).has("Anonymous"))
        try await table.advance(to: .silentWriting)
        try await table.write(priya, "It ran against the wrong ledger")
        try await table.write(tomas, "The **restore** had never been tried <b>")
        try await table.write(tomas, "It ran twice")
        #expect(try tomas.page.has("Cards: 3, from 2 of 2 people"))
        try await tomas.press("Withdraw")
        #expect(try tomas.page.has("Cards: 2, from 2 of 2 people"))
        try await tomas.press("Restore")

        try await table.advance(to: .reveal)
        let revealed = try await tomas.open(table.path)
        #expect(revealed.has("3 cards"))
        #expect(revealed.has("It ran against the wrong ledger"))
        #expect(revealed.html.contains("&lt;b&gt;"))

        try await table.advance(to: .grouping)
        try await tomas.open(table.path)
        try await tomas.press("Merge")
        #expect(try tomas.page.has("2 groups"))
        try await tomas.press("Undo the last step")
        #expect(try tomas.page.has("3 groups"))

        try await table.advance(to: .voting)
        try await tomas.open(table.path)
        try await tomas.press("Add a dot")
        #expect(try tomas.page.has("4 of 5 dots left"))
        let other = try await priya.open(table.path)
        #expect(other.has("5 of 5 dots left"))
        #expect(other.has("Dots placed by 1 of 2 people"))
        #expect(!other.html.contains("my-dots\" aria-label=\"1 dot"))

        try await table.advance(to: .mitigation)
        try await priya.open(table.path)
        #expect(try priya.page.has("1 dot"))
        try await priya.press(
            "Add it as an answer",
            [
                ("guardrail", ""), ("name", "Name the ledger to go on"), ("kind", "molly_guard"),
                ("strength", "forcing_function"),
            ])
        #expect(try priya.page.has("GR-1 Name the ledger to go on"))
        try await priya.press(
            "Add the follow-up", [("title", "Try the restore"), ("owner", "1"), ("due", "2026-03-20")])
        #expect(try priya.page.has("FU-1"))
        try await priya.press(
            "Accept the risk", [("reason", "It is small."), ("accepted_by", ""), ("look_again_on", "")])
        #expect(try priya.page.status == 422)
        #expect(try priya.page.has("Choose the person who accepts the risk"))
        #expect(try priya.page.html.contains("It is small."))

        try await table.advance(to: .decision)
        try await priya.open(table.path)
        try await priya.press("Record the decision", [("decision", "go_with_conditions")])
        #expect(try priya.page.has("Add at least one condition first"))
        try await priya.press("Make it a condition")
        try await priya.press(
            "Record the decision", [("decision", "go_with_conditions"), ("note", "Once it was tried.")])
        #expect(try priya.page.has("Go with conditions"))
        try await priya.press("Close the pre-mortem")

        let summary = try await tomas.open(table.path)
        #expect(summary.has("Once it was tried."))
        #expect(summary.has("0 of 1 met"))
        #expect(summary.has("The **restore** had never been tried <b>"))
        let export = try #require(try await tomas.open("\(table.path).md").response.bodyText)
        for words in ["# Moving the ledger", "**Go with conditions**", "FU-1", "GR-1", "It ran twice", "&lt;b>"] {
            #expect(export.contains(words), "\(words)")
        }
        #expect(try await tomas.open("/follow-ups/FU-1").has("Condition of PRE-1"))
        #expect(try await tomas.open("/guardrails/GR-1").has("Mitigates"))
        #expect(try await tomas.open("/search?q=wrong").has("Moving the ledger"))
        #expect(try await tomas.open("/PRE-1").path == table.path)

        try await tomas.open("\(table.path)/look-back")
        try await tomas.press("Save", [("note", "The invoices.")])
        #expect(try tomas.page.has("What nobody foresaw"))
    }

    /// Everything that somebody else can ask for, as it comes over the wire.
    @Test(arguments: Anonymity.allCases)
    func `before the reveal no answer holds the text or the author of another's card, and before the end no vote`(
        anonymity: Anonymity
    ) async throws {
        let table = try await Table(anonymity: anonymity, allowsGuests: true)
        let guest = try await table.guest("Ada")
        try await table.advance(to: .silentWriting)
        let listener = try await Listener(table.app, browser: guest, topics: ["premortem:PRE-1"], lastSeen: 0)
        let secret = "xylophone in the ledger"
        try await table.write(table.tomas, secret)
        let told = try await listener.next { $0.contains("counts.changed") || $0.contains("room.changed") }
        #expect(!told.contains("xylophone") && !told.contains("Tom"))
        for browser in [guest, table.priya] {
            for path in [
                table.path, "\(table.path).md", "/live/news?topic=premortem:PRE-1&after=0", "\(table.path)/projector",
            ] {
                let page = try await browser.open(path)
                #expect(!page.html.contains("xylophone"), "\(path)")
            }
        }
        let count = try await guest.open(table.path)
        #expect(count.has("Cards: 1, from 1 of 3 people"))
        #expect(count.has("Tomás Lind 1 card") == (anonymity == .named))

        try await table.advance(to: .reveal)
        #expect(try await guest.open(table.path).html.contains("xylophone"))
        #expect(try await guest.open(table.path).html.contains("card-author\">Tomás") == (anonymity == .named))

        try await table.advance(to: .voting)
        try await table.tomas.open(table.path)
        try await table.tomas.press("Add a dot")
        let voted = try await listener.next { $0.contains("\"voters\":1") }
        #expect(!voted.contains("Tom") && !voted.contains("dots") && !voted.contains("risk"))
        for browser in [guest, table.priya] {
            let page = try await browser.open(table.path)
            #expect(page.has("5 of 5 dots left"))
            #expect(!page.has("1 dot"))
        }
        listener.close()
    }

    /// An access log, ours or a proxy's, has the path beside the network address.
    @Test func `no address that one's own cards or dots are sent to says which they are`() async throws {
        let table = try await Table()
        try await table.advance(to: .silentWriting)
        try await table.write(table.tomas, "It ran twice")
        try await table.write(table.tomas, "It ran backwards")
        try await table.tomas.press("Withdraw")
        var actions = try table.tomas.page.forms.map(\.action)
        #expect(try table.tomas.page.forms.flatMap(\.buttons).contains { $0.label == "Restore" })
        try await table.advance(to: .voting)
        try await table.tomas.open(table.path)
        try await table.tomas.press("Add a dot")
        actions += try table.tomas.page.forms.map(\.action)
        let own = Set(actions.filter { $0.hasPrefix(table.path) })
        #expect(
            own
                == Set(
                    ["cards", "own-card", "own-card/withdrawal", "own-card/restoration", "dots"].map {
                        "\(table.path)/\($0)"
                    }))
    }

    @Test func `a card that is too long, empty or of no sort comes back with what was typed`() async throws {
        let table = try await Table(template: "tigers-paper-tigers-elephants")
        try await table.advance(to: .silentWriting)
        try await table.tomas.open(table.path)
        try await table.tomas.press("Add the card", [("text", "  ")])
        #expect(try table.tomas.page.status == 422)
        #expect(try table.tomas.page.has("Enter what happened."))
        let long = String(repeating: "long ", count: 300)
        try await table.tomas.press("Add the card", [("text", long), ("prompt", "2")])
        #expect(try table.tomas.page.has("characters; at most 1000"))
        #expect(try table.tomas.page.html.contains(long))
        try await table.tomas.open(table.path)
        try await table.tomas.press("Add the card", [("text", "Nobody owns it"), ("prompt", "2")])
        #expect(try table.tomas.page.has("Elephant"))
    }

    @Test func `the timer is the server's, survives a reload, and ends softly`() async throws {
        let table = try await Table()
        try await table.advance(to: .silentWriting)
        try await table.priya.open(table.path)
        try await table.priya.press("Start the timer", [("minutes", "7")])
        #expect(try await table.tomas.open(table.path).html.contains("data-ends-in=\"420\""))
        table.app.clock.advance(by: 300)
        #expect(try await table.tomas.open(table.path).html.contains("data-ends-in=\"120\""))
        table.app.clock.advance(by: 600)
        #expect(try await table.tomas.open(table.path).has("Time is up."))
        try await table.write(table.tomas, "A thought that was being finished")
        #expect(try table.tomas.page.has("A thought that was being finished"))
        try await table.priya.open(table.path)
        try await table.priya.press("Start again", [("minutes", "0")])
        #expect(try table.priya.page.status == 422)
    }

    @Test func `when the facilitator vanishes another member takes over, and a guest cannot`() async throws {
        let table = try await Table(allowsGuests: true)
        let guest = try await table.guest("Ada")
        try await table.priya.open(table.path)
        #expect(try await !table.tomas.open(table.path).has("Take over"))
        table.app.clock.advance(by: 25)
        #expect(try await !guest.open(table.path).has("Take over"))
        try await table.tomas.open(table.path)
        try await table.tomas.press("Take over")
        #expect(try table.tomas.page.has("You are the facilitator"))
        #expect(try await table.priya.open(table.path).has("Facilitator: Tomás Lind."))
        try await table.tomas.open(table.path)
        try await table.tomas.press("Hand over")
        #expect(try await table.priya.open(table.path).has("You are the facilitator"))
    }

    @Test func `over days the facilitator sets a day, and is missed only after a day`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        let tomas = try await app.browser(as: .tomas)
        try await priya.open("/pre-mortems/new")
        try await priya.press("Open the pre-mortem", [("title", "Slowly"), ("pace", "over_days")])
        try await priya.press("Set", [("until", "2026-03-05")])
        #expect(try priya.page.has("2026-03-06 00:00 UTC"))
        app.clock.advance(by: 3_600)
        try await tomas.open("/pre-mortems/PRE-1")
        #expect(try !tomas.page.has("Take over"))
        app.clock.advance(by: 90_000)
        #expect(try await tomas.open("/pre-mortems/PRE-1").has("Take over"))
    }
}
