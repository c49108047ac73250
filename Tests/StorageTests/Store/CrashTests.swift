import Domain
import Foundation
import Testing

@testable import Storage

/// The files are copied while the database is open: what a process that is killed, or a machine without power, leaves.
struct CrashTests {
    @Test func `what was acknowledged is there afterwards`() async throws {
        let folder = try Folder()
        let store = try Store(path: folder.database, now: Office.morning)
        for number in 1...50 {
            try await store.declare("Incident \(number)")
            if ![1, 2, 25, 50].contains(number) { continue }
            let copy = try folder.crashCopy()
            let survivor = try Store(path: copy.database, now: Office.morning)
            #expect(try await survivor.titles().count == number)
            #expect(try await survivor.dump() == store.dump())
            try survivor.close()
        }
        try store.close()
    }

    @Test func `what was not finished is not there, not even a part of it`() async throws {
        let folder = try Folder()
        let store = try Store(path: folder.database, now: Office.morning)
        try await store.declare("Finished")
        let copy = try await store.change(by: .command("test"), at: Office.morning) { change in
            for number in 1...200 {
                _ = try change.declare(IncidentDeclaration(title: "Unfinished \(number)", severity: .sev5))
            }
            return try folder.crashCopy()
        }
        let survivor = try Store(path: copy.database, now: Office.morning)
        #expect(try await survivor.titles() == ["Finished"])
        #expect(try await survivor.dump()["audit_entry"]?.count == 1)
        try survivor.close()
        try store.close()
    }

    /// The last write may have reached the disk in part.
    @Test(arguments: [1, 100, 4_095, 4_120, 8_000])
    func `a torn end of the log costs what stands in it and nothing before`(missing: Int) async throws {
        let folder = try Folder()
        let store = try Store(path: folder.database, now: Office.morning)
        for number in 1...5 { try await store.declare("Incident \(number)") }
        let log = try folder.bytes(of: "handrail.sqlite-wal").count
        try await store.declare("Torn")
        let copy = try folder.crashCopy()
        let torn = try copy.bytes(of: "handrail.sqlite-wal")
        try copy.write(Array(torn.prefix(max(log, torn.count - missing))), to: "handrail.sqlite-wal")
        let survivor = try Store(path: copy.database, now: Office.morning)
        #expect(
            try await survivor.titles().prefix(5) == [
                "Incident 1", "Incident 2", "Incident 3", "Incident 4", "Incident 5",
            ])
        #expect(Checkup.all(path: copy.database).compactMap(\.problem) == [])
        try survivor.close()
        try store.close()
    }

    @Test func `a lock that a dead process left behind is in nobody's way`() async throws {
        let folder = try Folder()
        try folder.write(Array("Handrail, process 4711\n".utf8), to: "handrail.sqlite.lock")
        let store = try Store(path: folder.database, now: Office.morning)
        try await store.declare("It opens")
        try store.close()
    }
}
