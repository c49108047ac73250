import Domain
import Foundation

@testable import Storage

/// A fresh installation with two people in it: Alma, who set it up, and Bo, whom she invited.
struct Office {
    static let morning = Date(timeIntervalSince1970: 1_770_000_000)

    let store: Store
    let alma: ID<Person>
    let bo: ID<Person>

    init() async throws {
        store = try Store()
        alma = try await store.createFirstAdministrator(
            name: "Alma Berg", email: "alma@example.org", zone: "Europe/Stockholm", passwordHash: "hash of Alma",
            at: Office.morning)
        bo = try await store.change(by: .person(alma, .administrator), at: Office.morning) {
            try $0.createPerson(
                name: "Bo Lind", email: "bo@example.org", level: .reviewer, zone: "UTC", passwordHash: "hash of Bo")
        }
    }

    var asAlma: Asker { .person(alma, .administrator) }
    var asBo: Asker { .person(bo, .reviewer) }

    @discardableResult
    func change<Value: Sendable>(
        as asker: Asker, at now: Date = Office.morning, _ body: @escaping @Sendable (Change) throws -> Value
    ) async throws -> Value {
        try await store.change(by: asker, at: now, body)
    }

    func read<Value: Sendable>(
        as asker: Asker, _ body: @escaping @Sendable (Reading) throws -> Value
    ) async throws -> Value {
        try await store.read(as: asker, body)
    }

    /// The fields that a refusal complains about, or nil when there was none.
    func refusedFields(_ body: () async throws -> Void) async throws -> [String]? {
        do {
            try await body()
            return nil
        } catch let refusal as Refusal {
            return refusal.problems.map { $0.field ?? "" }
        } catch is Forbidden {
            return [""]
        }
    }

    /// What was done, the latest first.
    func history() async throws -> [String] {
        try await read(as: .command("test")) { reading in
            try reading.rows(
                "SELECT coalesce(p.name, a.actor) || ': ' || a.action FROM audit_entry AS a LEFT JOIN person AS p ON p.id = a.person_id ORDER BY a.id DESC"
            ) { $0.text() }
        }
    }
}

extension Date {
    func after(days: Double = 0, minutes: Double = 0) -> Date { addingTimeInterval(days * 86_400 + minutes * 60) }
}
