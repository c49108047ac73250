import Domain
import Foundation
import Secrets
import Storage
import TestSupport
import Testing

@testable import WebApp

@Suite("Pages of reports without a name")
struct NearMissPagesTests {
    private static func value(_ id: String, on page: Page) throws -> String {
        let found = page.html.firstMatch(of: try Regex("id=\"\(id)\" value=\"([^\"]+)\""))?[1].substring
        return String(try #require(found))
    }

    private static func report(_ browser: Browser, at path: String = "/near-misses/new") async throws -> String {
        try await browser.open(path)
        let sent = try await browser.press(
            "Send the report", [("title", "The dry run was off"), ("text", "It was **nearly** run.")])
        return try value("code", on: sent)
    }

    private static func show(_ browser: Browser, _ code: String) async throws -> Page {
        try await browser.open("/near-misses/receipt")
        return try await browser.press("Show the report", [("code", code)])
    }

    @Test func `a report is found from the form that declares, answered, and read with its code`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        try await mei.open("/incidents/new")
        try await mei.click("Report without your name")
        #expect(try mei.page.path == "/near-misses/new")
        let code = try await NearMissPagesTests.report(mei)

        let priya = try await app.browser(as: .priya)
        let page = try await priya.open("/incidents/INC-1")
        #expect(page.has("Near miss") && page.has("without a name") && page.has("It was nearly run."))
        #expect(!page.has("Mei Tanaka"))
        try await priya.press("Answer", [("text", "It is on now, see GR-1.")])
        #expect(try priya.page.has("The reporter can read your answer."))
        #expect(try priya.page.has("Priya Raman answered the reporter"))

        let read = try await NearMissPagesTests.show(mei, code.lowercased().replacingOccurrences(of: "-", with: " "))
        #expect(read.has("You reported") && read.has("It is on now") && !read.text.contains("Priya"))
        try await mei.press("Add", [("text", "Thank you.")])
        #expect(try mei.page.has("Added."))
        let again = try await priya.open("/incidents/INC-1")
        #expect(again.has("The reporter added") && again.has("Thank you.") && !again.has("Mei Tanaka"))
        #expect(again.has("Somebody added to the report 1 Mar 2026") && !again.has("00:00"))
    }

    @Test func `a report that was made private is read by its reporter, and by nobody else who is not named`()
        async throws
    {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        let code = try await NearMissPagesTests.report(mei)
        let priya = try await app.browser(as: .priya)
        let id = try await app.store.read(as: .command("test")) { reading in
            try reading.people().first { $0.email == Cast.priya.email }?.id
        }.orNotFound()
        try await app.store.change(by: .person(id, .administrator), at: app.clock.now) {
            try $0.setAudience(of: .incident(ID(1)), Audience(people: [id]))
        }
        #expect(try await priya.open("/incidents/INC-1").has("Answers to the reporter"))
        #expect(try await mei.open("/incidents/INC-1").status == 404)
        #expect(try await NearMissPagesTests.show(mei, code).has("It was nearly run."))
    }

    @Test func `what was typed comes back with the problem`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        try await mei.open("/near-misses/new")
        let page = try await mei.press("Send the report", [("title", ""), ("text", "It was nearly run.")])
        #expect(page.status == 422 && page.has("Enter a title") && page.html.contains("It was nearly run."))
        for (typed, problem) in [("ABCD", "24 letters"), (ReceiptCode().text, "No report has this code.")] {
            let answer = try await NearMissPagesTests.show(mei, typed)
            #expect(answer.status == 422 && answer.has(problem))
        }
    }

    @Test func `strangers report by the secret address while it is switched on`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        let stranger = app.stranger()
        #expect(try await stranger.open("/near-misses/new").path.hasPrefix("/sign-in"))
        #expect(try await stranger.open("/near-misses/receipt").path.hasPrefix("/sign-in"))
        #expect(try await stranger.open("/near-misses/at/\(Token().text)").status == 404)

        try await priya.open("/settings")
        try await priya.click("Near misses without a name")
        let made = try await priya.press("Make a secret address")
        let path = try URL(string: NearMissPagesTests.value("address", on: made))?.path ?? ""
        let code = try await NearMissPagesTests.report(stranger, at: path)
        #expect(try await NearMissPagesTests.show(stranger, code).has("It was nearly run."))
        #expect(try await priya.open("/incidents/INC-1").has("The dry run was off"))

        try await priya.open("/settings/near-misses")
        let replaced = try await priya.press("Replace the address")
        let next = try URL(string: NearMissPagesTests.value("address", on: replaced))?.path ?? ""
        #expect(try await stranger.open(path).status == 404)
        #expect(try await stranger.open(next).status == 200)
        try await priya.open("/settings/near-misses")
        try await priya.press("Switch it off")
        #expect(try await stranger.open(next).status == 404)
        // Receipts that were given stay good.
        #expect(try await NearMissPagesTests.show(stranger, code).has("It was nearly run."))
    }

    @Test func `editors are told of a report at home until it is answered, and of what is added`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        let code = try await NearMissPagesTests.report(mei)
        let priya = try await app.browser(as: .priya)
        #expect(try await priya.open("/").has("New report without a name: The dry run was off"))
        try await priya.open("/incidents/INC-1")
        try await priya.press("Answer", [("text", "It is on now.")])
        #expect(try await !priya.open("/").has("New report without a name"))
        _ = try await NearMissPagesTests.show(mei, code)
        try await mei.press("Add", [("text", "Thank you.")])
        #expect(try await priya.open("/").has("The reporter without a name added to"))
        let olga = try await LadderHouse.visitor(app, "Olga Berg", .observer)
        #expect(try await !olga.browser.open("/").has("without a name"))
    }

    @Test func `a report that was merged is still answered, on the page of the other`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        let code = try await NearMissPagesTests.report(mei)
        let priya = try await app.browser(as: .priya)
        try await app.store.change(by: .command("test"), at: app.clock.now) { change in
            let other = try change.declare(IncidentDeclaration(title: "It was off", severity: .sev3))
            try change.merge(ID(1), into: other)
        }
        #expect(try await priya.open("/incidents/INC-2").has("Answers to the reporter of INC-1"))
        try await priya.press("Answer", [("text", "We know of others.")])
        #expect(try await NearMissPagesTests.show(mei, code).has("We know of others."))
        #expect(try await mei.press("Add", [("text", "Thank you.")]).has("Added."))
    }

    @Test func `whoever sends one report after the other is slowed down, and keeps nobody in another network out`()
        async throws
    {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.open("/settings/near-misses")
        let path =
            try URL(
                string: NearMissPagesTests.value("address", on: try await priya.press("Make a secret address")))?.path
            ?? ""
        let stranger = app.stranger(at: "203.0.113.7")
        var last: Page?
        for _ in 0..<61 {
            try await stranger.open(path)
            last = try await stranger.press("Send the report", [("title", "Nonsense"), ("text", "x")])
        }
        #expect(last?.status == 422 && last?.has("Too many reports have been sent from here.") == true)
        for other in [app.stranger(at: "198.51.100.7"), try await app.browser(as: .mei).moved(to: "203.0.113.7")] {
            _ = try await NearMissPagesTests.report(other, at: path)
        }
        app.clock.advance(by: 61)
        _ = try await NearMissPagesTests.report(stranger, at: path)
    }

    @Test func `whoever guesses codes is slowed down, and keeps nobody with an account out`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.open("/settings/near-misses")
        try await priya.press("Make a secret address")
        let code = try await NearMissPagesTests.report(priya)
        let stranger = app.stranger(at: "203.0.113.7")
        try await stranger.open("/near-misses/receipt")
        var statuses: Set<Int> = []
        let token = try stranger.page.formToken()
        for _ in 0..<301 {
            let form = [("csrf", token), ("code", ReceiptCode().text)]
            statuses.insert(try await stranger.send(.post, "/near-misses/receipt", form: form).status)
        }
        #expect(statuses == [422, 429])
        #expect(try await NearMissPagesTests.show(priya.moved(to: "203.0.113.7"), code).has("It was nearly run."))
    }
}
