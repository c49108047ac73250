import Domain
import Foundation
import Storage
import TestSupport
import Testing
import WebServer

@testable import WebApp

@Suite("Guests")
struct GuestTests {
    @Test func `a guest comes in by a code and a name, where the pre-mortem allows it`() async throws {
        let closed = try await Table()
        let stranger = closed.app.stranger()
        let page = try await stranger.open("/join/\(try await closed.code)")
        #expect(page.has("This pre-mortem does not admit guests."))
        let forged = try await stranger.send(
            .post, "/join/\(try await closed.code)",
            form: [
                ("csrf", try page.formToken()), ("name", "Ada"),
            ])
        #expect(forged.status == 422)

        let open = try await Table(allowsGuests: true)
        let guest = try await open.guest("Ada")
        #expect(try guest.page.path == open.path)
        #expect(try guest.page.has("Ada (you)"))
        let second = open.app.stranger()
        try await second.open("/join/\(try await open.code)")
        try await second.press("Join as a guest", [("name", "ada")])
        #expect(try second.page.has("has already joined"))
        #expect(try await guest.open("/join/\(try await open.code)").path == open.path)
    }

    @Test func `whoever has a code and no account finds the form for it on the page for signing in`() async throws {
        let table = try await Table(allowsGuests: true)
        let guest = table.app.stranger()
        try await guest.open("/sign-in")
        try await guest.click("Join with a code")
        try await guest.press("Join", [("code", try await table.code)])
        let page = try await guest.press("Join as a guest", [("name", "Ada")])
        #expect(page.path == table.path)
        #expect(page.has("Ada (you)"))
    }

    /// The cookie opens one pre-mortem; for every other address a guest is a stranger.
    @Test func `every address but those of the pre-mortem asks a guest to sign in or knows nothing`() async throws {
        let table = try await Table(allowsGuests: true)
        try await table.priya.declare("Secret incident", severity: 2)
        try await table.priya.open("/pre-mortems/new")
        try await table.priya.press("Open the pre-mortem", [("title", "Secret pre-mortem")])
        let guest = try await table.guest("Ada")
        let token = try guest.page.formToken()
        let open = [
            "/join", "/join/:!code", "/first-run", "/sign-in", "/invitation", "/healthz", "/readyz", "/", "/theme",
            "/sign-out", "/session",
        ]
        for route in Routes.all where !open.contains(route.pattern) {
            for value in ["1", "INC-1", "PRE-2", "GR-1", "FU-1"] {
                let path = route.pattern.split(separator: "/", omittingEmptySubsequences: false)
                    .map { $0.hasPrefix(":") ? value + ($0.hasSuffix(".md") ? ".md" : "") : String($0) }.joined(
                        separator: "/")
                if route.method == .get {
                    let page = try await guest.open(path)
                    // A program cannot sign in: it is told that its token is missing.
                    let isRefused =
                        route.policy == .token
                        ? page.status == 401 : page.path.hasPrefix("/sign-in") || page.status == 404
                    #expect(isRefused, "\(path): \(page.status) \(page.path)")
                    #expect(!page.html.contains("Secret"), "\(path)")
                } else {
                    let page = try await guest.send(
                        route.method, path,
                        form: [("csrf", token), ("text", "x"), ("dots", "1"), ("topic", "premortem:PRE-2")])
                    #expect([401, 403, 404, 422].contains(page.status), "\(path): \(page.status)")
                    #expect(!page.html.contains("Secret"), "\(path)")
                }
            }
        }
        #expect(try await guest.open(table.path).status == 200)
    }

    @Test func `a guest sees no incident, no guardrail and nobody's history, and reads the summary at the end`()
        async throws
    {
        let table = try await Table(allowsGuests: true)
        let guest = try await table.guest("Ada")
        try await table.advance(to: .silentWriting)
        try await table.write(guest, "Seen from outside")
        try await table.advance(to: .mitigation)
        try await table.priya.open(table.path)
        try await table.priya.press("Add it as an answer", [("guardrail", ""), ("name", "A secret guardrail")])
        let page = try await guest.open(table.path)
        #expect(!page.html.contains("secret guardrail"))
        #expect(page.has("Answered."))
        #expect(!page.html.contains("/guardrails") && !page.html.contains("/incidents"))
        try await table.advance(to: .decision)
        try await table.priya.open(table.path)
        try await table.priya.press("Record the decision", [("decision", "go")])
        try await table.advance(to: .closed)
        let summary = try await guest.open(table.path)
        #expect(summary.has("Seen from outside"))
        #expect(!summary.html.contains("secret guardrail") && !summary.has("History"))
    }

    @Test func `whoever guesses codes is slowed down`() async throws {
        let app = try await TestApp()
        let stranger = app.stranger()
        var statuses: Set<Int> = []
        for number in 0..<301 {
            let letters = Array("234679ACDEFGHJKMNPQRTVWXYZ")
            let code = "22222" + String(letters[number % letters.count])
            statuses.insert(try await stranger.open("/join/\(code)").status)
        }
        #expect(statuses == [404, 429])
    }

    @Test func `a stranger who guesses keeps nobody with an account out, at the same address either`() async throws {
        let table = try await Table(allowsGuests: true)
        let stranger = table.app.stranger()
        for _ in 0..<301 { try await stranger.open("/join/22222A") }
        #expect(try await stranger.open("/join/\(try await table.code)").status == 429)
        let mei = try await table.app.browser(as: .mei)
        try await mei.open("/join/\(try await table.code)")
        #expect(try await mei.press("Join").path == table.path)
        table.app.clock.advance(by: 2)
        #expect(try await stranger.open("/join/\(try await table.code)").status == 200)
    }

    @Test func `one network brings a room full of guests, and somebody elsewhere gets in all the same`() async throws {
        let table = try await Table(allowsGuests: true)
        func join(_ name: String, at address: String) async throws -> Page {
            let browser = table.app.stranger(at: address)
            try await browser.open("/join/\(try await table.code)")
            return try await browser.press("Join as a guest", [("name", name)])
        }
        for number in 0..<100 {
            #expect(try await join("Guest \(number)", at: "192.0.2.7").path == table.path)
            // Names that are taken cost nothing.
            if number == 0 { for _ in 0..<5 { #expect(try await join("Guest 0", at: "192.0.2.7").status == 422) } }
        }
        let refused = try await join("One more", at: "192.0.2.7")
        #expect(refused.status == 422 && refused.has("So many guests have joined from your network"))
        #expect(try await join("Elsewhere", at: "192.0.2.8").path == table.path)
        let mei = try await table.app.browser(as: .mei)
        try await mei.open("/join/\(try await table.code)")
        #expect(try await mei.press("Join").path == table.path)
    }

    @Test func `one code that is right, or an address of IPv6 for each guess, makes no guesser faster`() async throws {
        let table = try await Table()
        let known = try await table.code
        var last = 0
        for number in 0..<302 {
            for path in ["/join/22222A", "/join/\(known)"] {
                let request = try Request(
                    .get, path, headers: ["sec-fetch-site": "same-origin"],
                    remoteAddress: "2001:db8::\(String(number, radix: 16))")
                last = await table.app.app.respond(to: request).status.code
            }
        }
        #expect(last == 429)
    }

    @Test func `a pre-mortem that takes no guests any more shows them nothing, nor does one of long ago`() async throws
    {
        let table = try await Table(allowsGuests: true)
        let guest = try await table.guest("Ada")
        func isIn() async throws -> Bool { try await guest.open(table.path).path == table.path }
        #expect(try await isIn())
        try await table.priya.open("\(table.path)/edit")
        try await table.priya.press("Save", [("allows_guests", "")])
        #expect(try await !isIn())
        try await table.priya.open("\(table.path)/edit")
        try await table.priya.press("Save", [("allows_guests", "on")])
        #expect(try await isIn())
        table.app.clock.advance(by: Participant.guestsStay)
        #expect(try await !isIn())
    }

    @Test func `what the organisation learned afterwards is not for guests`() async throws {
        let table = try await Table(allowsGuests: true)
        let guest = try await table.guest("Ada")
        try await table.advance(to: .silentWriting)
        try await table.write(table.tomas, "It ran twice")
        try await table.advance(to: .mitigation)
        try await table.priya.open(table.path)
        try await table.priya.press(
            "Accept the risk",
            [("reason", "A secret weighing."), ("accepted_by", "1"), ("look_again_on", "2030-01-02")])
        try await table.advance(to: .decision)
        try await table.priya.open(table.path)
        try await table.priya.press("Record the decision", [("decision", "go")])
        try await table.advance(to: .closed)
        try await table.priya.open("\(table.path)/look-back")
        let risk = try #require(
            try table.priya.page.forms.flatMap(\.fields).map(\.name).first { $0.hasPrefix("note-") })
        try await table.priya.press("Save", [("note", "An unforeseen loss."), (risk, "A costly night.")])
        for path in [table.path, "\(table.path).md"] {
            let seen = try #require(try await table.tomas.open(path).response.bodyText)
            #expect(seen.contains("An unforeseen loss") && seen.contains("A costly night"), "\(path)")
            #expect(seen.contains("A secret weighing"), "\(path)")
            let shown = try #require(try await guest.open(path).response.bodyText)
            #expect(shown.contains("It ran twice"))
            #expect(!shown.contains("unforeseen loss") && !shown.contains("costly night"), "\(path)")
            #expect(shown.contains("Accepted.") && !shown.contains("secret weighing"), "\(path)")
            #expect(!shown.contains("No incident of these services"), "\(path)")
        }
    }

    @Test func `guests leave room for the streams of members`() {
        let guests = (0..<LiveHub.mostGuestListeners).map { Asker.guest(ID(Int64($0)), of: ID(1)) }
        #expect(!LiveHub.hasRoom(guests, for: .guest(ID(9_999), of: ID(1))))
        #expect(LiveHub.hasRoom(guests, for: .person(ID(1), .reviewer)))
        let one = Array(repeating: guests[0], count: LiveHub.mostListenersOfOneGuest)
        #expect(!LiveHub.hasRoom(one, for: guests[0]))
        #expect(LiveHub.hasRoom(one, for: guests[1]))
    }

    @Test func `the stream of a guest ends with their pre-mortem, and many guests may listen`() async throws {
        let table = try await Table(allowsGuests: true)
        var listeners: [Listener] = []
        for number in 0..<40 {
            listeners.append(
                try await Listener(
                    table.app, browser: try await table.guest("Guest \(number)"), topics: ["premortem:PRE-1"]))
        }
        #expect(listeners.allSatisfy { $0.response.status == .ok })
        for listener in listeners { listener.close() }
        let page = try await table.app.stranger().open("/live?topic=premortem:PRE-1")
        #expect(page.path.hasPrefix("/sign-in"))
    }
}
