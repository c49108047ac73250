import Domain
import Foundation
import Testing

@testable import Storage

struct IncidentStatesTests {
    @Test func `the way forward marks the times on its way and stands in the timeline`() async throws {
        let story = try await Story()
        for (minutes, state) in [(10.0, IncidentState.active), (20, .mitigated), (30, .resolved), (40, .postIncident)] {
            try await story.change(after: minutes) { try $0.move(story.incident, to: state) }
        }
        #expect(
            try await story.systemEvents().filter { $0.hasPrefix("State") } == [
                "State changed from reported to active", "State changed from active to mitigated",
                "State changed from mitigated to resolved", "State changed from resolved to post-incident",
            ])
        let times = try await story.read { try $0.times(of: story.incident) }
        #expect(times[.mitigated] == Moment(Office.morning.after(minutes: 20)))
        #expect(times[.resolved] == Moment(Office.morning.after(minutes: 30)))
        #expect(times[.raised] == nil)
        #expect(
            try await story.lastEntry()?.changes == [FieldChange(field: "State", from: "Resolved", to: "Post-incident")]
        )
    }

    @Test func `a time that was filled in by hand stays`() async throws {
        let story = try await Story()
        let early = Moment(Office.morning.after(minutes: 1), precision: .approximate, zone: "Asia/Tokyo")
        try await story.change { try $0.setTimes(of: story.incident, IncidentTimes([.mitigated: early])) }
        try await story.change { try $0.move(story.incident, to: .mitigated) }
        #expect(try await story.read { try $0.times(of: story.incident)[.mitigated] } == early)
    }

    @Test func `a way that does not exist is refused`() async throws {
        let story = try await Story()
        for state in [IncidentState.reported, .closed, .merged] {
            #expect(
                try await refused(story) { try $0.move(story.incident, to: state, reason: "because") } == [""],
                "\(state)")
        }
        try await story.change { try $0.move(story.incident, to: .postIncident) }
        #expect(try await refused(story) { try $0.move(story.incident, to: .dismissed, reason: "because") } == [""])
    }

    @Test func `dismissing and reopening ask for a reason, which everybody can read`() async throws {
        let story = try await Story()
        #expect(try await refused(story) { try $0.move(story.other, to: .dismissed, reason: " \n") } == ["reason"])
        try await story.change { try $0.move(story.other, to: .dismissed, reason: "It was a test.") }
        #expect(try await story.read { try $0.incident(story.other)?.dismissedReason } == "It was a test.")
        #expect(
            try await story.systemEvents(of: story.other).last
                == "State changed from reported to dismissed: It was a test.")
        #expect(try await refused(story) { try $0.move(story.other, to: .reported) } == ["reason"])
        try await story.change { try $0.move(story.other, to: .reported, reason: "It was real.") }
        #expect(
            try await story.systemEvents(of: story.other).last
                == "State changed from dismissed to reported: It was real.")
        #expect(try await story.read { try $0.history(of: story.other).first?.action } == "reopened it as reported")
    }

    @Test func `an incident closes when nothing is missing`() async throws {
        let story = try await Story(state: .draft)
        try await story.change { try $0.move(story.incident, to: .postIncident) }
        #expect(try await refused(story) { try $0.move(story.incident, to: .closed) } == ["postmortem"])
        try await Story.publish(story.incident, in: story.office)
        try await story.change { try $0.move(story.incident, to: .closed) }
        #expect(try await story.read { try $0.incident(story.incident)?.state } == .closed)
    }

    @Test func `an incident without a good guardrail closes with a reason`() async throws {
        let story = try await Story()
        try await story.change { try $0.move(story.other, to: .postIncident) }
        #expect(
            try await refused(story) { try $0.move(story.other, to: .closed) } == [
                "postmortem", "weak_guardrails_reason",
            ])
        try await story.change { try $0.markPostmortemNotRequired(for: story.other, reason: "A known limit.") }
        #expect(
            try await refused(story) { try $0.setWeakGuardrailsReason(of: story.other, " ") } == [
                "weak_guardrails_reason"
            ])
        try await story.change { try $0.setWeakGuardrailsReason(of: story.other, "The service is retired.") }
        try await story.change { try $0.move(story.other, to: .closed) }
        #expect(try await story.read { try $0.incident(story.other)?.state } == .closed)
    }

    @Test func `a guardrail that was retired, or lies in the bin, does not count`() async throws {
        let story = try await Story()
        try await story.change { try $0.move(story.incident, to: .postIncident) }
        try await story.change { try $0.delete(.guardrail(story.guardrail)) }
        #expect(try await refused(story) { try $0.move(story.incident, to: .closed) } == ["weak_guardrails_reason"])
        try await story.change { try $0.restore(.guardrail(story.guardrail)) }
        try await story.change { try $0.moveGuardrail(story.guardrail, to: .retired, reason: "Gone.") }
        #expect(try await refused(story) { try $0.move(story.incident, to: .closed) } == ["weak_guardrails_reason"])
    }

    @Test func `a refused change of state leaves no trace`() async throws {
        let story = try await Story(state: .draft)
        try await story.change { try $0.move(story.incident, to: .postIncident) }
        let before = try await story.office.dump()
        _ = try await refused(story) { try $0.move(story.incident, to: .closed) }
        #expect(try await story.office.dump().tablesDiffering(from: before) == [])
    }

    @Test func `a reason of many lines is one line of the timeline and whole in the history`() async throws {
        let story = try await Story()
        let reason = String(repeating: "line\n", count: 300).trimmed
        try await story.change { try $0.move(story.other, to: .dismissed, reason: reason) }
        let event = try #require(try await story.systemEvents(of: story.other).last)
        #expect(!event.contains("\n"))
        #expect(try await story.read { try $0.history(of: story.other).first?.changes.last?.to } == reason)
    }

    private func refused(_ story: Story, _ body: @escaping @Sendable (Change) throws -> Void) async throws -> [String]?
    {
        try await story.office.refusedFields { try await story.change(body) }
    }
}

struct MergerTests {
    @Test func `the old key leads to the incident it became part of, and both say so`() async throws {
        let story = try await Story()
        try await story.change { try $0.merge(story.other, into: story.incident) }
        let merged = try await story.read { try $0.incident(story.other) }
        #expect(merged?.state == .merged)
        #expect(merged?.mergedInto == story.incident)
        let dossier = try await story.read { try $0.incidentDossier(story.incident) }
        #expect(dossier?.mergedKeys == [Key(.incident, 2)])
        #expect(try await story.systemEvents().last == "INC-2 was merged into this incident: Slow checkout")
        #expect(
            try await story.systemEvents(of: story.other).last == "State changed from reported to merged into INC-1")
        #expect(try await story.lastEntry()?.action == "merged INC-2 into it")
        #expect(try await story.read { try $0.history(of: story.other).first?.action } == "merged it into INC-1")
    }

    @Test func `a merged incident comes back by being reopened, and both say so`() async throws {
        let story = try await Story()
        try await story.change { try $0.merge(story.other, into: story.incident) }
        #expect(
            try await story.office.refusedFields { try await story.change { try $0.move(story.other, to: .reported) } }
                == ["reason"])
        try await story.change { try $0.move(story.other, to: .reported, reason: "It had another cause.") }
        let reopened = try await story.read { try $0.incident(story.other) }
        #expect(reopened?.state == .reported)
        #expect(reopened?.mergedInto == nil)
        #expect(try await story.read { try $0.incidentDossier(story.incident)?.mergedKeys } == [])
        #expect(
            try await story.systemEvents().last == "INC-2 is no longer part of this incident: It had another cause.")
        #expect(try await story.lastEntry()?.action == "separated INC-2 from it")
    }

    @Test func `an incident is merged into another that stands on its own`() async throws {
        let story = try await Story()
        let third = try await story.change { try $0.declare(IncidentDeclaration(title: "Third", severity: .sev3)) }
        try await story.change { try $0.merge(story.other, into: story.incident) }
        let attempts: [(ID<Incident>, ID<Incident>, [String])] = [
            (story.incident, story.incident, ["into"]), (story.incident, ID(99), ["into"]),
            (third, story.other, ["into"]),
            (story.other, third, [""]),
        ]
        for (source, target, fields) in attempts {
            #expect(
                try await story.office.refusedFields { try await story.change { try $0.merge(source, into: target) } }
                    == fields,
                "\(source.key) into \(target.key)")
        }
        try await story.change { try $0.delete(.incident(third)) }
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.merge(story.incident, into: third) }
            }
                == ["into"])
    }

    @Test func `nothing of a merged incident is moved or lost`() async throws {
        let story = try await Story()
        let before = try await story.office.dump()
        try await story.change { try $0.merge(story.incident, into: story.other) }
        let after = try await story.office.dump()
        for table in ["finding", "follow_up", "guardrail_link", "postmortem", "incident_time", "incident_role"] {
            #expect(after[table] == before[table], "\(table)")
        }
    }
}
