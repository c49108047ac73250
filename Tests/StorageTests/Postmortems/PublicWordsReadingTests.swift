import Domain
import Foundation
import Testing

@testable import Storage

@Suite("What an export for customers reads")
struct PublicWordsReadingTests {
    @Test func `only published postmortems with a marked section, and only for those who see them`() async throws {
        let story = try await Story()
        #expect(try await story.read { try $0.incidentsForCustomers() }.isEmpty)
        try await story.change { try $0.setForCustomers(true, story.section) }
        let isPublished = try await story.read { try $0.postmortem(of: story.incident)?.publishedAt != nil }
        let expected: Set<ID<Incident>> = isPublished ? [story.incident] : []
        #expect(try await story.read { try $0.incidentsForCustomers() } == expected)
        #expect(try await story.office.read(as: .nobody) { try $0.incidentsForCustomers() }.isEmpty)
        let outsider = try await story.change(as: story.office.asAlma) {
            try $0.createPerson(
                name: "Cleo Falk", email: "cleo@example.org", level: .administrator, zone: "UTC", passwordHash: "x")
        }
        try await story.change {
            try $0.setAudience(of: .incident(story.incident), Audience(people: [story.office.alma]))
        }
        #expect(
            try await story.office.read(as: .person(outsider, .administrator)) {
                try $0.incidentsForCustomers()
            }.isEmpty)
    }

    @Test func `the latest publication is a number for members, and nothing for others`() async throws {
        let story = try await Story()
        #expect(try await story.office.read(as: .nobody) { try $0.lastPublication() } == nil)
        let before = try await story.read { try $0.lastPublication() }
        #expect(before == nil || before ?? 0 > 0)
    }

    @Test func `names are read for members alone`() async throws {
        let story = try await Story()
        let bo = story.office.bo
        let names = try await story.read { try $0.namesBehindRoles(of: [bo]) }
        let name = try #require(names[bo])
        #expect(try await story.office.read(as: .nobody) { try $0.namesBehindRoles(of: [bo]) }.isEmpty)
        func clean(_ text: String, as asker: Asker) async throws -> String {
            try await story.office.read(as: asker) { reading in
                var replaced: [PublicWords.Replacement] = []
                return try reading.publicWords().cleaned(text, &replaced)
            }
        }
        #expect(try await clean("It was \(name).", as: story.office.asAlma) == "It was a colleague.")
        #expect(try await clean("It was \(name).", as: .nobody) == "It was \(name).")
    }

    @Test func `a mark and the public hosts are changed with an entry of the audit log`() async throws {
        let story = try await Story()
        try await story.change { try $0.setForCustomers(true, story.section) }
        try await story.change { try $0.setForCustomers(true, story.section) }
        let entries = try await story.read { try $0.history(of: story.incident) }
        #expect(entries.filter { $0.action.contains("for customers") }.count == 1)
        #expect(try await story.read { try $0.section(story.section)?.isForCustomers } == true)
        try await story.change(as: story.office.asAlma) { try $0.edit(PublicHosts(["Example.com", "a"])) }
        #expect(try await story.read { try $0.publicHosts() }.names == ["a", "example.com"])
    }
}
