import Domain
import TestSupport
import Testing

@Suite("Coverage in the browser")
struct CoveragePagesTests {
    /// GR-1 protects the web shop and was absent in INC-1, which touched the ledger.
    private func story() async throws -> ChainStory {
        let story = try await ChainStory()
        try await story.addGuardrail(
            "Row estimate", address: "/guardrails/new?incident=INC-1",
            [("incident_relation", "absent_in"), ("services", "2")])
        return story
    }

    @Test func `says before there is anything what will stand there`() async throws {
        let mei = try await TestApp().browser(as: .mei)
        #expect(try await mei.open("/guardrails/coverage").has("No guardrail is related to a service yet."))
    }

    @Test func `a cell opens its reason and its follow-up`() async throws {
        let story = try await story()
        var page = try await story.mei.open("/guardrails/coverage")
        #expect(page.html.contains("aria-label=\"Missing\""))
        #expect(page.html.contains("aria-label=\"In place\""))
        page = try await story.mei.open("/guardrails/GR-1/services/\(story.ledger)")
        #expect(page.has("Missing"))
        #expect(page.has("INC-1 Cleanup deleted the wrong rows"))
        try await story.mei.click("Add a follow-up that brings it here")
        page = try await story.mei.press("Add the follow-up", [("state", "proposed")])
        #expect(page.has("Bring GR-1 Row estimate to Ledger"))
        page = try await story.mei.open("/guardrails/GR-1/services/\(story.ledger)")
        #expect(page.has("FU-1 Bring GR-1 Row estimate to Ledger"))
    }

    @Test func `a cell names the others of its kind, each with its state`() async throws {
        let story = try await story()
        try await story.addGuardrail("Row count", address: "/guardrails/new", [("services", "\(story.ledger)")])
        let page = try await story.mei.open("/guardrails/GR-1/services/\(story.ledger)")
        #expect(page.has("GR-2 Row count In place, unproven") && !page.has("In place, unproven In place, unproven"))
    }

    @Test func `a reason why not is asked for, kept, shown and undone`() async throws {
        let story = try await story()
        let address = "/guardrails/GR-1/services/\(story.ledger)"
        try await story.mei.open(address)
        var page = try await story.mei.press("Save the reason", [("reason", " ")])
        #expect(page.status == 422)
        page = try await story.mei.press("Save the reason", [("reason", "It is read only.")])
        #expect(page.has("Not applicable"))
        #expect(try await story.mei.open("/guardrails/GR-1").has("Ledger: It is read only."))
        #expect(try await story.mei.open("/guardrails/coverage").html.contains("aria-label=\"Not applicable\""))
        try await story.mei.open(address)
        try await story.mei.press("It does apply here")
        page = try await story.mei.press("Undo")
        #expect(page.has("It does not apply here: It is read only."))
        try await story.mei.press("It does apply here")
        page = try await story.mei.press("Save the reason", [("reason", "No rows there.")])
        page = try await story.mei.press("Undo")
        #expect(page.path == address && page.has("Missing"))
    }

    @Test func `a service is added where it turns out to be protected`() async throws {
        let story = try await story()
        try await story.mei.open("/guardrails/GR-1/services/\(story.ledger)")
        var page = try await story.mei.press("It protects this service")
        #expect(page.has("In place"))
        page = try await story.mei.press("It does not protect this service")
        #expect(page.has("GR-1 no longer protects Ledger."))
    }

    @Test func `a filter that does not exist is said beside its field`() async throws {
        let story = try await story()
        for (query, sentence) in [
            ("kind=bird", "There is no kind “bird”."), ("service=Moon", "There is no service “Moon”."),
            ("colour=red", "There is no filter “colour”."), ("show=x", "Show must be “missing” or empty, not “x”."),
            ("page=0", "There is no page “0”."),
        ] {
            let page = try await story.mei.open("/guardrails/coverage?\(query)")
            #expect(page.status == 422 && page.has(sentence), "\(query)")
        }
        let page = try await story.mei.open("/guardrails/coverage?service=Web+shop")
        #expect(page.status == 200 && page.has("Web shop") && !page.has("Ledger"))
    }

    @Test func `follow-ups are opened for each gap after a dry run and a typed count, and undone as a whole`()
        async throws
    {
        let story = try await story()
        try await story.app.store.change(by: .command("test"), at: story.app.clock.now) {
            _ = try $0.createService(.init(name: "Payouts"))
        }
        var page = try await story.mei.open("/guardrails/GR-1")
        #expect(page.has("What other paths have the same gap?"))
        #expect(page.has("Payouts"))
        try await story.mei.click("Bring it to more services")
        page = try await story.mei.press("See what would be opened")
        #expect(page.has("You selected nothing, so nothing would be opened."))
        page = try await story.mei.open("/guardrails/GR-1/gaps/follow-ups/new?service=1&service=3")
        #expect(page.has("Open 2 follow-ups?"))
        #expect(page.has("Bring GR-1 Row estimate to Payouts"))
        page = try await story.mei.press("Open 2 follow-ups", [("confirmation", "yes")])
        #expect(page.status == 422)
        #expect(try await !story.mei.open("/follow-ups").has("Bring GR-1"))
        try await story.mei.open("/guardrails/GR-1/gaps/follow-ups/new?service=1&service=3")
        page = try await story.mei.press("Open 2 follow-ups", [("confirmation", "2 follow-ups")])
        #expect(page.has("Opened 2 follow-ups."))
        #expect(try await story.mei.open("/guardrails/GR-1/gaps").has("FU-1 brings it there"))
        try await story.mei.open("/guardrails/GR-1/gaps/follow-ups/new?service=1")
        #expect(try story.mei.page.has("FU-1 already brings it there."))
    }

    @Test func `undo takes all of them back`() async throws {
        let story = try await story()
        try await story.mei.open("/guardrails/GR-1/gaps/follow-ups/new?service=1")
        try await story.mei.press("Open 1 follow-up", [("confirmation", "1 follow-up")])
        try await story.mei.press("Undo")
        #expect(try await !story.mei.open("/guardrails/GR-1/gaps").has("FU-1"))
        #expect(try await story.mei.open("/bin").has("Bring GR-1 Row estimate to Ledger"))
    }
}
