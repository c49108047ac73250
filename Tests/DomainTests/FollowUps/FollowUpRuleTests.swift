import Domain
import Foundation
import Testing

struct FollowUpRuleTests {
    private static let bo = ID<Person>(2)
    private static let friday = Day(year: 2026, month: 3, day: 6)

    @Test func `work goes from idea to promise to proof, and every step back is a step of its own`() {
        let table: [(FollowUpState, [FollowUpState])] = [
            (.proposed, [.committed, .declined, .superseded]),
            (.committed, [.inProgress, .done, .proposed, .declined, .superseded]),
            (.inProgress, [.done, .committed, .declined, .superseded]),
            (.done, [.verified, .inProgress]),
            (.verified, [.inProgress]),
            (.declined, [.proposed]),
            (.superseded, [.proposed]),
        ]
        #expect(table.map(\.0) == FollowUpState.allCases)
        for (from, choices) in table {
            #expect(from.choices == choices, "\(from)")
            for to in FollowUpState.allCases {
                let isRefused = fields { try FollowUpRule.check(complete, movingTo: to, from: from) } != nil
                #expect(isRefused == (to != from && !choices.contains(to)), "from \(from) to \(to)")
            }
        }
    }

    @Test(arguments: [FollowUpState.committed, .inProgress])
    func `a promise has an owner and a day, also while it stays one`(state: FollowUpState) {
        let bare = followUp()
        #expect(fields { try FollowUpRule.check(bare, movingTo: state, from: state) } == ["owner", "due"])
        #expect(fields { try FollowUpRule.check(followUp(owner: Self.bo), movingTo: state, from: state) } == ["due"])
        #expect(
            fields { try FollowUpRule.check(followUp(due: Self.friday), movingTo: state, from: state) } == ["owner"])
    }

    @Test func `an idea needs neither`() {
        #expect(fields { try FollowUpRule.check(followUp(), movingTo: .proposed, from: .proposed) } == nil)
        #expect(
            fields { try FollowUpRule.check(followUp(), movingTo: .committed, from: .proposed) } == ["owner", "due"])
    }

    @Test func `finished work was somebody's, by some day`() {
        #expect(fields { try FollowUpRule.check(followUp(), movingTo: .done, from: .committed) } == ["owner", "due"])
        #expect(fields { try FollowUpRule.check(followUp(), movingTo: .verified, from: .done) } == ["owner", "due"])
    }

    @Test func `declining says why, and being superseded says by what`() {
        #expect(fields { try FollowUpRule.check(followUp(), movingTo: .declined, from: .proposed) } == ["reason"])
        #expect(
            fields { try FollowUpRule.check(followUp(), movingTo: .superseded, from: .proposed) } == ["superseded_by"])
    }

    @Test func `everything that is wrong is said at once`() {
        #expect(
            fields { try FollowUpRule.check(followUp(), movingTo: .committed, from: .verified) } == [
                "state", "owner", "due",
            ])
    }

    @Test func `what is promised and what is open`() {
        #expect(FollowUpState.allCases.filter(\.isCommitted) == [.committed, .inProgress])
        #expect(FollowUpState.allCases.filter(\.isOpen) == [.proposed, .committed, .inProgress])
    }

    @Test func `the worse the incident, the sooner the day`() {
        #expect(Severity.allCases.map { Deadlines.defaults.days(for: $0) } == [14, 14, 30, 60, 60])
        #expect(Deadlines.defaults.days(for: nil) == 60)
    }

    private var complete: FollowUp {
        var followUp = followUp(owner: Self.bo, due: Self.friday)
        followUp.declinedReason = "Covered by another."
        followUp.supersededBy = ID(9)
        return followUp
    }

    private func followUp(owner: ID<Person>? = nil, due: Day? = nil) -> FollowUp {
        FollowUp(
            id: ID(31), title: "Refuse an empty selection", state: .proposed, ownerID: owner, due: due,
            createdAt: .distantPast, updatedAt: .distantPast)
    }
}
