import Domain
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Storage

@Suite("A store that only reads")
struct ReadingStoreTests {
    @Test func `opens beside one that writes, and sees what that one has committed`() async throws {
        let folder = try Folder()
        let store = try Store(path: folder.database, now: Office.morning)
        try await store.declare("Rows are gone")
        let reader = try #require(try Store(readingOnly: folder.database))
        #expect(try await reader.titles() == ["Rows are gone"])
        try await store.declare("Wrong host")
        #expect(try await reader.titles() == ["Rows are gone", "Wrong host"])
        await #expect(throws: (any Error).self) { try await reader.declare("Not here") }
        try reader.close()
        // The other one goes on, and closes into one file.
        try await store.declare("Later")
        try store.close()
        #expect(!FileManager.default.fileExists(atPath: folder.database + "-wal"))
        let again = try #require(try Store(readingOnly: folder.database))
        #expect(try await again.titles().count == 3)
        try again.close()
    }

    @Test func `is not opened where something has to be written first`() throws {
        let folder = try Folder()
        #expect(try Store(readingOnly: folder.database) == nil)
        #expect(!FileManager.default.fileExists(atPath: folder.database))
        try Store(path: folder.database, now: Office.morning).close()
        let queue = try DatabaseQueue(path: folder.database)
        try queue.write { try $0.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '0037%'") }
        try queue.close()
        #expect(try Store(readingOnly: folder.database) == nil)
        try folder.write(Array("hello".utf8), to: "handrail.sqlite")
        #expect(throws: StoreProblem.self) { try Store(readingOnly: folder.database) }
    }
}

@Suite("The clock of readings")
struct ReadingClockTests {
    @Test func `is called directly, however many readings there were`() async throws {
        let store = try Store()
        let depths = Mutex<[Int]>([])
        store.follow {
            depths.withLock { $0.append(Thread.callStackReturnAddresses.count) }
            return Office.morning
        }
        for _ in 0..<40 { _ = try await store.read(as: .nobody) { _ in 0 } }
        let (first, last) = depths.withLock { ($0.first ?? 0, $0.last ?? 0) }
        #expect(first > 0 && last <= first + 4, "\(first) calls deep at first, \(last) at last")
    }
}
