import Domain
import Foundation
import Testing

@testable import Storage

struct FollowUpListTests {
    @Test func `filters narrow the list, and the earliest day comes first`() async throws {
        let story = try await Story()
        let today = try #require(Day(iso: "2026-03-07"))
        try await story.change { change in
            let march = FollowUpEdit(title: "late idea", teamID: story.platform, due: Day(year: 2026, month: 3, day: 1))
            _ = try change.addFollowUp(march, incident: nil, finding: nil, state: .proposed)
            _ = try change.addFollowUp(FollowUpEdit(title: "Some day"), incident: nil, finding: nil, state: .proposed)
            let done = FollowUpEdit(
                title: "done in time", ownerID: story.office.alma, due: Day(year: 2026, month: 1, day: 1))
            let id = try change.addFollowUp(done, incident: nil, finding: nil, state: .committed)
            try change.finishFollowUp(id, FollowUpOutcome(reason: "done"))
        }
        let lists: [(FollowUpQuery, [Int64])] = [
            (FollowUpQuery(), [4, 2, 1, 3]), (FollowUpQuery(isAscending: false), [1, 2, 4, 3]),
            (
                FollowUpQuery(order: .title),
                [4, 2, 1, 3].sorted { Self.titles[$0, default: ""] < Self.titles[$1, default: ""] }
            ),
            (FollowUpQuery(states: [.proposed]), [2, 3]), (FollowUpQuery(states: [.done, .committed]), [4, 1]),
            (FollowUpQuery(owner: story.office.bo), [1]), (FollowUpQuery(hasNoOwner: true), [2, 3]),
            (FollowUpQuery(team: "platform"), [2]), (FollowUpQuery(team: "nobody"), []),
            (FollowUpQuery(overdueOn: today), [2, 1]), (FollowUpQuery(overdueOn: Story.friday), [2]),
            (FollowUpQuery(states: [.committed], overdueOn: today), [1]),
        ]
        for (query, ids) in lists {
            let list = try await story.read { try $0.followUps(query) }
            #expect(list.items.map(\.followUp.id.rawValue) == ids, "\(query)")
            #expect(list.count == ids.count)
        }
    }

    private static let titles: [Int64: String] = [
        1: "limit the cleanup", 2: "late idea", 3: "some day", 4: "done in time",
    ]
}
