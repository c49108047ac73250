import Domain
import TestSupport
import Testing

@testable import Storage

@Suite("The services that lack a guardrail")
struct GapPagesTests {
    private func story(services: Int) async throws -> ChainStory {
        let story = try await ChainStory()
        try await story.addGuardrail("Row estimate")
        try await story.app.store.change(by: .command("test"), at: story.app.clock.now) { change in
            for number in 0..<services { _ = try change.createService(ServiceEdit(name: "Queue \(number)")) }
        }
        return story
    }

    @Test func `are shown fifty at a time and found by name`() async throws {
        let story = try await story(services: 120)
        var page = try await story.mei.open("/guardrails/GR-1/gaps")
        #expect(page.has("Page 1 of 3"))
        #expect(page.has("services do not have it. Select the services that need it, one page at a time."))
        #expect(page.forms.flatMap(\.fields).filter { $0.name == "service" }.count == 50)
        page = try await story.mei.press("Find", [("name", "queue 119")])
        #expect(page.has("One service does not have it."))
        #expect(page.has("Queue 119"))
        #expect(!page.has("Queue 118"))
        #expect(
            try await story.mei.open("/guardrails/GR-1/gaps?name=Zed").has("No service without it has such a name."))
        #expect(try await story.mei.open("/guardrails/GR-1/gaps?colour=red").status == 422)
    }

    @Test func `are counted on the page of the guardrail, however many`() async throws {
        let story = try await story(services: 60)
        #expect(try await story.mei.open("/guardrails/GR-1").has("62 other services do not have it either"))
    }
}
