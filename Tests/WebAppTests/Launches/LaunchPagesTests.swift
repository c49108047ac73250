import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

struct LaunchPagesTests {
    @Test func `a launch is planned, and its checklist asks for the guardrails of its services`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.open("/services/new")
        try await priya.press("Add the service", [("name", "Ledger")])
        try await priya.declare("Cleanup deleted live rows", severity: 2)
        try await app.store.change(by: .command("test"), at: app.clock.now) { change in
            let guardrail = try change.addGuardrail(
                GuardrailEdit(
                    name: "Row count limit", kind: .blastLimit, position: .limit, strength: .automaticLimit,
                    services: [ID(1)]))
            try change.link(guardrail, .absentIn, .incident(ID(1)))
        }
        try await priya.open("/launches/new")
        try await priya.press("Plan the launch", [("title", ""), ("launch_on", "soon")])
        #expect(try priya.page.has("Enter what you will launch."))
        try await priya.press(
            "Plan the launch",
            [("title", "Move the ledger"), ("launch_on", "2026-03-10"), ("services", "1"), ("plan", "Step by step")])
        let page = try priya.page
        #expect(page.has("Is “Row count limit” in place for this launch?"))
        #expect(page.has("Lesson from INC-1"))
        try await priya.press("Save the answers", [("answer-1", "no"), ("note-1", "Not yet")])
        #expect(try priya.page.has("One answer saved."))
        #expect(try priya.page.has("1 of 1 answered"))
        #expect(try priya.page.has("Answered by Priya Raman"))
        try await priya.press("Save the answers")
        #expect(try priya.page.has("No answer was changed."))
        #expect(try await priya.open("/").has("Upcoming launches"))
        try await priya.open("/launches/1/edit")
        try await priya.press("Save", [("title", "Move the ledger again")])
        #expect(try priya.page.has("Move the ledger again"))
        try await priya.press("Move to the bin")
        #expect(try priya.page.has("Moved the launch to the bin"))
        try await priya.press("Undo")
        #expect(try priya.page.path == "/launches/1")
    }

    /// L-1, with one service that these guardrails protect.
    private func planLaunch(_ app: TestApp, protectedBy names: [String]) async throws {
        try await app.store.change(by: .command("test"), at: app.clock.now) { change in
            let ledger = try change.createService(ServiceEdit(name: "Ledger"))
            for name in names {
                _ = try change.addGuardrail(
                    GuardrailEdit(
                        name: name, kind: .blastLimit, position: .limit, strength: .automaticLimit, services: [ledger]))
            }
            _ = try change.addLaunch(LaunchEdit(title: "Move", services: [ledger]))
        }
    }

    @Test func `two people answer one checklist, and neither replaces an answer they have not seen`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        let tomas = try await app.browser(as: .tomas)
        try await planLaunch(app, protectedBy: ["Dry run", "Row count limit"])
        try await priya.open("/launches/1")
        try await tomas.open("/launches/1")
        try await tomas.press("Save the answers", [("answer-1", "yes"), ("note-1", "Tried on Monday")])
        try await priya.press("Save the answers", [("answer-2", "no"), ("note-2", "Too slow")])
        #expect(try priya.page.has("2 of 2 answered"))
        #expect(try priya.page.has("Tried on Monday"))

        try await tomas.open("/launches/1")
        try await priya.press("Save the answers", [("answer-1", "no"), ("note-1", "Tried on Monday")])
        try await tomas.press(
            "Save the answers", [("answer-1", "not_applicable"), ("note-1", "Another"), ("note-2", "Slow")])
        let refused = try tomas.page
        #expect(refused.status == 422)
        #expect(refused.has("Priya Raman answered this in the meantime: No: Tried on Monday."))
        #expect(refused.html.contains(#"value="Another""#) && refused.html.contains(#"value="Slow""#))
        try await tomas.press("Save the answers")
        #expect(try tomas.page.has("2 answers saved."))
        #expect(try tomas.page.has("No: Tried on Monday") && tomas.page.has("Not for this launch: Another"))
    }

    @Test func `a note on the checklist without an answer is refused, and kept in its field`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await planLaunch(app, protectedBy: ["Dry run"])
        try await priya.open("/launches/1")
        try await priya.press("Save the answers", [("note-1", "Ask Tomas")])
        #expect(try priya.page.has("Choose an answer as well, so that the note belongs to one."))
        #expect(try priya.page.html.contains(#"value="Ask Tomas""#) && priya.page.has("0 of 1 answered"))
    }

    @Test func `conditions that are not met by the day of the launch stand on the launch and the home page`()
        async throws
    {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.open("/launches/new")
        try await priya.press("Plan the launch", [("title", "Move the ledger"), ("launch_on", "2026-03-10")])
        try await priya.open("/pre-mortems/new?launch=1")
        try await priya.press("Open the pre-mortem", [("look_back_on", "2026-03-20")])
        for step in ["Start with the brief", "Start the silent writing"] { try await priya.press(step) }
        try await priya.press("Add the card", [("text", "It ran twice")])
        for step in ["Reveal the cards", "Start grouping", "Start voting", "End the voting", "Move on to the decision"]
        {
            try await priya.press(step)
        }
        try await priya.press("Add the condition", [("title", "Rehearse it"), ("owner", "1"), ("due", "2026-03-12")])
        #expect(try priya.page.has("A condition must be due by then."))
        try await priya.press("Add the condition", [("title", "Rehearse it"), ("owner", "1"), ("due", "2026-03-09")])
        try await priya.press("Record the decision", [("decision", "go_with_conditions")])
        try await priya.press("Close the pre-mortem")
        #expect(try await !priya.open("/").has("Condition not met"))
        app.clock.advance(by: 10 * 86_400)
        #expect(try await priya.open("/").has("Condition not met"))
        #expect(try await priya.open("/launches/1").has("1 of its conditions is not met"))
        app.clock.advance(by: 10 * 86_400)
        #expect(try await priya.open("/").has("Look back on “Move the ledger”"))
    }

    @Test func `launches are read to the last one, with pages of their own for past ones`() async throws {
        let app = try await TestApp()
        let today = Day(app.clock.now, in: .gmt)
        try await app.store.change(by: .command("test"), at: app.clock.now) { change in
            for number in 1...60 {
                _ = try change.addLaunch(LaunchEdit(title: "Ahead <\(number)>", date: today.adding(days: number)))
                _ = try change.addLaunch(LaunchEdit(title: "Past <\(number)>", date: today.adding(days: -number)))
            }
            _ = try change.addLaunch(LaunchEdit(title: "Some day", date: nil))
        }
        let priya = try await app.browser(as: .priya)
        let first = try await priya.open("/launches")
        #expect(first.has("Ahead <1>") && first.has("Ahead <50>") && !first.has("Ahead <51>") && !first.has("Some day"))
        #expect(first.has("Past <10>") && !first.has("Past <11>"))
        let second = try await priya.click("Next")
        #expect(second.has("Ahead <51>") && second.has("Some day") && !second.has("Ahead <50>"))
        let past = try await priya.click("All past launches")
        #expect(past.has("Past <1>") && past.has("Past <50>") && !past.has("Past <51>") && !past.has("Ahead"))
        let older = try await priya.click("Next")
        #expect(older.has("Past <60>") && !older.has("Past <50>"))
        #expect(try await priya.click("Previous").has("Past <1>"))
        for path in ["/launches?when=never", "/launches?after=x", "/bin?after=incident", "/bin?before=x-1"] {
            #expect(try await priya.open(path).status == 404, "\(path)")
        }
    }

    @Test func `an incident of the same service asks whether a pre-mortem foresaw it`() async throws {
        let table = try await Table()
        try await table.priya.open("/services/new")
        try await table.priya.press("Add the service", [("name", "Ledger")])
        try await table.priya.open("\(table.path)/edit")
        try await table.priya.press("Save", [("services", "1")])
        try await table.advance(to: .silentWriting)
        try await table.write(table.tomas, "It ran twice")
        try await table.advance(to: .decision)
        try await table.priya.open(table.path)
        try await table.priya.press("Record the decision", [("decision", "go")])
        try await table.advance(to: .closed)
        table.app.clock.advance(by: 60)
        try await table.tomas.declare("The ledger was moved twice", severity: 2)
        #expect(try await !table.tomas.open("/incidents/INC-1").has("Did a pre-mortem foresee this?"))
        try await table.tomas.open("/incidents/INC-1/edit")
        try await table.tomas.press("Save", [("services", "1")])
        try await table.tomas.open("/incidents/INC-1")
        #expect(try table.tomas.page.has("Did a pre-mortem foresee this?"))
        let risk = try #require(
            try await table.app.store.read(as: .command("test")) {
                try $0.premortemDossier(ID(1))?.risks.first?.risk.id
            })
        try await table.tomas.press("Save the answer", [("risk", risk.description)])
        #expect(try table.tomas.page.has("Foreseen"))
        #expect(try await table.tomas.open(table.path).has("It was INC-1"))
        #expect(try await table.tomas.open("/risks/\(risk)").path == "\(table.path)#risk-\(risk)")
        #expect(try await table.tomas.open("/risks/99").status == 404)
    }
}
