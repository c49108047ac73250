import ArgumentParser
import Domain
import Foundation
import Secrets
import Storage

/// Fills a new database with incidents of realistic size: 30 timeline events, 5 findings, 8 follow-ups and a postmortem
/// of 10 KB each, with a register of guardrails and people to hold the roles. Prints the session cookie of one person;
/// the cookies of some others are written to a file beside the database.
struct Fill: AsyncParsableCommand {
    @Argument(help: "The database to create.")
    var path: String

    @Argument(help: "How many incidents.")
    var incidents: Int

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: path) else { throw ValidationError("\(path) already exists.") }
        let now = Date()
        let store = try Store(path: path, now: now)
        let token = Token()
        let digest = token.digest
        let organisation = try await store.change(by: .command("bench"), at: now) { try Organisation($0) }
        let asker = Asker.person(organisation.people[0], .administrator)
        _ = try await store.change(by: asker, at: now) { try $0.startSession(digest: digest, userAgent: "bench") }
        var cookies: [String] = []
        for person in organisation.people.prefix(10) {
            let token = Token()
            let digest = token.digest
            _ = try await store.change(by: .person(person, .reviewer), at: now) {
                try $0.startSession(digest: digest, userAgent: "bench")
            }
            cookies.append("handrail_session=\(token.text)")
        }
        try Data(cookies.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path + ".cookies"))
        let batch = 100
        for start in stride(from: 0, to: incidents, by: batch) {
            let numbers = start..<min(start + batch, incidents)
            let written = try await store.change(by: asker, at: now) { change in
                try numbers.map { try organisation.addIncident($0, change) }
            }
            // A command may publish a postmortem that was reviewed elsewhere.
            try await store.change(by: .command("bench"), at: now) { change in
                for id in written { try change.publishPostmortem(of: id) }
            }
        }
        try store.close()
        print("handrail_session=\(token.text)")
    }
}
