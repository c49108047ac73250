import Domain
import Testing

@testable import Storage

@Suite("The lead of a team")
struct TeamLeadTests {
    @Test func `is one of its members, as long as they are in it`() async throws {
        let story = try await Story()
        let (alma, bo, platform) = (story.office.alma, story.office.bo, story.platform)
        @Sendable func lead() async throws -> String? {
            try await story.read { try $0.teamSummaries().first { $0.team.id == platform }?.leadName }
        }
        #expect(
            try await story.office.refusedFields { try await story.change { try $0.setLead(of: platform, bo) } }
                == ["lead"])
        try await story.change { change in
            try change.setMembers(of: platform, [alma, bo])
            try change.setLead(of: platform, alma)
        }
        #expect(try await lead() == "Alma Berg")
        #expect(try await story.office.history().first == "Bo Lind: changed the lead of the team Platform")
        try await story.change { try $0.setMembers(of: platform, [bo]) }
        #expect(try await lead() == nil)
        let cleo = try await story.change(as: story.office.asAlma) {
            try $0.createPerson(
                name: "Cleo Falk", email: "cleo@example.org", level: .contributor, zone: "UTC", passwordHash: nil)
        }
        #expect(
            try await story.office.refusedFields {
                try await story.change(as: .person(cleo, .contributor)) { try $0.setLead(of: platform, bo) }
            } == [""])
    }
}
