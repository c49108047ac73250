import Domain
import Foundation
import Testing

@testable import Storage

@Suite("A change of several follow-ups")
struct FollowUpBatchTests {
    private static let due = Day(iso: "2026-04-01") ?? Day(daysSince1970: 0)

    @Test func `is first a dry run that leaves the database as it was`() async throws {
        let three = try await Three()
        let before = try await three.story.office.dump()
        let plan = try await three.story.read { reading in
            try reading.plannedFollowUpChanges(
                FollowUpAlteration(owner: .set(three.story.office.alma), due: .set(Self.due)), of: three.ids)
        }
        let words = plan.map { $0.changes.map { "\($0.field): \($0.from) → \($0.to)" } }
        let expected = [
            ["Owner: Bo Lind → Alma Berg", "Due: 2026-03-06 → 2026-04-01"], ["Due: 2026-03-06 → 2026-04-01"],
            ["Owner:  → Alma Berg", "Due:  → 2026-04-01"],
        ]
        #expect(words == expected)
        #expect(try await three.story.office.dump() == before)
    }

    @Test func `does what the dry run showed, each with its entry in the history`() async throws {
        let three = try await Three()
        try await three.change(FollowUpAlteration(owner: .set(three.story.office.alma), due: .set(Self.due)))
        let rows = try await three.rows()
        #expect(rows.map(\.ownerID) == [three.story.office.alma, three.story.office.alma, three.story.office.alma])
        #expect(rows.map(\.due) == [Self.due, Self.due, Self.due])
        #expect(rows.map(\.dueMoves) == [1, 1, 0])
        #expect(rows[2].ownerDay == nil)
        for id in three.ids {
            let entry = try await three.story.read { try $0.history(of: id).first }
            #expect(entry?.action == "edited \(id.key) together with 2 others")
        }
    }

    @Test func `leaves out what may not be changed like that, and says why`() async throws {
        let three = try await Three()
        let plan = try await three.story.read {
            try $0.plannedFollowUpChanges(FollowUpAlteration(owner: .clear), of: three.ids + three.ids + [ID(999)])
        }
        #expect(plan.count == 3)
        #expect(plan[0].obstacle == "Choose an owner: every commitment has one owner.")
        #expect(plan.map(\.isChanged) == [false, false, false])
        try await three.story.change {
            try $0.moveFollowUp(three.ids[0], FollowUpMove(state: .declined, reason: "No."))
        }
        let declined = try await three.story.read {
            try $0.plannedFollowUpChanges(FollowUpAlteration(due: .set(Self.due)), of: [three.ids[0]])
        }
        #expect(declined.first?.obstacle == "Its state is “declined”.")
    }

    @Test func `of nothing changes nothing`() async throws {
        let three = try await Three()
        let before = try await three.story.office.dump()
        let refused = try await three.story.office.refusedFields {
            try await three.story.change { _ = try $0.changeFollowUps(FollowUpAlteration(due: .set(Self.due)), []) }
        }
        #expect(refused == [""])
        #expect(try await three.story.office.dump() == before)
    }

    @Test func `changes nothing at all where one row has changed since the dry run`() async throws {
        let three = try await Three()
        try await three.story.change { change in
            var edit = FollowUpEdit(try change.requireFollowUp(three.ids[1]).followUp)
            edit.detail = "More."
            try change.editFollowUp(three.ids[1], edit, from: 1)
        }
        let before = try await three.story.office.dump()
        let refused = try await three.story.office.refusedFields {
            _ = try await three.change(FollowUpAlteration(due: .set(Self.due)))
        }
        #expect(refused == ["confirmation"])
        #expect(try await three.story.office.dump() == before)
    }

    @Test func `is undone as a whole, with everything as it was`() async throws {
        let three = try await Three()
        let before = try await three.rows()
        let batch = try await three.change(
            FollowUpAlteration(
                owner: .set(three.story.office.alma), team: .set(three.story.platform), due: .set(Self.due)))
        let undo = try await three.story.change { try $0.undo(batch) }
        #expect(undo == BatchUndo(undone: 3, kept: 0))
        for (before, after) in zip(before, try await three.rows()) {
            var after = after
            #expect(after.version == before.version + 2)
            after.version = before.version
            after.updatedAt = before.updatedAt
            #expect(after == before)
        }
        #expect(
            try await three.story.read { try $0.history(of: three.ids[0]).first?.action }
                == "undid a change of \(three.ids[0].key)")
        let again = try await three.story.office.refusedFields {
            try await three.story.change { _ = try $0.undo(batch) }
        }
        #expect(again == [""])
    }

    @Test func `that is undone leaves what somebody has changed since, with a sentence`() async throws {
        let three = try await Three()
        let batch = try await three.change(FollowUpAlteration(due: .set(Self.due)))
        try await three.story.change(as: three.story.office.asAlma) { change in
            var edit = FollowUpEdit(try change.requireFollowUp(three.ids[1]).followUp)
            edit.due = Self.due.adding(days: 7)
            try change.editFollowUp(three.ids[1], edit, from: 2)
        }
        let sentence = try await three.story.read { try $0.batch(batch)?.rows[1].obstacle }
        #expect(sentence == "Alma Berg changed due at 03:40 UTC since, so it stays as it is.")
        let undo = try await three.story.change { try $0.undo(batch) }
        #expect(undo == BatchUndo(undone: 2, kept: 1))
        #expect(try await three.rows()[1].due == Self.due.adding(days: 7))
        #expect(try await three.rows()[0].due == Story.friday)
        let rows = try await three.story.read { try $0.batch(batch)?.rows.map(\.isUndone) }
        #expect(rows == [true, false, true])
    }

    @Test func `of which nothing can be undone any more says so for each and changes nothing`() async throws {
        let three = try await Three()
        let batch = try await three.change(FollowUpAlteration(due: .set(Self.due)))
        try await three.story.change { change in
            for id in three.ids {
                var edit = FollowUpEdit(try change.requireFollowUp(id).followUp)
                edit.detail = "More."
                try change.editFollowUp(id, edit, from: 2)
            }
        }
        let before = try await three.story.office.dump()
        let refused = try await three.story.office.refusedFields {
            try await three.story.change { _ = try $0.undo(batch) }
        }
        #expect(refused == ["", "", ""])
        #expect(try await three.story.office.dump() == before)
    }

    @Test func `that opened several moves them to the bin when it is undone`() async throws {
        let story = try await Story()
        let batch = try await story.change { change in
            try change.openFollowUps(
                ["Limit the import", "Limit the export"].map {
                    FollowUpOpening(FollowUpEdit(title: $0), incident: story.incident)
                })
        }
        let rows = try await story.read { try $0.batch(batch)?.rows.map(\.title) }
        #expect(rows == ["Limit the import", "Limit the export"])
        let undo = try await story.change { try $0.undo(batch) }
        #expect(undo.undone == 2)
        #expect(try await story.read { try $0.followUps(ofIncident: story.incident).count } == 1)
        #expect(try await story.read { try $0.bin().items.count } == 2)
    }

    @Test func `is seen by members only`() async throws {
        let three = try await Three()
        let batch = try await three.change(FollowUpAlteration(due: .set(Self.due)))
        #expect(try await three.story.office.read(as: .nobody) { try $0.batch(batch) == nil })
        let alma = three.story.office.asAlma
        let seen = try await three.story.office.read(as: alma) { try $0.batch(batch)?.rows.count }
        #expect(seen == 3)
        try await three.story.change { try $0.delete(.incident(three.story.incident)) }
        let rest = try await three.story.office.read(as: alma) { try $0.batch(batch)?.rows.count }
        #expect(rest == 2)
    }
}

/// Two promises and an idea.
struct Three {
    let story: Story
    let ids: [ID<FollowUp>]

    init() async throws {
        let story = try await Story()
        let more = try await story.change(after: 1) { change in
            [
                try change.addFollowUp(
                    FollowUpEdit(title: "Count first", ownerID: story.office.alma, due: Story.friday), incident: nil,
                    finding: nil, state: .committed),
                try change.addFollowUp(
                    FollowUpEdit(title: "Look elsewhere"), incident: nil, finding: nil, state: .proposed),
            ]
        }
        self.story = story
        ids = [story.followUp] + more
    }

    @discardableResult
    func change(_ alteration: FollowUpAlteration) async throws -> ID<Batch> {
        let rows = ids.map { (id: $0, version: 1) }
        return try await story.change { try $0.changeFollowUps(alteration, rows) }
    }

    func rows() async throws -> [FollowUp] {
        let ids = ids
        return try await story.read { reading in try ids.compactMap { try reading.followUp($0)?.followUp } }
    }
}
