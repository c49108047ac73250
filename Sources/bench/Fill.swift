import ArgumentParser
import Domain
import Foundation
import Secrets
import Storage

/// Fills a new database with incidents of realistic size: 30 timeline events, 5 findings, 8 follow-ups and a postmortem
/// of 10 KB each, with a register of guardrails and people to hold the roles. Prints the session cookie of one person.
/// Files beside the database get the cookies of some others and, as JSON, the records that script/bench-pages asks for.
struct Fill: AsyncParsableCommand {
    @Argument(help: "The database to create.")
    var path: String

    @Argument(help: "How many incidents.")
    var incidents: Int

    @Flag(help: "Small incidents (5 events, 1 finding, 1 follow-up, 1 KB) in an organisation that grows with them.")
    var light = false

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: path) else { throw ValidationError("\(path) already exists.") }
        let now = Date()
        let size = light ? FillSize.light(incidents: incidents) : .usual
        let store = try Store(path: path, now: now)
        let token = Token()
        let digest = token.digest
        let organisation = try await Organisation(store, size, at: now)
        let asker = Asker.person(organisation.people[0], .administrator)
        _ = try await store.change(by: asker, at: now) { try $0.startSession(digest: digest, userAgent: "bench") }
        try await writeCookies(store, organisation, now)
        let surroundings = try await store.change(by: asker, at: now) { change in
            try Surroundings(change, organisation, count: min(max(20, incidents / 100), 2_000))
        }
        let isSampled = Sampling(of: incidents, atMost: 240)
        var samples: [FillSample] = []
        let batch = 100
        for start in stride(from: 0, to: incidents, by: batch) {
            let numbers = start..<min(start + batch, incidents)
            let then = now.addingTimeInterval(Double(start - incidents) * 60)
            let written = try await store.change(by: asker, at: then) { change in
                try numbers.map { number in
                    let made = try organisation.addIncident(number, change)
                    return (made.incident, isSampled(number) ? try FillSample(made, number, organisation, change) : nil)
                }
            }
            samples += written.compactMap(\.1)
            // A command may publish a postmortem that was reviewed elsewhere.
            try await store.change(by: .command("bench"), at: then) { change in
                for (id, _) in written { try change.publishPostmortem(of: id) }
            }
        }
        try store.close()
        let records = FillRecords(
            cookie: "handrail_session=\(token.text)", token: surroundings.apiToken,
            records: samples.enumerated().map { surroundings.values($0.offset, organisation, $0.element) })
        try JSONEncoder().encode(records).write(to: URL(fileURLWithPath: path + ".records"))
        print("handrail_session=\(token.text)")
    }

    private func writeCookies(_ store: Store, _ organisation: Organisation, _ now: Date) async throws {
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
    }
}

/// Chooses some of many numbers, evenly spread.
private struct Sampling: Sendable {
    private let step: Int

    init(of count: Int, atMost most: Int) { step = max(1, count / most) }

    func callAsFunction(_ number: Int) -> Bool { number % step == step / 2 }
}

/// What script/bench-pages reads.
private struct FillRecords: Encodable {
    let cookie: String
    let token: String
    let records: [[String: String]]
}
