import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage
@testable import WebApp

@Suite("Pages about privacy")
struct PrivacyPagesTests {
    private let app: TestApp
    private let priya: Browser
    private let tomas: Browser
    private let mei: Browser

    init() async throws {
        app = try await TestApp()
        priya = try await app.browser(as: .priya)
        tomas = try await app.browser(as: .tomas)
        mei = try await app.browser(as: .mei)
    }

    /// Tomás declares one that only he sees.
    private func declare(_ fields: [(String, String)] = [("is_private", "on")]) async throws {
        try await tomas.open("/incidents/new")
        try await tomas.press(
            "Declare", [("title", "A key was published"), ("severity", "2"), ("stage", "now")] + fields)
    }

    @Test func `one is declared privately, shows its mark, and is shared by name`() async throws {
        try await declare()
        #expect(try tomas.page.has("Private Tomás Lind"))
        // The same page as that of any other reviewer, who has asked for it a moment before.
        #expect(try await !mei.open("/incidents").has("A key was published"))
        #expect(try await tomas.open("/incidents").has("A key was published"))
        #expect(try await !mei.open("/incidents").has("A key was published"))
        #expect(try await mei.open("/incidents/INC-1").status == 404)
        try await tomas.open("/incidents/INC-1")
        try await tomas.click("Who may see it")
        let id = try await app.store.read(as: .command("test")) {
            try $0.people().first { $0.name == "Mei Tanaka" }?.id
        }
        let own = try await app.store.read(as: .command("test")) {
            try $0.people().first { $0.name == "Tomás Lind" }?.id
        }
        let (other, self_) = (try #require(id).description, try #require(own).description)
        #expect(try await tomas.press("Save the names", [("people", self_), ("people", other)]).has("Names saved."))
        #expect(try await mei.open("/incidents").has("A key was published"))
        #expect(try await !priya.open("/incidents").has("A key was published"))
        try await tomas.open("/incidents/INC-1/privacy")
        #expect(try await tomas.press("Save the names", [("people", self_)]).has("Names saved."))
        #expect(try await !mei.open("/incidents").has("A key was published"))
    }

    @Test func `names without the tick are asked about, so that nothing is public by mistake`() async throws {
        let id = try await app.store.read(as: .command("test")) {
            try $0.people().first { $0.name == "Mei Tanaka" }?.id
        }
        try await declare([("people", try #require(id).description)])
        #expect(try tomas.page.status == 422 && tomas.page.has("Tick “Only some people may see it”"))
    }

    @Test func `it is made visible with what proves that one has read what becomes visible`() async throws {
        try await declare()
        try await tomas.open("/incidents/INC-1/privacy")
        try await tomas.click("Make it visible to everybody")
        #expect(try tomas.page.has("timeline entr") && tomas.page.has("Type “INC-1”"))
        #expect(try await tomas.press("Make it visible to everybody", [("confirmation", "INC-2")]).status == 422)
        #expect(try await mei.open("/incidents/INC-1").status == 404)
        try await tomas.open("/incidents/INC-1/disclosure")
        #expect(
            try await tomas.press("Make it visible to everybody", [("confirmation", "inc-1")]).has(
                "Everybody can see it now."))
        #expect(try await mei.open("/incidents/INC-1").status == 200)
    }

    @Test func `an administrator breaks the glass with a reason, which those named see`() async throws {
        try await declare()
        func look(_ key: String, _ reason: String = "The press has called") async throws -> Page {
            try await priya.open("/settings/broken-glass")
            return try await priya.press("Break the glass", [("record", key), ("reason", reason)])
        }
        #expect(try await look("INC-99").has("Nothing that is closed to you has this key."))
        #expect(try await look("INC-1", " ").has("Enter the reason."))
        #expect(try await look("something").has("Enter a key such as INC-12"))
        #expect(try await priya.open("/incidents/INC-1").status == 404)
        #expect(try await look("inc-1").has("A key was published"))
        // Whom it does not name does not decide about it.
        try await priya.open("/incidents/INC-1/privacy")
        #expect(try await priya.press("Save the names").has("Only somebody whom INC-1 names"))
        #expect(try await tomas.open("/incidents/INC-1").has("Priya Raman broke the glass"))
        #expect(try tomas.page.has("The press has called"))
        #expect(try await tomas.open("/").has("Priya Raman broke the glass of “A key was published”"))
        app.clock.advance(by: 4 * 3_600)
        #expect(try await priya.open("/incidents/INC-1").status == 404)
        #expect(try await !priya.open("/incidents").has("A key was published"))
    }

    @Test func `a launch and a pre-mortem are planned privately, and the code lets nobody else in`() async throws {
        try await tomas.open("/launches/new")
        #expect(
            try await tomas.press("Plan the launch", [("title", "Buy the rival"), ("is_private", "on")])
                .has("Private Tomás Lind"))
        try await tomas.open("/pre-mortems/new?launch=1")
        try await tomas.press("Open the pre-mortem", [("title", "Buying it"), ("allows_guests", "on")])
        #expect(try await mei.open("/launches").has("There are no launches yet"))
        #expect(try await mei.open("/pre-mortems/PRE-1").status == 404)
        #expect(try await tomas.open("/pre-mortems/PRE-1").has("Private Tomás Lind"))
        #expect(try await tomas.open("/pre-mortems/PRE-1/privacy").has("Its launch is private"))
        try await priya.open("/settings/broken-glass")
        #expect(
            try await priya.press("Break the glass", [("record", "PRE-1"), ("reason", "It is due")]).has("Buying it"))
        #expect(try await tomas.open("/launches/1").has("Priya Raman broke the glass"))
        let code = try await app.store.read(as: .command("test")) { reading in
            try reading.first("SELECT join_code FROM premortem") { $0.text() }
        }
        let stranger = app.stranger()
        let page = try await stranger.open("/join/\(code ?? "")")
        #expect(!page.has("Buying it"))
        #expect(try await tomas.open("/join/\(code ?? "")").has("Buying it"))
        try await tomas.open("/pre-mortems/new")
        #expect(
            try await tomas.press("Open the pre-mortem", [("title", "Alone"), ("is_private", "on")])
                .has("Private Tomás Lind"))
        #expect(try await !mei.open("/pre-mortems").has("Alone"))
    }

    @Test func `whoever is no longer named hears nothing more, not even who is there`() async throws {
        let review = try await Reviewed()
        let app = try await TestApp(store: review.app.store, liveKeepAlive: .milliseconds(5))
        let (own, other) = (try await review.person(.tomas), try await review.person(.mei))
        let audience = Audience(people: [own, other, try await review.person(.priya)])
        func change(_ body: @escaping @Sendable (Change) throws -> Void) async throws {
            try await app.store.change(by: .person(own, .reviewer), at: app.clock.now, body)
        }
        try await change { try $0.setAudience(of: .incident(review.id), audience) }
        let topic = "postmortem:\(review.id.key)"
        let tomas = try await app.browser(as: .tomas)
        let csrf = try await tomas.open("/incidents").formToken()
        let listeners = [
            try await Listener(app, as: .mei, topics: [topic]), try await Listener(app, as: .priya, topics: [topic]),
        ]
        for listener in listeners { _ = try await listener.next() }
        try await change { change in
            try change.run("DELETE FROM private_name WHERE person_id = ?", [other.rawValue])
            try change.record(.setting, "took a name away")
        }
        let here = [("csrf", csrf), ("topic", topic), ("tab", "a"), ("place", "summary")]
        #expect(try await tomas.send(.post, "/live/presence", form: here).status == 204)
        try await change { change in
            let section = try #require(try change.reading.postmortemDocument(of: review.id)?.sections.first)
            try change.submit(section.id, SectionSubmission(text: "Secret.", base: section.revision))
        }
        let last = try await app.store.read(as: .person(own, .reviewer)) { try $0.lastLiveEvent() }
        // A stream says the number of the last event when it has nothing else to say, or with the event.
        var heard: [String] = []
        for listener in listeners {
            var text = ""
            while !text.contains("id: \(last)\n") { text += try await listener.next() }
            heard.append(text)
            listener.close()
        }
        #expect(!heard[0].contains("section.updated") && !heard[0].contains("presence"))
        #expect(heard[1].contains("section.updated") && heard[1].contains("Tomás Lind"))
    }
}
