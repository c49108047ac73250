import Domain
import Foundation
import Testing

@testable import Storage

struct MeetingTests {
    @Test func `those who lead or attend it find it until it is over`() async throws {
        let story = try await Story()
        func ahead(_ person: ID<Person>, days: Double) async throws -> [Bool] {
            try await story.read {
                try $0.meetingsAhead(of: person, at: Office.morning.after(days: days), atMost: 5).map(\.isFacilitator)
            }
        }
        #expect(try await ahead(story.office.alma, days: 0) == [true])
        #expect(try await ahead(story.office.bo, days: 2) == [false])
        #expect(try await ahead(story.office.bo, days: 3) == [])
    }

    @Test func `a change says what was changed, and one from an older version is told`() async throws {
        let story = try await Story()
        let edit = MeetingEdit(
            startsAt: Moment(Office.morning.after(days: 2)), place: "Room 5", facilitatorID: story.office.alma,
            attendees: [story.office.bo])
        try await story.change { try $0.arrangeMeeting(for: story.incident, edit, from: 1) }
        #expect(
            try await story.lastEntry()?.changes == [FieldChange(field: "Place", from: "Room 4", to: "Room 5")])
        await #expect(throws: Outdated.self) {
            try await story.change { change in
                var other = edit
                other.place = "Room 6"
                try change.arrangeMeeting(for: story.incident, other, from: 1)
            }
        }
        #expect(
            try await story.office.refusedFields {
                try await story.change {
                    try $0.arrangeMeeting(for: story.incident, MeetingEdit(startsAt: .unknown()), from: 2)
                }
            } == ["starts_at"])
    }

    @Test func `one that is called off comes back, unless another was arranged since`() async throws {
        let story = try await Story()
        try await story.change { try $0.delete(.postmortemMeeting(ID(1))) }
        #expect(try await story.read { try $0.meeting(of: ID(1)) } == nil)
        try await story.change { try $0.restore(.postmortemMeeting(ID(1))) }
        #expect(try await story.read { try $0.meeting(of: ID(1))?.place } == "Room 4")
        try await story.change { try $0.delete(.postmortemMeeting(ID(1))) }
        try await story.change {
            try $0.arrangeMeeting(for: story.incident, MeetingEdit(startsAt: Moment(Office.morning)), from: 0)
        }
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.restore(.postmortemMeeting(ID(1))) }
            } == [""])
    }

    @Test func `who is behind the roles is said with every part they have`() async throws {
        let story = try await Story()
        let people = try await story.read { try $0.peopleBehindRoles(of: story.incident) }
        #expect(people.map(\.name) == ["Alma Berg", "Bo Lind"])
        #expect(people.map(\.parts) == [["Reviewer"], ["Guardrail lead", "Author", "Owner of a follow-up"]])
    }
}
