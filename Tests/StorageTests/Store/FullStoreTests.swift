import Domain
import Foundation
import Testing

@testable import Storage

struct FullStoreTests {
    private let folder: Folder
    private let store: Store

    init() async throws {
        folder = try Folder()
        store = try Store(path: folder.database, now: Office.morning)
    }

    @Test func `a file that cannot grow is the reason in its own words, and nothing is changed`() async throws {
        try await limitPages(to: 1)
        let before = try await store.dump()
        await #expect(throws: StoreUnavailable.full) { try await declareMuch() }
        #expect(try await store.dump() == before)
        await #expect(throws: StoreUnavailable.full) { try await store.tryWriting() }
        try await limitPages(to: 1_000_000)
        try await store.tryWriting()
        try await declareMuch()
    }

    @Test func `a trial of writing changes nothing, neither before nor after a failure`() async throws {
        let first = try await store.dump()
        for _ in 0..<10 { try await store.tryWriting() }
        #expect(try await store.dump() == first)
        try await limitPages(to: 1)
        let before = try await store.dump()
        await #expect(throws: StoreUnavailable.full) { try await declareMuch() }
        try await limitPages(to: 1_000_000)
        for _ in 0..<10 { try await store.tryWriting() }
        #expect(try await store.dump() == before)
    }

    /// A trial that is taken back never reaches the disk, so after a failure one has to be saved.
    @Test func `a failure is remembered until something was saved`() async throws {
        try await limitPages(to: 1)
        await #expect(throws: StoreUnavailable.full) { try await declareMuch() }
        #expect(store.trouble.withLock { $0 } == .full)
        await #expect(throws: StoreUnavailable.full) { try await store.tryWriting() }
        try await limitPages(to: 1_000_000)
        try await store.tryWriting()
        #expect(store.trouble.withLock { $0 } == nil)
    }

    private func declareMuch() async throws {
        try await store.change(by: .command("test"), at: Office.morning) { change in
            for _ in 0..<200 {
                let title = String(repeating: "All rows are gone. ", count: 10)
                _ = try change.declare(IncidentDeclaration(title: title, severity: .sev2))
            }
        }
    }

    private func limitPages(to count: Int) async throws {
        _ = try await store.change(by: .command("test"), at: Office.morning) { change in
            // Free pages within the file would still take something.
            let free = count == 1 ? try change.reading.first("PRAGMA freelist_count") { $0.int() } ?? 0 : 0
            for _ in 0..<free { try change.run("INSERT INTO writing_trial (filler) VALUES (zeroblob(4000))") }
            if free > 0 { try change.record(.setting, "filled the disk") }
            return try change.reading.first("PRAGMA max_page_count = \(count)") { $0.int() }
        }
    }
}
