import Domain
import Foundation
import Testing

@testable import Storage

struct PostmortemTests {
    @Test func `it starts with the sections of its template, each with help and starter text`() async throws {
        let story = try await Story()
        try await story.change { _ = try $0.startPostmortem(of: story.other, from: Story.template.orFail()) }
        let document = try #require(try await story.read { try $0.postmortemDocument(of: story.other) })
        #expect(document.postmortem.state == .draft)
        #expect(document.postmortem.template == "guardrail-first")
        #expect(document.sections.map(\.slug) == ["summary", "luck"])
        #expect(document.sections.map(\.help) == ["Three sentences.", ""])
        #expect(document.sections.map(\.text) == ["It began with", ""])
        #expect(document.sections.map(\.isRequired) == [true, false])
        #expect(document.sections.map(\.revision) == [1, 1])
        #expect(document.authors == [])
        #expect(
            try await story.office.refusedFields {
                try await story.change { _ = try $0.startPostmortem(of: story.other, from: Story.template.orFail()) }
            } == [""])
    }

    @Test func `a decision about the postmortem moves an incident that is over on to the work that follows`()
        async throws
    {
        let story = try await Story()
        func state() async throws -> IncidentState? { try await story.read { try $0.incident(story.other)?.state } }
        try await story.change { try $0.move(story.other, to: .resolved) }
        try await story.change { _ = try $0.startPostmortem(of: story.other, from: Story.template.orFail()) }
        #expect(try await state() == .postIncident)
        let third = try await story.change { change in
            try change.declare(IncidentDeclaration(title: "Nearly", severity: .sev4, kind: .nearMiss))
        }
        try await story.change { try $0.markPostmortemNotRequired(for: third, reason: "Seen before.") }
        #expect(try await story.read { try $0.incident(third)?.state } == .postIncident)
        let fourth = try await story.change { try $0.declare(IncidentDeclaration(title: "Now", severity: .sev4)) }
        try await story.change { _ = try $0.startPostmortem(of: fourth, from: Story.template.orFail()) }
        #expect(try await story.read { try $0.incident(fourth)?.state } == .reported, "it is going on")
    }

    @Test func `nothing is ever overwritten, also not after publication`() async throws {
        let story = try await Story()
        for revision in 2...40 {
            let next = try await story.change(after: Double(revision)) {
                try $0.saveSection(story.section, text: "Text \(revision + 1)", from: revision)
            }
            #expect(next == revision + 1)
        }
        let revisions = try await story.read { try $0.revisions(of: story.section) }
        #expect(revisions.map(\.revision) == (1...41).reversed())
        #expect(
            revisions.map(\.text)
                == (3...41).reversed().map { "Text \($0)" } + ["A job deleted rows that were in use.", "It began with"])
        #expect(revisions.first?.writtenBy == "Bo Lind")
        #expect(revisions.first?.writtenAt == Office.morning.after(minutes: 40))
        #expect(try await story.read { try $0.postmortem(of: story.incident)?.state } == .published)
    }

    @Test func `saving the same text again is no conflict and no revision`() async throws {
        let story = try await Story()
        try await story.change { try $0.saveSection(story.section, text: "New", from: 2) }
        #expect(try await story.change { try $0.saveSection(story.section, text: "New\n", from: 2) } == 3)
    }

    @Test func `a section fits 256 KB`() async throws {
        let story = try await Story()
        let longest = String(repeating: "a", count: 262_144)
        try await story.change { try $0.saveSection(story.section, text: longest, from: 2) }
        #expect(try await story.read { try $0.section(story.section)?.text.utf8.count } == 262_144)
        let fields = try await story.office.refusedFields {
            _ = try await story.change { try $0.saveSection(story.section, text: longest + "a", from: 3) }
        }
        #expect(fields == ["text"])
    }

    @Test func `none is required only with a reason, and one can be written after all`() async throws {
        let story = try await Story()
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.markPostmortemNotRequired(for: story.other, reason: "") }
            } == ["reason"])
        try await story.change { try $0.markPostmortemNotRequired(for: story.other, reason: "A known limit.") }
        #expect(try await story.read { try $0.postmortem(of: story.other)?.notRequiredReason } == "A known limit.")
        for attempt: @Sendable (Change) throws -> Void in [
            { try $0.markPostmortemNotRequired(for: story.other, reason: "Again.") },
            { try $0.publishPostmortem(of: story.other) },
        ] {
            #expect(try await story.office.refusedFields { try await story.change(attempt) } == [""])
        }
        try await story.change { _ = try $0.startPostmortem(of: story.other, from: Story.template.orFail()) }
        #expect(try await story.read { try $0.postmortem(of: story.other)?.state } == .draft)
        let kept = try await story.office.dump()["postmortem"] ?? []
        #expect(kept.contains { $0.contains("A known limit.") })
    }

    @Test func `without a postmortem there is nothing to publish`() async throws {
        let story = try await Story()
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.publishPostmortem(of: story.other) }
            } == [""])
        #expect(
            try await story.office.refusedFields {
                _ = try await story.change { try $0.saveSection(ID(99), text: "x", from: 1) }
            } == [""])
    }

    @Test func `which guardrails its follow-ups left is told for each of them`() async throws {
        let story = try await Story()
        #expect(
            try await story.read { try $0.guardrailsBuilt(byFollowUpsOf: story.incident) } == [
                story.followUp: [story.guardrail]
            ])
        try await story.change { try $0.delete(.guardrailLink(story.link)) }
        #expect(try await story.read { try $0.guardrailsBuilt(byFollowUpsOf: story.incident) } == [:])
    }
}
