import ArgumentParser
import Domain
import Foundation
import Secrets
import Storage

/// Makes a part of the incidents private to others than a new person, and prints the session cookie of that person.
struct Hide: AsyncParsableCommand {
    @Argument(help: "The database that `fill` created.")
    var path: String

    @Argument(
        help: "How many incidents it has. Those with an even number become private to the people who work on them.")
    var incidents: Int

    @Flag(help: "Add the person and make nothing private, for comparison.")
    var nothing = false

    func run() async throws {
        let now = Date()
        let store = try Store(path: path, now: now)
        let token = Token()
        let digest = token.digest
        let (outsider, insider) = try await store.change(by: .command("bench"), at: now) { change in
            try (change.addPerson("Outsider"), change.addPerson("Insider"))
        }
        _ = try await store.change(by: .person(outsider, .reviewer), at: now) {
            try $0.startSession(digest: digest, userAgent: "bench")
        }
        let even = nothing ? [] : Array(stride(from: 2, through: Int64(incidents), by: 2))
        for start in stride(from: 0, to: even.count, by: 100) {
            let batch = even[start..<min(start + 100, even.count)]
            try await store.change(by: .person(insider, .reviewer), at: now) { change in
                for number in batch {
                    let incident = PrivateRecord.incident(ID(number))
                    let people = try change.reading.peopleWorking(on: incident).map(\.id)
                    try change.setAudience(of: incident, Audience(people: Set(people)))
                }
            }
        }
        try store.close()
        print("handrail_session=\(token.text)")
    }
}

extension Change {
    fileprivate func addPerson(_ name: String) throws -> ID<Person> {
        try createPerson(
            name: name, email: "\(name.lowercased())@example.org", level: .reviewer, zone: "UTC", passwordHash: nil)
    }
}
