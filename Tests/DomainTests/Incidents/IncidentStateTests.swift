import Domain
import Testing

struct IncidentStateTests {
    /// One row for each state it comes from, one column for each it goes to, both in the order of the cases:
    /// `.` no way, `a` advance, `r` reopen, `d` dismiss, `m` merge.
    private static let withDurations: [(from: IncidentState, ways: String)] = [
        //             reported active mitigated resolved in_review closed dismissed merged
        (.reported, "  . a a a a . d m"),
        (.active, "    r . a a a . d m"),
        (.mitigated, " r r . a a . . m"),
        (.resolved, "  r r r . a . . m"),
        (.postIncident, "  r r r r . a . m"),
        (.closed, "    . r . . r . . m"),
        (.dismissed, " r . . . . . . m"),
        (.merged, "    r . . . . . . ."),
    ]

    /// A near miss is never active, mitigated or resolved.
    private static let withoutDurations: [(from: IncidentState, ways: String)] = [
        (.reported, "  . . . . a . d m"),
        (.postIncident, "  r . . . . a d m"),
        (.closed, "    . . . . r . . m"),
        (.dismissed, " r . . . . . . m"),
        (.merged, "    r . . . . . . ."),
    ]

    @Test(arguments: [IncidentKind.incident, .drill])
    func `an incident goes forward step by step or faster, and back only by being reopened`(kind: IncidentKind) {
        check(Self.withDurations, kind)
        #expect(Self.withDurations.map(\.from) == IncidentState.allCases)
    }

    @Test func `a near miss goes from the report to the review and is closed`() {
        check(Self.withoutDurations, .nearMiss)
    }

    @Test func `dismissing and reopening ask for a reason, going on and merging do not`() {
        #expect(IncidentMove.dismiss.needsReason)
        #expect(IncidentMove.reopen.needsReason)
        #expect(!IncidentMove.advance.needsReason)
        #expect(!IncidentMove.merge.needsReason)
    }

    @Test func `the nearest step forward and the latest step back come first`() {
        #expect(IncidentState.reported.nextSteps(kind: .incident) == [.active, .mitigated, .resolved, .postIncident])
        #expect(IncidentState.reported.nextSteps(kind: .nearMiss) == [.postIncident])
        #expect(IncidentState.closed.nextSteps(kind: .incident).isEmpty)
        #expect(IncidentState.resolved.reopenings(kind: .incident) == [.mitigated, .active, .reported])
        #expect(IncidentState.closed.reopenings(kind: .incident) == [.postIncident, .active])
        #expect(IncidentState.closed.reopenings(kind: .nearMiss) == [.postIncident])
        #expect(IncidentState.merged.reopenings(kind: .incident) == [.reported])
    }

    @Test func `an incident that hurts is open, and one that is over may be open too`() {
        #expect(IncidentState.allCases.filter(\.isOngoing) == [.reported, .active, .mitigated])
        #expect(IncidentState.allCases.filter(\.isOpen) == [.reported, .active, .mitigated, .resolved, .postIncident])
    }

    @Test func `only a near miss has no durations`() {
        #expect(IncidentKind.allCases.filter { !$0.hasDurations } == [.nearMiss])
    }

    private func check(_ table: [(from: IncidentState, ways: String)], _ kind: IncidentKind) {
        let moves: [Substring: IncidentMove] = ["a": .advance, "r": .reopen, "d": .dismiss, "m": .merge]
        for (from, ways) in table {
            for (to, way) in zip(IncidentState.allCases, ways.split(separator: " ")) {
                #expect(from.move(to: to, kind: kind) == moves[way], "\(kind) from \(from) to \(to)")
            }
        }
    }
}
