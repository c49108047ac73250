import Domain
import Foundation
import Testing

@testable import Storage

struct PeopleTests {
    @Test func `members see who is here and nobody else does`() async throws {
        let office = try await Office()
        #expect(try await office.read(as: office.asBo) { try $0.people().map(\.name) } == ["Alma Berg", "Bo Lind"])
        #expect(try await office.read(as: .nobody) { try $0.people().isEmpty })
        #expect(try await office.read(as: .nobody) { try $0.person(office.bo) } == nil)
        #expect(try await office.read(as: office.asBo) { try $0.personSummaries().isEmpty })
    }

    @Test func `one e-mail address is one person, however it is written`() async throws {
        let office = try await Office()
        let fields = try await office.refusedFields {
            try await office.change(as: office.asAlma) {
                _ = try $0.createPerson(
                    name: "Bo", email: " BO@Example.ORG ", level: .reviewer, zone: "UTC", passwordHash: nil)
            }
        }
        #expect(fields == ["email"])
    }

    @Test func `only administrators add people, change roles and deactivate`() async throws {
        let office = try await Office()
        let attempts: [@Sendable (Change) throws -> Void] = [
            {
                _ = try $0.createPerson(
                    name: "C", email: "c@example.org", level: .reviewer, zone: "UTC", passwordHash: nil)
            },
            { try $0.setLevel(of: office.bo, to: .administrator) },
            { try $0.deactivate(office.alma) },
            { try $0.reactivate(office.alma) },
            { try $0.setPassword(of: office.alma, hash: "mine now") },
            { try $0.edit(office.alma, Profile(name: "M", zone: "UTC", isNamedInPublic: true)) },
        ]
        for asker in [office.asBo, .nobody] {
            for attempt in attempts {
                #expect(try await office.refusedFields { try await office.change(as: asker, attempt) } == [""])
            }
        }
    }

    @Test func `a profile is its owner's to change, and the history says what`() async throws {
        let office = try await Office()
        try await office.change(as: office.asBo) {
            try $0.edit(office.bo, Profile(name: "Bo Lindqvist", zone: "America/New_York", isNamedInPublic: true))
        }
        let bo = try await office.read(as: office.asAlma) { try $0.person(office.bo) }
        #expect(bo?.name == "Bo Lindqvist")
        #expect(bo?.zone == "America/New_York")
        #expect(bo?.isNamedInPublic == true)
        #expect(try await office.history().first == "Bo Lindqvist: changed the profile of Bo Lindqvist")
    }

    @Test func `saving a profile unchanged writes nothing`() async throws {
        let office = try await Office()
        let before = try await office.history()
        try await office.change(as: office.asBo) {
            try $0.edit(
                office.bo, Profile(name: " Bo  Lind".replacing("  ", with: " "), zone: "UTC", isNamedInPublic: false))
        }
        #expect(try await office.history() == before)
    }

    @Test(arguments: [
        "", "Mars/Olympus", "../etc/passwd", "GMT+99", String(repeating: "Europe/", count: 1_000), "utc\0",
    ])
    func `a time zone that the system does not list is refused`(zone: String) async throws {
        let office = try await Office()
        let fields = try await office.refusedFields {
            try await office.change(as: office.asBo) {
                try $0.edit(office.bo, Profile(name: "Bo", zone: zone, isNamedInPublic: false))
            }
        }
        #expect(fields == ["zone"])
    }

    @Test func `the last administrator stays one`() async throws {
        let office = try await Office()
        for attempt: @Sendable (Change) throws -> Void in [
            { try $0.setLevel(of: office.alma, to: .reviewer) }, { try $0.deactivate(office.alma) },
        ] {
            #expect(try await office.refusedFields { try await office.change(as: office.asAlma, attempt) } == [""])
        }
        try await office.change(as: office.asAlma) { try $0.setLevel(of: office.bo, to: .administrator) }
        try await office.change(as: office.asAlma) { try $0.setLevel(of: office.alma, to: .reviewer) }
        #expect(try await office.read(as: office.asBo) { try $0.person(office.alma)?.level } == .reviewer)
    }

    @Test func `an administrator who cannot sign in does not count as another`() async throws {
        let office = try await Office()
        try await office.change(as: office.asAlma) {
            _ = try $0.createPerson(
                name: "Ghost", email: "g@example.org", level: .administrator, zone: "UTC", passwordHash: nil)
        }
        #expect(
            try await office.refusedFields {
                try await office.change(as: office.asAlma) { try $0.deactivate(office.alma) }
            }
                == [""])
    }

    @Test func `who is deactivated is out at once, stays in the books, and can come back`() async throws {
        let office = try await Office()
        let digest: [UInt8] = Array(repeating: 7, count: 32)
        try await office.change(as: office.asBo) { _ = try $0.startSession(digest: digest, userAgent: "Browser") }
        try await office.change(as: office.asAlma) { try $0.deactivate(office.bo) }
        #expect(try await office.store.openSession(digest: digest, at: Office.morning) == nil)
        #expect(try await office.read(as: .nobody) { try $0.credentials(email: "bo@example.org") == nil })
        #expect(try await office.read(as: office.asAlma) { try $0.people().map(\.name) } == ["Alma Berg"])
        #expect(try await office.read(as: office.asAlma) { try $0.personSummaries().count } == 2)
        try await office.change(as: office.asAlma) { try $0.reactivate(office.bo) }
        #expect(try await office.read(as: .nobody) { try $0.credentials(email: "bo@example.org") != nil })
        #expect(try await office.store.openSession(digest: digest, at: Office.morning) == nil)
    }

    @Test func `no password hash is ever in the history`() async throws {
        let office = try await Office()
        try await office.change(as: office.asBo) { try $0.setPassword(of: office.bo, hash: "secret hash") }
        let entries = try await office.read(as: .command("test")) {
            try $0.rows("SELECT action || changes FROM audit_entry") { $0.text() }
        }
        #expect(!entries.contains { $0.contains("hash") })
        #expect(try await office.history().first == "Bo Lind: set a new password for Bo Lind and ended their sessions")
    }

    @Test func `somebody who is not there is a sentence and no fault`() async throws {
        let office = try await Office()
        let fields = try await office.refusedFields {
            try await office.change(as: office.asAlma) { try $0.deactivate(ID(999)) }
        }
        #expect(fields == [""])
    }
}
