import Domain
import Foundation
import Testing

struct MarkProposalTests {
    private static let morning = Date(timeIntervalSince1970: 1_772_359_200)

    private func entries(_ lines: [(minute: Double, text: String)]) -> [TimelineEvent] {
        lines.enumerated().map { index, line in
            TimelineEvent(
                id: ID(Int64(index + 1)), incidentID: ID(1),
                moment: Moment(Self.morning.addingTimeInterval(line.minute * 60)), text: line.text, source: .pasted,
                isStarred: false, createdAt: Self.morning, createdBy: nil)
        }
    }

    private static let whole: [(minute: Double, text: String)] = [
        (0, "Cleanup is started from a laptop"), (5, "Alert: the number of rows drops"),
        (9, "Priya looks at the replica"), (20, "Mei declares an incident"), (31, "The job is stopped"),
        (90, "Rows restored from the replica"), (120, "All rows are back, fully recovered"),
    ]

    @Test func `a whole story fills in all five, and the end is the last that says so`() {
        let proposals = IncidentTimes().proposals(from: entries(Self.whole), kind: .incident)
        #expect(
            proposals == [
                MarkProposal(.started, ID(1)), MarkProposal(.noticed, ID(2)), MarkProposal(.raised, ID(4)),
                MarkProposal(.mitigated, ID(5)), MarkProposal(.resolved, ID(7)),
            ])
    }

    @Test func `times that are filled in are left alone, and bound those that are not`() {
        let times = IncidentTimes([
            .started: .unknown(), .noticed: Moment(Self.morning.addingTimeInterval(25 * 60)),
        ])
        let proposals = times.proposals(from: entries(Self.whole), kind: .incident)
        #expect(proposals == [MarkProposal(.mitigated, ID(5)), MarkProposal(.resolved, ID(7))])
        let late = IncidentTimes([.resolved: Moment(Self.morning.addingTimeInterval(3 * 60))])
        #expect(late.proposals(from: entries(Self.whole), kind: .incident) == [MarkProposal(.started, ID(1))])
    }

    @Test func `a near miss was noticed, and has no other time`() {
        let proposals = IncidentTimes().proposals(from: entries(Self.whole), kind: .nearMiss)
        #expect(proposals == [MarkProposal(.noticed, ID(2))])
    }

    @Test func `an entry without a time and an entry of Handrail itself propose nothing`() {
        var timeline = entries([(0, "Alert fires"), (1, "Alert fires")])
        timeline[0].moment = .unknown()
        timeline[1].source = .system
        #expect(IncidentTimes().proposals(from: timeline, kind: .incident) == [])
    }

    @Test func `an entry is proposed for one time only`() {
        let timeline = entries([(0, "Customers report errors, incident declared")])
        #expect(IncidentTimes().proposals(from: timeline, kind: .incident) == [MarkProposal(.noticed, ID(1))])
    }

    @Test(arguments: [
        ("Deployed 4.2 to production", [IncidentMark.started]), ("A CUSTOMER CALLS support", [.noticed]),
        ("Mei posted in #incidents", [.raised]), ("Rollback complete", [.mitigated]), ("Back to normal.", [.resolved]),
        ("Alert fires, rolled back at once", [.noticed, .mitigated]),
    ])
    func `words say what happened`(text: String, marks: [IncidentMark]) {
        #expect(MarkWords.marks(in: text) == Set(marks))
    }

    @Test(arguments: [
        "The errors have not stopped", "It isn't resolved yet", "Rolled back failed", "We will declare an incident",
        "The service was restarted", "Waiting until all rows are restored", "Priya looks at the graph", "",
    ])
    func `what did not happen, or not yet, says nothing`(text: String) {
        #expect(MarkWords.marks(in: text) == [])
    }
}
