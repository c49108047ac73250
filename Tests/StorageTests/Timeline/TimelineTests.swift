import Domain
import Foundation
import Testing

@testable import Storage

struct TimelineTests {
    @Test func `what happened stands in its order, and what has no time at the end`() async throws {
        let story = try await Story()
        let entries = [
            TimelineEventEdit(moment: .unknown(zone: "UTC"), text: "somebody noticed"),
            TimelineEventEdit(moment: Moment(Office.morning.after(minutes: 30)), text: "third"),
            TimelineEventEdit(moment: Moment(Office.morning.after(minutes: -30), zone: "Asia/Tokyo"), text: "first"),
            TimelineEventEdit(
                moment: Moment(Office.morning.after(minutes: 30), precision: .approximate), text: "fourth"),
        ]
        try await story.change { _ = try $0.addToTimeline(of: story.other, entries, source: .pasted) }
        let timeline = try await story.read { try $0.timeline(of: story.other) }
        #expect(
            timeline.map(\.text) == ["first", "Declared as SEV4: Slow checkout", "third", "fourth", "somebody noticed"])
        #expect(timeline.first?.moment == entries[2].moment)
        #expect(timeline.last?.moment == entries[0].moment)
        #expect(timeline.first?.source == .pasted)
        #expect(timeline.first?.createdBy == story.office.bo)
    }

    @Test func `several entries are one line of the history, one entry is told with its words`() async throws {
        let story = try await Story()
        let entry = TimelineEventEdit(moment: Moment(Office.morning, precision: .approximate), text: "Rows are gone")
        try await story.change { _ = try $0.addToTimeline(of: story.incident, [entry]) }
        #expect(
            try await story.lastEntry()?.changes
                == [FieldChange(field: "about 2026-02-02 02:40 UTC", from: "", to: "Rows are gone")])
        try await story.change { _ = try $0.addToTimeline(of: story.incident, [entry, entry, entry]) }
        #expect(try await story.lastEntry()?.action == "added 3 entries to the timeline")
    }

    @Test func `of several entries all are added or none`() async throws {
        let story = try await Story()
        let before = try await story.office.dump()
        for text in ["", String(repeating: "a", count: 4_001)] {
            let fields = try await story.office.refusedFields {
                try await story.change {
                    _ = try $0.addToTimeline(
                        of: story.incident, ["fine", text].map { TimelineEventEdit(moment: .unknown(), text: $0) })
                }
            }
            #expect(fields == ["text"])
        }
        try await story.change { _ = try $0.addToTimeline(of: story.incident, []) }
        #expect(try await story.office.dump().tablesDiffering(from: before) == [])
    }

    @Test func `an edit keeps every text there was`() async throws {
        let story = try await Story()
        try await story.change(after: 10) {
            try $0.editTimelineEvent(
                story.event, TimelineEventEdit(moment: Moment(Office.morning), text: "The cleanup job starts late"),
                from: 1)
        }
        try await story.change(as: story.office.asAlma, after: 20) {
            try $0.editTimelineEvent(
                story.event, TimelineEventEdit(moment: .unknown(zone: "UTC"), text: "It starts"), from: 2)
        }
        let revisions = try await story.read { try $0.revisions(of: story.event) }
        #expect(revisions.map(\.version) == [3, 2, 1])
        #expect(revisions.map(\.text) == ["It starts", "The cleanup job starts late", "The cleanup job starts"])
        #expect(revisions.map(\.writtenBy) == ["Alma Berg", "Bo Lind", "Bo Lind"])
        #expect(revisions.map(\.moment) == [.unknown(zone: "UTC"), Moment(Office.morning), Moment(Office.morning)])
        #expect(revisions.first?.writtenAt == Office.morning.after(minutes: 20))
        #expect(
            try await story.lastEntry()?.changes == [
                FieldChange(field: "Time", from: "2026-02-02 02:40 UTC", to: "unknown"),
                FieldChange(field: "Text", from: "The cleanup job starts late", to: "It starts"),
            ])
    }

    @Test func `what Handrail wrote itself is not edited`() async throws {
        let story = try await Story()
        let declared = try #require(try await story.read { try $0.timeline(of: story.other).first })
        #expect(declared.source == .system)
        let fields = try await story.office.refusedFields {
            try await story.change {
                try $0.editTimelineEvent(declared.id, TimelineEventEdit(moment: .unknown(), text: "x"), from: 1)
            }
        }
        #expect(fields == [""])
    }

    @Test func `a star is set and taken off`() async throws {
        let story = try await Story()
        try await story.change { try $0.starTimelineEvent(story.event) }
        #expect(try await story.read { try $0.timelineEvent(story.event)?.isStarred } == true)
        #expect(try await story.lastEntry()?.action == "starred a timeline entry")
        try await story.change { try $0.unstarTimelineEvent(story.event) }
        #expect(try await story.read { try $0.timelineEvent(story.event)?.isStarred } == false)
    }

    @Test func `a deleted entry is gone from the page and comes back with its texts`() async throws {
        let story = try await Story()
        try await story.change {
            try $0.editTimelineEvent(story.event, TimelineEventEdit(moment: .unknown(), text: "It starts"), from: 1)
        }
        try await story.change { try $0.delete(.timelineEvent(story.event)) }
        #expect(try await story.read { try $0.timelineEvent(story.event) } == nil)
        #expect(try await story.read { try $0.revisions(of: story.event) } == [])
        #expect(try await story.read { try $0.timeline(of: story.incident) }.allSatisfy { $0.id != story.event })
        let attempts: [@Sendable (Change) throws -> Void] = [
            { try $0.editTimelineEvent(story.event, TimelineEventEdit(moment: .unknown(), text: "x"), from: 2) },
            { try $0.starTimelineEvent(story.event) },
        ]
        for attempt in attempts {
            #expect(try await story.office.refusedFields { try await story.change(attempt) } == [""])
        }
        try await story.change { try $0.restore(.timelineEvent(story.event)) }
        #expect(
            try await story.read { try $0.revisions(of: story.event).map(\.text) } == [
                "It starts", "The cleanup job starts",
            ])
    }

    @Test(arguments: [-62_135_596_800.0, -1, 0.001, 253_402_300_799, 1e300, -1e300])
    func `a moment at the edge of time is kept or brought to the edge`(seconds: Double) async throws {
        let story = try await Story()
        let entry = TimelineEventEdit(moment: Moment(Date(timeIntervalSince1970: seconds)), text: "long ago")
        let ids = try await story.change { try $0.addToTimeline(of: story.incident, [entry]) }
        let stored = try #require(try await story.read { try $0.timelineEvent(ids[0])?.moment.instant })
        #expect(abs(stored.timeIntervalSince1970 - min(max(seconds, -62_135_596_800), 253_402_300_799)) < 0.0005)
    }
}
