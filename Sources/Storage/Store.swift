import Domain
import Foundation
import GRDB
import Synchronization

/// The database: one SQLite file, one process, one pool.
///
/// All reads go through a ``Reading``, which knows who is asking; all changes go through a ``Change``, which is one
/// transaction with its audit entry.
package final class Store: Sendable {
    let pool: any DatabaseWriter
    private let lock: StoreLock?
    /// Nil for a database in memory.
    let path: String?
    /// The reason why the last change failed, until one succeeds.
    let trouble = Mutex<StoreUnavailable?>(nil)
    private let changes = Atomic<Int>(0)
    /// The present time for readings, which must know whether a look at a private record has ended.
    private let clock = Mutex<@Sendable () -> Date>({ Date() })

    /// The number of changes this process has made. No other process writes, so while it stays the same, every query
    /// gives the same result.
    package var generation: Int { changes.load(ordering: .acquiring) }
    private let owesForgetting = Mutex(false)
    private let listeners = Mutex<[@Sendable (Set<LiveTopic>) -> Void]>([])

    /// Opens or creates the file, locks it against other processes, and brings its schema up to date. Before an
    /// existing file is migrated, a copy is put beside it.
    ///
    /// - Parameter progress: is told what is being done while that takes long.
    /// - Throws: ``StoreProblem`` with a sentence for the person who operates Handrail.
    package convenience init(path: String, now: Date, progress: (String) -> Void = { _ in }) throws {
        try self.init(path: path, now: now, migrator: Migrations.migrator, progress: progress)
    }

    init(path: String, now: Date, migrator: DatabaseMigrator, progress: (String) -> Void = { _ in }) throws {
        lock = try StoreLock(beside: path)
        pool = try Store.openPool(path, by: migrator, now: now, progress)
        self.path = path
    }

    /// A database in memory, for tests of everything above it.
    package init() throws {
        let queue = try DatabaseQueue(configuration: Store.configuration)
        try Store.empty.get().backup(to: queue)
        pool = queue
        lock = nil
        path = nil
        try queue.write(Store.installDefaults)
    }

    /// Migrated once and copied for each database in memory, because there are some thousand of them in a run of the tests.
    private static let empty = Result {
        let queue = try DatabaseQueue(configuration: Store.configuration)
        try Migrations.migrator.migrate(queue)
        return queue
    }

    /// Reads on behalf of somebody, from one consistent state of the database.
    ///
    /// - Throws: ``StoreUnavailable``, and the errors of the body.
    package func read<Value: Sendable>(
        as asker: Asker, _ body: @escaping @Sendable (Reading) throws -> Value
    ) async throws -> Value {
        let now = clock.withLock { $0 }()
        return try await noticing(isChange: false) { [pool] in
            try await pool.read { db in try body(Reading(db: db, asker: asker, at: now)) }
        }
    }

    /// Readings use this clock from now on.
    package func follow(_ clock: @escaping @Sendable () -> Date) {
        self.clock.withLock { $0 = clock }
    }

    /// Makes a change on behalf of somebody. Everything the body does is one transaction; if it throws, nothing is
    /// changed.
    ///
    /// - Throws: ``StoreUnavailable``, and the errors of the body.
    package func change<Value: Sendable>(
        by asker: Asker, at now: Date, _ body: @escaping @Sendable (Change) throws -> Value
    ) async throws -> Value {
        // A transaction must not be abandoned half-way because a browser closed its connection.
        let write = Task.detached { [pool, self] in
            // Before anybody is notified, so that a read after the notification sees the change.
            defer { changes.add(1, ordering: .releasing) }
            return try await pool.write { db in
                let change = Change(reading: try Reading(db: db, asker: asker, at: now), now: now)
                let before = db.totalChangesCount
                let value = try body(change)
                try change.checkAudited(changedRows: db.totalChangesCount - before)
                return (value, change.announced, change.forgets)
            }
        }
        let (value, announced, forgets) = try await noticing { try await write.value }
        if !announced.isEmpty {
            for listener in listeners.withLock({ $0 }) { listener(announced) }
        }
        if forgets { owesForgetting.withLock { $0 = true } }
        if owesForgetting.withLock({ $0 }) { await forgetDeleted() }
        return value
    }

    /// Writes what no page shows and no person's change is.
    func keepBook(_ body: @escaping @Sendable (Database) throws -> Void) async throws {
        let write = Task.detached { [pool] in try await pool.write(body) }
        try await write.value
    }

    /// Removes deleted data from the write-ahead log as well, which contains old pages. Inside the database
    /// `secure_delete` overwrites it. This is impossible while somebody reads an old state; in that case the next
    /// change tries again, and so does the next start.
    private func forgetDeleted() async {
        let write = Task.detached { [pool] in
            try await pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        }
        if (try? await write.value) != nil { owesForgetting.withLock { $0 = false } }
    }

    /// Calls the listener with the topics of every change that announced something, once the change is committed.
    package func whenAnnounced(_ listener: @escaping @Sendable (Set<LiveTopic>) -> Void) {
        listeners.withLock { $0.append(listener) }
    }

    /// Sets the description of this process for other processes that find the database locked.
    package func announce(_ description: String) {
        lock?.announce(description)
    }

    /// Writes everything back into the single file and closes it.
    package func close() throws {
        defer { lock?.release() }
        try pool.close()
        if let path { try Store.writeBackLog(path) }
    }
}

extension Store {
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { db in
            db.add(tokenizer: SearchTokenizer.self)
            try db.execute(sql: "PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;")
        }
        return configuration
    }

    private static func openPool(
        _ path: String, by migrator: DatabaseMigrator, now: Date, _ progress: (String) -> Void
    ) throws -> DatabasePool {
        let pool = try openPool(path)
        do {
            try migrate(pool, by: migrator, path: path, now: now, progress)
        } catch {
            try? pool.close()
            throw error
        }
        return pool
    }

    private static func openPool(_ path: String) throws -> DatabasePool {
        do {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            createPrivateFile(path)
            let pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB sets NORMAL when it opens a pool; then a power cut would lose transactions that were acknowledged.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            return pool
        } catch {
            throw StoreProblem.cannotOpen(path: path, error: error)
        }
    }

    private static func migrate(
        _ pool: DatabasePool, by migrator: DatabaseMigrator, path: String, now: Date, _ progress: (String) -> Void
    ) throws {
        do {
            let (applied, isNewer, isComplete) = try pool.read { db in
                (
                    try migrator.appliedIdentifiers(db), try migrator.hasBeenSuperseded(db),
                    try migrator.hasCompletedMigrations(db)
                )
            }
            if isNewer {
                throw StoreProblem("\(path) was written by a newer version of Handrail. Install that version.")
            }
            if try applied.isEmpty && pool.read(isOfAnotherProgram) {
                throw StoreProblem("\(path) is the database of another program. Choose another file.")
            }
            if !isComplete && applied.isEmpty {
                try migrator.migrate(pool)
            } else if !isComplete {
                progress("Copying the database before it is brought up to date …")
                try snapshot(pool, path: path, now: now)
                try bringUpToDate(pool, by: migrator, from: applied, progress)
            }
            try pool.write(installDefaults)
            // Data deleted just before the process was killed is still in the log.
            _ = try? pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        } catch let problem as StoreProblem {
            throw problem
        } catch {
            throw StoreProblem.cannotOpen(path: path, error: error)
        }
    }

    private static func snapshot(_ pool: DatabasePool, path: String, now: Date) throws {
        let copyPath = "\(path).before-migration-\(now.iso.filter { $0 != ":" && $0 != "-" })"
        createPrivateFile(copyPath)
        let copy = try DatabaseQueue(path: copyPath)
        try pool.backup(to: copy)
        try copy.close()
    }

    /// Whether the file has tables, none of which came from our migrations.
    private static func isOfAnotherProgram(_ db: Database) throws -> Bool {
        let tables = """
            SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'sqlite%' AND name <> 'grdb_migrations'
            """
        return try Int.fetchOne(db, sql: tables) ?? 0 > 0
    }

    /// SQLite gives the files beside the database the permissions of the database.
    private static func createPrivateFile(_ path: String) {
        if FileManager.default.fileExists(atPath: path) { return }
        _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }

    /// Writes the log back into the file. A pool closes its read-only connections last, so the log would stay beside
    /// the file, and a copy of the file alone would be old or empty. A last connection that may write merges the log
    /// and removes it.
    private static func writeBackLog(_ path: String) throws {
        let last = try DatabaseQueue(path: path)
        _ = try last.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
        try last.close()
    }

    private static func installDefaults(_ db: Database) throws {
        for meaning in SeverityMeaning.defaults {
            try db.execute(
                sql: "INSERT OR IGNORE INTO severity (level, label, help) VALUES (?, ?, ?)",
                arguments: [meaning.severity.level, meaning.label, meaning.help])
        }
    }
}
