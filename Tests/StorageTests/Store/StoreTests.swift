import Domain
import Foundation
import Testing

@testable import Storage

struct StoreTests {
    private static let now = Office.morning

    @Test func `a missing folder is made, and only the owner reads what is in it`() async throws {
        let folder = try Folder()
        let store = try Store(path: folder.path("a/b/handrail.sqlite"), now: Self.now)
        try await store.declare("Rows are gone")
        for name in ["handrail.sqlite", "handrail.sqlite-wal", "handrail.sqlite-shm", "handrail.sqlite.lock"] {
            #expect(try folder.mode(of: "a/b/\(name)") == 0o600, "\(name)")
        }
        try store.close()
    }

    @Test func `what was written is there when it is opened again, in one file`() async throws {
        let folder = try Folder()
        let store = try Store(path: folder.database, now: Self.now)
        try await store.declare("Rows are gone")
        let before = try await store.dump()
        try store.close()
        #expect(try folder.names() == ["handrail.sqlite", "handrail.sqlite.lock"])
        let again = try Store(path: folder.database, now: Self.now)
        #expect(try await again.dump() == before)
        try again.close()
    }

    @Test func `a commit waits for the disk, readers do not wait for writers, and references are kept`() async throws {
        let folder = try Folder()
        let store = try Store(path: folder.database, now: Self.now)
        let (mode, numbers) = try await store.change(by: .command("test"), at: Self.now) { change in
            let numbers = try ["synchronous", "foreign_keys", "busy_timeout"].map { name in
                try change.reading.first("PRAGMA \(name)") { $0.int() }
            }
            return (try change.reading.first("PRAGMA journal_mode") { $0.text() }, numbers)
        }
        #expect(mode == "wal")
        #expect(numbers == [2, 1, 5_000])
        try store.close()
    }

    @Test func `a second one on the same file is refused with the name of the first`() async throws {
        let folder = try Folder()
        let first = try Store(path: folder.database, now: Self.now)
        #expect(sentence(folder.database).contains("process \(ProcessInfo.processInfo.processIdentifier)"))
        first.announce("Handrail at http://127.0.0.1:8080, process 4711")
        #expect(
            sentence(folder.database)
                == "\(folder.database) is already in use by Handrail at http://127.0.0.1:8080, process 4711. Stop that process first."
        )
        try await first.declare("It still works")
        try first.close()
        #expect(sentence(folder.database) == "")
    }

    @Test func `closing twice is closing once, and one that nobody closed lets go too`() async throws {
        let folder = try Folder()
        let first = try Store(path: folder.database, now: Self.now)
        try first.close()
        var second: Store? = try Store(path: folder.database, now: Self.now)
        second?.announce("the second")
        try first.close()
        #expect(sentence(folder.database).contains("already in use by the second."))
        try await second?.declare("It still works")
        second = nil
        #expect(sentence(folder.database) == "")
    }

    @Test func `a name that cannot be read says that somebody is there`() throws {
        let folder = try Folder()
        let first = try Store(path: folder.database, now: Self.now)
        first.announce("")
        #expect(sentence(folder.database).contains("already in use by another process"))
        first.announce(String(repeating: "x", count: 10_000))
        #expect(sentence(folder.database).utf8.count < 1_000)
        try first.close()
    }

    @Test func `an empty file becomes a database`() throws {
        let folder = try Folder()
        try folder.write([], to: "handrail.sqlite")
        #expect(sentence(folder.database) == "")
    }

    @Test(arguments: [
        Array("hello".utf8), Array(repeating: 0, count: 5_000),
        Array(String(repeating: "not a database ", count: 1_000).utf8),
        Array("SQLite format 3\0".utf8) + Array(repeating: 0xFF, count: 8_000),
    ])
    func `a file that is no database is refused in a sentence and left as it is`(bytes: [UInt8]) throws {
        let folder = try Folder()
        try folder.write(bytes, to: "handrail.sqlite")
        #expect(
            sentence(folder.database)
                == "\(folder.database) is damaged or is not a Handrail database. Restore it from a backup.")
        #expect(try folder.bytes(of: "handrail.sqlite") == bytes)
    }

    @Test func `a database of which a part is missing or overwritten is refused in a sentence`() async throws {
        let whole = try Folder()
        let store = try Store(path: whole.database, now: Self.now)
        try await store.declare("Rows are gone")
        try store.close()
        let bytes = try whole.bytes(of: "handrail.sqlite")
        let damaged = [
            Array(bytes.prefix(4_096)), bytes.prefix(4_096) + Array(repeating: 0xAA, count: bytes.count - 4_096),
        ]
        for bytes in damaged {
            let folder = try Folder()
            try folder.write(bytes, to: "handrail.sqlite")
            #expect(sentence(folder.database).contains("is damaged or is not a Handrail database"))
        }
    }

    @Test func `the database of another program is refused and left alone`() async throws {
        let folder = try Folder()
        let other = try Store(path: folder.database, now: Self.now)
        try await other.change(by: .command("test"), at: Self.now) { try $0.run("DROP TABLE grdb_migrations") }
        try other.close()
        let before = try folder.bytes(of: "handrail.sqlite")
        #expect(
            sentence(folder.database) == "\(folder.database) is the database of another program. Choose another file.")
        #expect(try folder.bytes(of: "handrail.sqlite") == before)
    }

    @Test func `a folder in place of the file, and a file in place of the folder, are sentences`() throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(atPath: folder.database, withIntermediateDirectories: false)
        #expect(
            sentence(folder.database)
                == "\(folder.database) cannot be opened. Check that its folder exists and that this user may write there."
        )
        try folder.write([1], to: "file")
        let below = folder.path("file/handrail.sqlite")
        #expect(sentence(below) == "\(below) cannot be opened: Not a directory.")
    }

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: "/proc/self"), "there is no folder here that nobody can write to"
        ))
    func `a folder that cannot be made is a sentence`() {
        #expect(
            sentence("/proc/self/handrail/handrail.sqlite")
                == "/proc/self/handrail/handrail.sqlite cannot be opened: No such file or directory.")
    }

    @Test(.enabled(if: getuid() != 0, "the administrator of the machine may write everywhere"))
    func `a folder and a file that may only be read are sentences`() async throws {
        let folder = try Folder()
        let store = try Store(path: folder.database, now: Self.now)
        try store.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: folder.database)
        #expect(sentence(folder.database).hasPrefix("\(folder.database) is read-only"))
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.url.path)
        #expect(sentence(folder.path("new.sqlite")).contains("cannot be opened"))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.url.path)
    }

    @Test func `one that could not be opened lets go of the file`() async throws {
        let folder = try Folder()
        try folder.write(Array("hello".utf8), to: "handrail.sqlite")
        for _ in 0..<2 { #expect(sentence(folder.database).contains("is damaged")) }
        try FileManager.default.removeItem(atPath: folder.database)
        #expect(sentence(folder.database) == "")
    }

    private func sentence(_ path: String) -> String {
        do {
            try Store(path: path, now: Self.now).close()
            return ""
        } catch {
            return (error as? StoreProblem)?.sentence ?? "no sentence: \(error)"
        }
    }
}

extension Store {
    @discardableResult
    func declare(_ title: String) async throws -> ID<Incident> {
        try await change(by: .command("test"), at: Office.morning) {
            try $0.declare(IncidentDeclaration(title: title, severity: .sev3))
        }
    }

    func titles() async throws -> [String] {
        try await read(as: .command("test")) { try $0.incidents(IncidentQuery(isAscending: true)).items.map(\.title) }
    }
}
