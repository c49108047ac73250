import Domain
import Foundation
import Testing

@testable import Storage

@Suite("The members of a team")
struct TeamMemberTests {
    @Test func `see what is private to the team, those who come later as well, and nobody adds himself`() async throws {
        let story = try await Story()
        story.office.store.follow { Office.morning.after(minutes: 60) }
        let (alma, bo) = (story.office.alma, story.office.bo)
        let audience = Audience(people: [bo, alma], teams: [story.platform])
        // A team without members would let the first one who adds himself see it.
        #expect(
            try await story.office.refusedFields {
                try await story.change { try $0.setAudience(of: .incident(story.incident), audience) }
            } == ["teams"])
        let dana = try await story.change(as: story.office.asAlma) {
            try $0.createPerson(
                name: "Dana Moe", email: "dana@example.org", level: .administrator, zone: "UTC", passwordHash: "x")
        }
        let asDana = Asker.person(dana, .administrator)
        try await story.change { change in
            try change.setMembers(of: story.platform, [bo])
            try change.setAudience(of: .incident(story.incident), audience)
        }
        let words = try await story.read { try $0.privacy(of: .incident(story.incident))?.words }
        #expect(words == "Alma Berg, Bo Lind and the team Platform")
        for people in [[bo, dana], [dana], []] as [Set<ID<Person>>] {
            #expect(
                try await story.office.refusedFields {
                    try await story.change(as: asDana) { try $0.setMembers(of: story.platform, people) }
                } == ["members"])
        }
        #expect(try await story.office.read(as: asDana) { try $0.incident(story.incident) } == nil)
        try await story.change { try $0.setMembers(of: story.platform, [bo, dana]) }
        #expect(try await story.office.read(as: asDana) { try $0.incident(story.incident) } != nil)
        #expect(try await story.office.read(as: asDana) { try $0.incidents(IncidentQuery()).count } == 2)
        try await story.change(as: asDana) { try $0.setMembers(of: story.platform, [bo]) }
        #expect(try await story.office.read(as: asDana) { try $0.incident(story.incident) } == nil)
    }
}
