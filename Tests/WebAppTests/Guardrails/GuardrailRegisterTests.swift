import Domain
import TestSupport
import Testing

@Suite("The register of guardrails")
struct GuardrailRegisterTests {
    @Test func `puts those first that need attention, under the name of their state`() async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Apples", state: "proposed")
        try await story.addGuardrail("Zebras")
        try await story.mei.press("Link", [("relation", "bypassed_in"), ("target", "INC-1")])
        let text = try await story.mei.open("/guardrails").text
        let places = ["Degraded GR-2 Zebras", "Proposed GR-1 Apples"].compactMap { text.range(of: $0)?.lowerBound }
        #expect(places.count == 2)
        #expect(places == places.sorted())
    }

    @Test func `counts the incidents that asked, and shows what protects what`() async throws {
        let story = try await ChainStory()
        try await story.addFinding()
        try await story.addGuardrail("Row estimate", address: "/guardrails/new?finding=1", [("owner_team", "1")])
        let page = try await story.mei.open("/guardrails")
        #expect(page.has("GR-1 Row estimate Strong In place, unproven Ledger Platform never 1 incident"))
    }

    @Test(arguments: [
        ("strength=weak", ["Training"]), ("strength=strong", ["Row estimate"]),
        ("kind=dry_run", ["Row estimate", "Training"]),
        ("kind=canary", []), ("state=proposed", ["Training"]), ("state=standing", ["Row estimate"]),
        ("state=attention", []), ("service=ledger", ["Row estimate"]), ("team=platform", []),
    ])
    func `is filtered by its address`(query: String, names: [String]) async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Row estimate", [("services", story.ledger.description)])
        try await story.addGuardrail("Training", strength: "policy_or_training", state: "proposed")
        let page = try await story.mei.open("/guardrails?\(query)")
        #expect(page.status == 200)
        #expect(page.links.map(\.text).filter { ["Row estimate", "Training"].contains($0) }.sorted() == names)
    }

    @Test(arguments: [
        ("state=broken", "There is no state “broken”."), ("strength=huge", "There is no strength “huge”."),
        ("kind=magic", "There is no kind “magic”."), ("service=moon", "There is no service “moon”."),
        ("team=nobody", "There is no team “nobody”."), ("sort=x", "There is no order “x”."),
        ("after=GR--1", "There is no page beside “GR--1”."), ("q=row", "There is no filter “q”."),
    ])
    func `says what it does not know instead of ignoring it`(query: String, sentence: String) async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Row estimate")
        let page = try await story.mei.open("/guardrails?\(query)")
        #expect(page.status == 422)
        #expect(page.has(sentence))
        #expect(!page.has("Row estimate"))
    }

    @Test func `sorts by strength, strongest first`() async throws {
        let story = try await ChainStory()
        try await story.addGuardrail("Apples", strength: "policy_or_training")
        try await story.addGuardrail("Zebras", strength: "eliminate")
        try await story.mei.open("/guardrails")
        let text = try await story.mei.click("Strength").text
        let places = ["Zebras", "Apples"].compactMap { text.range(of: $0)?.lowerBound }
        #expect(places == places.sorted())
    }
}
