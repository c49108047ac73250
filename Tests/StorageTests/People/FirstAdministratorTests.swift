import Domain
import Foundation
import Testing

@testable import Storage

struct FirstAdministratorTests {
    @Test func `an empty installation has nobody until its first administrator is there`() async throws {
        let store = try Store()
        #expect(try await !store.read(as: .nobody) { try $0.hasPeople() })
        _ = try await store.createFirstAdministrator(
            name: "Alma Berg", email: "Alma@Example.org ", zone: "Europe/Stockholm", passwordHash: "hash",
            at: Office.morning)
        #expect(try await store.read(as: .nobody) { try $0.hasPeople() })
        let found = try await store.read(as: .nobody) { try $0.credentials(email: " ALMA@example.org") }
        #expect(found?.level == .administrator)
    }

    @Test func `the way in is closed for good, even when everybody is deactivated`() async throws {
        let office = try await Office()
        try await office.change(as: office.asAlma) { try $0.setLevel(of: office.bo, to: .administrator) }
        try await office.change(as: .person(office.bo, .administrator)) { try $0.deactivate(office.alma) }
        let fields = try await office.refusedFields {
            _ = try await office.store.createFirstAdministrator(
                name: "Mallory", email: "m@example.org", zone: "UTC", passwordHash: "hash", at: Office.morning)
        }
        #expect(fields == [""])
    }

    @Test func `people of the demo story do not close it`() async throws {
        let store = try Store()
        try await store.change(by: .command("demo"), at: Office.morning) { change in
            let id: ID<Person> = try change.insert(
                "INSERT INTO person (name, email, level, zone, created_at, is_demo) VALUES ('Sofie', 's@example.org', 'administrator', 'UTC', 0, 1)",
                [])
            try change.record(.person(id), "added the demo story")
        }
        #expect(try await !store.read(as: .nobody) { try $0.hasPeople() })
    }

    @Test func `everything that is wrong is said at once and nothing is created`() async throws {
        let store = try Store()
        let refusal = await #expect(throws: Refusal.self) {
            _ = try await store.createFirstAdministrator(
                name: " ", email: "alma", zone: "Mars/Olympus", passwordHash: "hash", at: Office.morning)
        }
        #expect(refusal?.problems.map(\.field) == ["name", "email", "zone"])
        #expect(try await !store.read(as: .nobody) { try $0.hasPeople() })
    }

    @Test func `two visitors at the same moment make one administrator`() async throws {
        let store = try Store()
        let created = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let id = try? await store.createFirstAdministrator(
                        name: "Number \(number)", email: "n\(number)@example.org", zone: "UTC", passwordHash: "hash",
                        at: Office.morning)
                    return id != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(created == 1)
    }
}
