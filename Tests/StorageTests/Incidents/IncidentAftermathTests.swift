import Domain
import GRDB
import Testing

@testable import Storage

@Suite("What is left to do about incidents that are over")
struct IncidentAftermathTests {
    private func steps(_ story: Story) async throws -> [AftermathStep] {
        try await story.read { try $0.incidentAftermaths(atMost: 5).map(\.step) }
    }

    @Test func `an incident without a postmortem waits for one as soon as it is resolved`() async throws {
        let story = try await Story()
        #expect(try await steps(story) == [])
        try await story.change { try $0.move(story.other, to: .resolved) }
        #expect(try await steps(story) == [.startPostmortem])
        #expect(try await story.office.read(as: .nobody) { try $0.incidentAftermaths(atMost: 5).count } == 0)
        try await story.change { try $0.delete(.incident(story.other)) }
        #expect(try await steps(story) == [])
    }

    @Test func `a finding without a guardrail comes before closing, and is named if there is one`() async throws {
        let story = try await Story()
        try await story.change { try $0.move(story.incident, to: .postIncident) }
        #expect(try await steps(story) == [.close])
        let bare = try await story.change { change in
            let ids = try ["No alarm", "No limit"].map {
                try change.addFinding(to: story.incident, FindingEdit(kind: .missingGuardrail, title: $0, detail: ""))
            }
            _ = try change.addFinding(
                to: story.incident, FindingEdit(kind: .wentWell, title: "Mei called early", detail: ""))
            return ids
        }
        #expect(try await steps(story) == [.nameGuardrails(2)])
        try await story.change { _ = try $0.link(story.guardrail, .proposedBy, .finding(bare[0])) }
        let left = try await story.read { try $0.incidentAftermaths(atMost: 5) }
        #expect(left.map(\.step) == [.nameGuardrails(1)])
        #expect(left.map(\.finding) == [bare[1]])
    }

    @Test func `it says close exactly where closing is allowed`() async throws {
        let story = try await Story()
        try await story.change { try $0.move(story.incident, to: .postIncident) }
        #expect(try await steps(story) == [.close])
        try await story.change { try $0.setGuardrailRetired(story.guardrail) }
        #expect(try await steps(story) == [.nameGuardrails(1)])
        await #expect(throws: Refusal.self) { try await story.change { try $0.move(story.incident, to: .closed) } }
        try await story.change { try $0.setWeakGuardrailsReason(of: story.incident, "The job is gone.") }
        #expect(try await steps(story) == [.close])
        try await story.change { try $0.move(story.incident, to: .closed) }
        #expect(try await steps(story) == [])
    }

    @Test func `only so many of each state are looked at, along the index`() async throws {
        let story = try await Story()
        for _ in 0..<3 {
            try await story.change { change in
                let id = try change.declare(IncidentDeclaration(title: "Slow", severity: .sev4))
                try change.move(id, to: .resolved)
            }
        }
        #expect(try await story.read { try $0.incidentAftermaths(atMost: 9, lookingAt: 2).count } == 2)
        let plan = try await story.read { reading in
            try String.fetchAll(
                reading.db,
                sql: """
                    EXPLAIN QUERY PLAN SELECT c.id FROM incident AS c
                    WHERE c.state = 'resolved' AND \(reading.visibleIncident("c")) ORDER BY c.happened_at DESC LIMIT 50
                    """, adapter: SuffixRowAdapter(fromIndex: 3))
        }
        #expect(plan.count == 1)
        // It has nothing but incidents of this state, in this order.
        #expect(plan.allSatisfy { $0.hasSuffix("USING INDEX incident_resolved") })
    }
}

extension Change {
    fileprivate func setGuardrailRetired(_ id: ID<Guardrail>) throws {
        try moveGuardrail(id, to: .retired, reason: "Replaced by the platform.", replacedBy: nil)
    }
}
