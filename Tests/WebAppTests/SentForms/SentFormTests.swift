import Secrets
import TestSupport
import Testing
import WebServer

/// Every press of a button in these tests sends its form twice, see `Browser.sendAgain`; here are the questions beyond that.
@Suite("A form that is sent again")
struct SentFormTests {
    @Test func `makes one incident, and the second answer is the first one's`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        let request = try await mei.declaration("Checkout answers 500")
        let first = await app.app.respond(to: request)
        let second = await app.app.respond(to: request)
        #expect(first.headers["location"] == "/incidents/INC-1#entry")
        #expect(second.headers["location"] == "/incidents/INC-1#entry")
        #expect(first.headers.all("set-cookie") == second.headers.all("set-cookie"))
        #expect(try await app.incidents(seenBy: mei) == 1)
    }

    @Test func `makes one incident however many arrive at the same moment`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        let request = try await mei.declaration("Checkout answers 500")
        let places = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<8 { group.addTask { await app.app.respond(to: request).headers["location"] } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(places == Array(repeating: "/incidents/INC-1#entry", count: 8))
        #expect(try await app.incidents(seenBy: mei) == 1)
    }

    @Test func `gets the same answer after a restart`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        let request = try await mei.declaration("Checkout answers 500")
        let first = await app.app.respond(to: request)
        let second = try await TestApp(store: app.store).app.respond(to: request)
        #expect(second.status == .seeOther)
        #expect(second.headers["location"] == first.headers["location"])
        #expect(first.headers.all("set-cookie") == second.headers.all("set-cookie"))
        #expect(try await app.incidents(seenBy: mei) == 1)
    }

    @Test func `is carried out if it was refused the first time`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        let key = FormKey().text
        let refused = try await mei.declaration("", key: key)
        #expect(await app.app.respond(to: refused).status == .unprocessableContent)
        #expect(await app.app.respond(to: refused).status == .unprocessableContent)
        let corrected = try await mei.declaration("Checkout answers 500", key: key)
        #expect(await app.app.respond(to: corrected).headers["location"] == "/incidents/INC-1#entry")
    }

    @Test func `with other words comes back with them, and a second press is on purpose`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        try await mei.open("/incidents/new")
        let first = try mei.request(pressing: "Declare", [("title", "Checkout answers 500"), ("severity", "2")])
        _ = await app.app.respond(to: first)
        let asked = try await mei.press("Declare", [("title", "Basket loses items"), ("severity", "3")])
        #expect(asked.status == 422)
        #expect(asked.has("This form has already been sent"))
        #expect(asked.html.contains("Basket loses items"))
        #expect(try await app.incidents(seenBy: app.browser(as: .tomas)) == 1)
        #expect(try await mei.press("Declare").path.hasPrefix("/incidents/INC-2"))
    }

    @Test func `by somebody else is theirs`() async throws {
        let app = try await TestApp()
        let (mei, tomas) = (try await app.browser(as: .mei), try await app.browser(as: .tomas))
        let key = FormKey().text
        let hers = await app.app.respond(to: try await mei.declaration("Checkout answers 500", key: key))
        let his = await app.app.respond(to: try await tomas.declaration("Checkout answers 500", key: key))
        #expect(hers.headers["location"] == "/incidents/INC-1#entry")
        #expect(his.headers["location"] == "/incidents/INC-2#entry")
    }

    @Test func `is another one on each reading of a remembered page, for each form and reader`() async throws {
        let app = try await TestApp()
        let (mei, tomas) = (try await app.browser(as: .mei), try await app.browser(as: .tomas))
        try await mei.declare("Checkout answers 500", severity: 2)
        var keys: [String] = []
        for browser in [mei, mei, tomas] {
            let forms = try await browser.open("/incidents/INC-1").forms.filter { !$0.isGet }
            #expect(forms.count > 3)
            keys += forms.flatMap(\.fields).filter { $0.name == "form-key" }.map(\.value)
            #expect(keys.count % forms.count == 0)
        }
        #expect(Set(keys).count == keys.count)
        var mentions: [Int] = []
        for browser in [mei, tomas] {
            try await browser.open("/incidents/INC-1")
            let page = try await browser.press("Add", [("at", "now"), ("text", "The same words")])
            mentions.append(page.text.split(separator: "The same words").count - 1)
        }
        #expect(mentions[0] > 0)
        #expect(mentions[1] == 2 * mentions[0])
    }

    @Test func `shows what is shown once again, but not after a restart`() async throws {
        let app = try await TestApp()
        let priya = try await app.browser(as: .priya)
        try await priya.open("/settings/tokens")
        let request = try priya.request(pressing: "Issue the token", [("label", "Pipeline")])
        let first = await app.app.respond(to: request)
        #expect(await app.app.respond(to: request).bodyText == first.bodyText)
        let restarted = try await TestApp(store: app.store).app.respond(to: request)
        #expect(restarted.status == .ok)
        #expect(restarted.bodyText?.contains("This form has been sent before") == true)
        #expect(try await priya.open("/settings/history").html.split(separator: "issued the API token").count == 2)
    }

    @Test func `is forgotten after some days`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        let request = try await mei.declaration("Checkout answers 500")
        _ = await app.app.respond(to: request)
        app.clock.advance(by: 2 * 86_400)
        _ = await app.app.respond(to: try await mei.declaration("Another"))
        #expect(await app.app.respond(to: request).headers["location"] == "/incidents/INC-1#entry")
        app.clock.advance(by: 5 * 86_400)
        _ = await app.app.respond(to: try await mei.declaration("A third"))
        #expect(await app.app.respond(to: request).headers["location"] == "/incidents/INC-4#entry")
    }

    @Test func `signs in once`() async throws {
        let house = try await House()
        let browser = house.app.stranger()
        try await browser.open("/sign-in")
        let request = try browser.request(
            pressing: "Sign in", [("email", Cast.mei.email), ("password", House.password)])
        let first = await house.app.app.respond(to: request)
        let second = await house.app.app.respond(to: request)
        #expect(first.headers.all("set-cookie").contains { $0.hasPrefix("handrail_session=") })
        #expect(first.headers.all("set-cookie") == second.headers.all("set-cookie"))
    }
}

extension Browser {
    /// The request of the form for declaring an incident.
    ///
    /// - Parameter key: one of the test's own instead of the page's.
    fileprivate func declaration(_ title: String, key: String? = nil) async throws -> Request {
        try await open("/incidents/new")
        let fields = [("title", title), ("severity", "2")] + (key.map { [("form-key", $0)] } ?? [])
        return try request(pressing: "Declare", fields)
    }
}

extension TestApp {
    fileprivate func incidents(seenBy browser: Browser) async throws -> Int {
        var count = 0
        while try await browser.open("/incidents/INC-\(count + 1)").status == 200 { count += 1 }
        return count
    }
}
