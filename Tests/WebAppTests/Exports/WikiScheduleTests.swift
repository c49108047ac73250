import Domain
import Foundation
import Git
import Synchronization
import TestSupport
import Testing

@testable import Storage
@testable import WebApp

@Suite("Exports that a server makes by itself")
struct WikiScheduleTests {
    private let logged = Logged()

    private final class Logged: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    private func schedule(_ house: WikiHouse, to place: String? = nil) throws -> WikiSchedule {
        let target = try WikiExport.Target(address: GitAddress(place ?? house.repository), folder: "postmortems")
        let clock = house.review.app.clock
        return WikiSchedule(
            .init(target: target, format: .gfm, audience: .organisation, hours: 6), store: house.review.app.store,
            baseURL: nil, clock: { clock.now }, log: { [logged] in logged.add($0) })
    }

    @Test func `come at the start, after a publication, and every few hours`() async throws {
        let house = try await WikiHouse()
        let schedule = try schedule(house)
        func count() async throws -> Int {
            await schedule.exportIfDue()
            return try house.log.count
        }
        #expect(try await count() == 1)
        #expect(try await count() == 1)
        try await house.publish("Wrong host")
        #expect(try await count() == 2)
        let id = house.review.id
        try await house.review.change { try $0.delete(.incident(id)) }
        #expect(try await count() == 2)
        house.review.app.clock.advance(by: 6 * 3_600)
        #expect(try await count() == 3)
        #expect(try !house.files.contains("postmortems/INC-1-rows-gone.md"))
        #expect(schedule.outcome?.report?.removed == ["INC-1"])
    }

    @Test func `say why they failed, and try again soon`() async throws {
        let house = try await WikiHouse()
        let schedule = try schedule(house)
        let moved = house.folder.path + "/elsewhere"
        try FileManager.default.moveItem(atPath: house.repository, toPath: moved)
        await schedule.exportIfDue()
        #expect(schedule.outcome?.report == nil)
        #expect(schedule.outcome?.problem.contains("is no git repository") == true)
        #expect(logged.all.contains { $0.hasPrefix("The export to the wiki: ") && $0.contains("is no git repository") })
        try FileManager.default.moveItem(atPath: moved, toPath: house.repository)
        house.review.app.clock.advance(by: 10 * 60)
        await schedule.exportIfDue()
        #expect(schedule.outcome?.report?.written == ["INC-1"])
    }

    @Test func `take in edits in the name of whoever asks for it`() async throws {
        let house = try await WikiHouse()
        let schedule = try schedule(house)
        await schedule.exportIfDue()
        try house.edit("INC-1-rows-gone.md") { $0.replacing("Written: summary.", with: "Written: summary, by Bea.") }
        await schedule.export()
        #expect(schedule.outcome?.report?.left.count == 1)
        let priya = try await house.review.person(.priya)
        await schedule.export(by: .person(priya, .administrator), takesIn: true)
        #expect(schedule.outcome?.report?.takenIn.count == 1)
        let id = house.review.id
        let section = try await house.review.app.store.read(as: .command("test")) { reading in
            try reading.postmortemDocument(of: id)?.sections.first
        }
        #expect(section?.text == "Written: summary, by Bea.")
        let writer = try await house.review.app.store.read(as: .command("test")) { reading in
            try section.flatMap { try reading.revisionHeads(of: $0.id).first?.writerID }
        }
        #expect(writer == priya)
    }

    @Test func `are in the history, with who asked for them and what they wrote`() async throws {
        let house = try await WikiHouse()
        let schedule = try schedule(house)
        await schedule.exportIfDue()
        try await house.publish("Wrong host")
        let priya = try await house.review.person(.priya)
        await schedule.export(by: .person(priya, .administrator))
        await schedule.export(by: .person(priya, .administrator))
        let commits = try house.git(["-C", house.repository, "log", "--reverse", "--format=%H", "main"])
            .split(separator: "\n").map(String.init)
        let entries = try await house.review.app.store.read(as: .person(priya, .administrator)) { reading in
            try reading.rows(
                "SELECT actor, coalesce(person_id, 0), changes FROM audit_entry WHERE action = 'exported to the git wiki' ORDER BY id"
            ) { ($0.text(), $0.int64(), $0.text()) }
        }
        #expect(entries.map(\.0) == ["export", ""] && entries.map(\.1) == [0, priya.rawValue])
        #expect(entries[0].2.contains(commits[0]) && entries[0].2.contains("INC-1"))
        #expect(entries[1].2.contains(commits[1]) && entries[1].2.contains("INC-2"))
        #expect(entries[1].2.contains("postmortems"))
    }

    @Test func `fetch what is new after the first, and clone again what is damaged`() async throws {
        let house = try await WikiHouse()
        let kept = house.folder.path + "/kept"
        try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
        let address = try GitAddress(house.repository)
        func repository() async throws -> GitRepository {
            let scratch = URL(fileURLWithPath: house.folder.path + "/\(UUID())")
            try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
            return try await GitRepository(
                address, branch: nil, scratch: scratch, keptIn: URL(fileURLWithPath: kept))
        }
        _ = try await house.export()
        #expect(try await repository().files(below: "").count == 3)
        // A file of our own shows that the clone is the same.
        try Data().write(to: URL(fileURLWithPath: kept + "/clone.git/mine"))
        try house.edit("mine.md") { _ in "mine" }
        #expect(try await repository().files(below: "").count == 4)
        #expect(FileManager.default.fileExists(atPath: kept + "/clone.git/mine"))
        try FileManager.default.removeItem(atPath: kept + "/clone.git/objects")
        #expect(try await repository().files(below: "").count == 4)
        #expect(!FileManager.default.fileExists(atPath: kept + "/clone.git/mine"))
    }

    @Test func `end when the server stops`() async throws {
        let house = try await WikiHouse()
        let address = "ssh://git@127.0.0.1:1/wiki.git"
        let schedule = try schedule(house, to: address)
        let priya = try await house.review.person(.priya)
        schedule.begin(by: .person(priya, .administrator), takesIn: false)
        await schedule.stop()
        #expect(!schedule.isRunning && schedule.outcome?.report == nil)
        await schedule.export()
        let task = Task { await schedule.export() }
        task.cancel()
        await task.value
        #expect(schedule.outcome?.problem == "It was stopped.")
        #expect(logged.all.contains("The export to the wiki was stopped. The next one does what is left."))
    }

    @Test func `are told to administrators in the settings`() async throws {
        let review = try await Reviewed()
        #expect(try await review.priya.open("/settings/exports").has("Nothing is exported by itself"))
        try await review.priya.press("Save", [("hosts", "https://example.com")])
        #expect(try review.priya.page.status == 422)
        try await review.priya.press("Save", [("hosts", "example.com\nNode.js")])
        #expect(try await review.priya.open("/settings/exports").html.contains("example.com\nnode.js"))
    }
}
