import Domain
import Foundation
import Git
import Storage
import Synchronization
import TestSupport
import Testing

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
        await schedule.export(takingInAs: .person(priya, .administrator))
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

    @Test func `are told to administrators in the settings`() async throws {
        let review = try await Reviewed()
        #expect(try await review.priya.open("/settings/exports").has("Nothing is exported by itself"))
        try await review.priya.press("Save", [("hosts", "https://example.com")])
        #expect(try review.priya.page.status == 422)
        try await review.priya.press("Save", [("hosts", "example.com\nNode.js")])
        #expect(try await review.priya.open("/settings/exports").html.contains("example.com\nnode.js"))
    }
}
