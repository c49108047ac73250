import Domain
import Storage
import TestSupport
import Testing

@Suite("Declaring an incident")
struct DeclarationPagesTests {
    private let app: TestApp
    private let mei: Browser

    init() async throws {
        app = try await TestApp()
        mei = try await app.browser(as: .mei)
        try await app.store.change(by: .command("test"), at: app.clock.now) { change in
            for name in ["Ledger", "Web shop"] { _ = try change.createService(ServiceEdit(name: name)) }
        }
        try await mei.open("/incidents/new")
    }

    private func values(_ page: Page, _ name: String) -> [String] {
        page.forms.flatMap(\.fields).filter { $0.name == name && $0.isOn }.map(\.value)
    }

    @Test func `that is happening makes it active with its services, noticed now unless somebody says when`()
        async throws
    {
        let page = try await mei.press(
            "Declare",
            [
                ("title", "Rows are gone"), ("severity", "4"), ("services", "1"), ("started", "-30m"),
                ("noticed", "11:50"),
            ])
        #expect(page.has("Active Ledger"))
        #expect(page.has("Started 11:30 UTC"))
        #expect(page.has("Noticed 11:50 UTC 20 min later"))
        #expect(page.has("Mark as mitigated"))
        #expect(page.has("Services: Ledger"))
    }

    @Test func `that is over takes its start and its end, and nobody has noticed it just now`() async throws {
        let page = try await mei.press(
            "Declare",
            [
                ("title", "Rows were gone"), ("severity", "4"), ("stage", "over"), ("started", "09:00"),
                ("resolved", "10:00"),
            ])
        #expect(page.has("Resolved"))
        #expect(page.has("Resolved 10:00 UTC 60 min later") || page.has("Resolved 10:00 UTC 1 h later"))
        #expect(!page.has("Noticed 12:00 UTC"))
    }

    @Test func `that is over takes the times between its start and its end as well`() async throws {
        let page = try await mei.press(
            "Declare",
            [
                ("title", "Rows were gone"), ("severity", "4"), ("stage", "over"), ("started", "yesterday 21:40"),
                ("noticed_before", "yesterday 21:58"), ("mitigated", "yesterday 22:30"),
                ("resolved", "yesterday 23:15"),
            ])
        for words in ["Started 21:40 UTC", "Noticed 21:58 UTC", "Mitigated 22:30 UTC", "Resolved 23:15 UTC"] {
            #expect(page.has(words), "\(words)")
        }
    }

    @Test func `that may be happening is reported, and one that was a false alarm is dismissed`() async throws {
        var page = try await mei.press("Declare", [("title", "Slow?"), ("severity", "4"), ("stage", "maybe")])
        #expect(page.has("Reported"))
        page = try await mei.press("Confirm: it is happening")
        try await mei.click("Dismiss")
        page = try await mei.press("Dismiss", [("reason", "A test of the load balancer.")])
        #expect(page.has("INC-1 is now dismissed."))
    }

    @Test func `says all that is wrong and keeps what was typed`() async throws {
        var page = try await mei.press(
            "Declare",
            [("title", "x"), ("severity", "4"), ("services", "2"), ("noticed", "sometime"), ("stage", "ever")])
        #expect(page.status == 422)
        #expect(page.has("Choose one of the five options."))
        #expect(page.has("“sometime” is not a time that Handrail understands."))
        #expect(values(page, "services") == ["2"])
        #expect(values(page, "noticed") == ["sometime"])
        page = try await mei.press("Declare", [("stage", "now"), ("noticed", "now"), ("resolved", "11:00")])
        #expect(page.has("It has an end, so choose “It is already over”"))
    }

    @Test func `takes a role with one button, once, and gives it back with one`() async throws {
        try await mei.press("Declare", [("title", "Rows are gone"), ("severity", "4")])
        var page = try await mei.press("Incident commander")
        #expect(page.has("You are now the incident commander of INC-1."))
        #expect(page.has("Incident commander Mei Tanaka"))
        page = try await mei.press("Responder")
        #expect(page.has("Responder Mei Tanaka"))
        let tomas = try await app.browser(as: .tomas)
        page = try await tomas.open("/incidents/INC-1")
        #expect(!page.forms.flatMap(\.buttons).contains { $0.label == "Incident commander" })
        page = try await tomas.press("Responder")
        #expect(page.has("Responder Mei Tanaka, Tomás Lind"))
        let token = try tomas.page.formToken()
        let late = try await tomas.send(
            .post, "/incidents/INC-1/own-role", form: [("csrf", token), ("role", "incident_commander")])
        #expect(late.status == 422)
        #expect(late.has("Mei Tanaka is the incident commander already."))
        let none = try await tomas.send(.post, "/incidents/INC-1/own-role", form: [("csrf", token), ("role", "boss")])
        #expect(none.status == 422)
        try await tomas.open("/incidents/INC-1")
        try await tomas.press("Communications")
        page = try await tomas.press("Undo")
        #expect(!page.has("Communications Tomás Lind"))
    }

    @Test func `that is the first of an installation names its first service, which is added`() async throws {
        let app = try await TestApp()
        let mei = try await app.browser(as: .mei)
        try await mei.open("/incidents/new")
        var page = try await mei.press(
            "Declare",
            [("title", "Rows are gone"), ("severity", "4"), ("new_service", String(repeating: "x", count: 90))])
        #expect(page.status == 422)
        #expect(try await app.store.read(as: .command("test")) { try $0.services() }.isEmpty)
        page = try await mei.press("Declare", [("new_service", " Ledger ")])
        #expect(page.has("Services: Ledger"))
        #expect(try await app.store.read(as: .command("test")) { try $0.services().map(\.name) } == ["Ledger"])

        try await mei.open("/incidents/new")
        page = try await mei.press(
            "Declare", [("title", "Slow"), ("severity", "4"), ("services", "1"), ("new_service", "Web shop")])
        #expect(page.has("Services: Ledger, Web shop"))
    }
}
