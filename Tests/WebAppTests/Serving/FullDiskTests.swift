import Domain
import Foundation
import Storage
import TestSupport
import Testing
import WebServer

@Suite("A full disk")
final class FullDiskTests {
    private let app: TestApp
    private let priya: Browser
    /// Longer than what is left in a page of the file.
    private let long = String(repeating: "All rows of the ledger are gone. ", count: 500)
    private let sentence = "Nothing was saved: the disk of Handrail is full."

    /// On a file of its own, because a database in memory cannot be closed to writing.
    private let folder: URL

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "handrail-\(UUID().uuidString)")
        let store = try Store(path: folder.appending(path: "handrail.sqlite").path, now: Date())
        app = try await TestApp(store: store, expectsFaults: true)
        priya = try await app.browser(as: .priya)
        try await priya.declare("Rows are gone", severity: 2)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @Test func `is said in a sentence, and what was typed stays in the form`() async throws {
        try await priya.open("/incidents/INC-1/edit")
        try await app.store.fillDisk()
        let page = try await priya.press("Save", [("summary", long)])
        #expect(page.status == 503)
        #expect(page.has(sentence))
        #expect(page.has("Tell the person who operates Handrail."))
        #expect(!page.has("our fault"))
        #expect(page.forms.flatMap(\.fields).contains { $0.name == "summary" && $0.value == long })
        #expect(page.response.headers["retry-after"] != nil)
        #expect(app.loggedFaults.contains { $0.contains("disk is full") })

        try await app.store.emptyDisk()
        #expect(try await priya.press("Save", [("summary", long)]).status == 200)
    }

    @Test(arguments: [
        ("/incidents/INC-1", "Add", "text"), ("/incidents/new", "Declare", "title"),
        ("/incidents/INC-1/findings/new", "Add the finding", "detail"),
        ("/follow-ups/new", "Add the follow-up", "detail"),
        ("/guardrails/new", "Add the guardrail", "statement"),
        ("/incidents/INC-1/postmortem/sections/summary", "Save", "text"),
        ("/settings/people", "Create a link", "email"), ("/services/new", "Add the service", "purpose"),
        ("/settings/tokens", "Issue the token", "label"), ("/pre-mortems/new", "Open the pre-mortem", "title"),
    ])
    func `is said by every form in its place`(path: String, button: String, field: String) async throws {
        try await priya.open("/incidents/INC-1/postmortem/new")
        try await priya.press("Start the postmortem")
        let page = try await priya.open(path)
        let form = try #require(page.forms.first { $0.buttons.contains { $0.label == button } }, "\(path)")
        try await app.store.forbidWriting()
        let fields = form.fields.map(\.name)
        let typed = try #require(fields.contains(field) ? field : nil, "\(path): \(fields)")
        var values = [(typed, typed == "email" ? "cleo@example.org" : "Typed by Priya")]
        for (name, value) in [("title", "A title"), ("name", "A name"), ("severity", "3")]
        where name != typed && fields.contains(name) {
            values.append((name, value))
        }
        let choices =
            switch path {
            case "/incidents/INC-1/findings/new": [("kind", "missing_guardrail")]
            case "/guardrails/new":
                [("kind", "dry_run"), ("position", "prevent"), ("strength", "eliminate"), ("state", "proposed")]
            case "/follow-ups/new": [("state", "proposed")]
            default: [(String, String)]()
            }
        values += choices.filter { fields.contains($0.0) }
        let answer = try await priya.press(button, values)
        #expect(
            answer.status == 503,
            "\(path): \(answer.status) \(answer.links.filter { $0.address.hasPrefix("#") }.map(\.text))")
        #expect(answer.has("Nothing was saved: Handrail may only read its file."), "\(path)")
        #expect(answer.forms.flatMap(\.fields).contains { $0.name == typed && $0.value == values[0].1 }, "\(path)")
    }

    @Test func `is said to scripts and programs in their words`() async throws {
        try await priya.open("/incidents/INC-1/postmortem/new")
        try await priya.press("Start the postmortem")
        let page = try await priya.open("/incidents/INC-1/postmortem/sections/summary")
        let csrf = try #require(page.forms.flatMap(\.fields).first { $0.name == "csrf" }).value
        try await app.store.fillDisk()
        let answer = try await priya.send(
            .post, page.path,
            form: [("csrf", csrf), ("text", long), ("revision", "0"), ("client", "a"), ("sequence", "1")],
            headers: ["accept": "application/json"])
        #expect(answer.status == 503)
        #expect(answer.html.contains(#""problems":["Nothing was saved: the disk of Handrail is full."#))
    }

    @Test func `does not keep anybody from reading, and the last use of a session may be late`() async throws {
        try await app.store.forbidWriting()
        app.clock.advance(by: 3_600)
        #expect(try await priya.open("/incidents/INC-1").has("Rows are gone"))
        #expect(try await priya.open("/healthz").status == 200)
    }

    @Test func `makes a button say so on a page of its own, and keeps people signed in or out as they are`()
        async throws
    {
        try await priya.open("/settings/people")
        let page = try await priya.open("/incidents/INC-1")
        let csrf = try #require(page.forms.flatMap(\.fields).first { $0.name == "csrf" }).value
        try await app.store.forbidWriting()
        let answer = try await priya.send(.post, "/incidents/INC-1/deletion", form: [("csrf", csrf)])
        #expect(answer.status == 503)
        #expect(answer.has("Handrail may only read its file"))
        #expect(!answer.has("our fault"))
    }

    @Test func `is what readiness reports, and no more once it has gone`() async throws {
        let stranger = app.stranger()
        #expect(try await stranger.open("/readyz").status == 200)
        try await app.store.fillDisk()
        let page = try await stranger.open("/readyz")
        #expect(page.status == 503)
        #expect(page.html == "not ready: the disk is full\n")
        #expect(try await stranger.open("/healthz").status == 200)
        try await app.store.emptyDisk()
        #expect(try await stranger.open("/readyz").html == "ready\n")
        try await app.store.forbidWriting()
        #expect(try await stranger.open("/readyz").html == "not ready: the file may only be read\n")
    }
}
