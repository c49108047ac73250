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
    /// Nil for a database in memory, and for one that is only read.
    let path: String?
    /// Whether it was opened for reading alone.
    package let isReadOnly: Bool
    /// The reason why the last change failed, until one succeeds.
    let trouble = Mutex<StoreUnavailable?>(nil)
    private let changes = Atomic<Int>(0)
    /// The present time for readings, which must know whether a look at a private record has ended.
    private let clock = Mutex(Clock { Date() })

    /// A function in a mutex by itself is wrapped once more each time it is taken out, and calls itself through all of them.
    private struct Clock: Sendable {
        let now: @Sendable () -> Date
    }

    /// The number of changes this process has made. No other process writes, so while it stays the same, every query
    /// gives the same result.
    package var generation: Int { changes.load(ordering: .acquiring) }
    private let issuer = Mutex<String?>(nil)
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
        isReadOnly = false
    }

    /// Opens the file for reading alone, whether or not a server has it open. Nil if there is no file yet, or if its schema
    /// has to be brought up to date first.
    ///
    /// - Throws: ``StoreProblem`` for a file that cannot be read.
    package convenience init?(readingOnly path: String) throws {
        guard let pool = try Store.openForReading(path) else { return nil }
        self.init(pool: pool)
    }

    private init(pool: DatabasePool) {
        self.pool = pool
        lock = nil
        path = nil
        isReadOnly = true
    }

    /// A database in memory, for tests of everything above it.
    package init() throws {
        let queue = try DatabaseQueue(configuration: Store.configuration)
        try Store.empty.get().backup(to: queue)
        pool = queue
        lock = nil
        path = nil
        isReadOnly = false
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
        let now = clock.withLock { $0 }.now()
        return try await noticing(isChange: false) { [pool] in
            try await pool.read { db in try body(Reading(db: db, asker: asker, at: now)) }
        }
    }

    /// Readings use this clock from now on.
    package func follow(_ clock: @escaping @Sendable () -> Date) {
        self.clock.withLock { $0 = Clock(now: clock) }
    }

    /// From now on, accounts at this provider count as a way to get in.
    package func signsIn(through issuer: String?) {
        self.issuer.withLock { $0 = issuer }
    }

    /// Makes a change on behalf of somebody. Everything the body does is one transaction; if it throws, nothing is
    /// changed.
    ///
    /// - Throws: ``StoreUnavailable``, and the errors of the body.
    package func change<Value: Sendable>(
        by asker: Asker, at now: Date, _ body: @escaping @Sendable (Change) throws -> Value
    ) async throws -> Value {
        // A transaction must not be abandoned half-way because a browser closed its connection.
        let issuer = issuer.withLock { $0 }
        let write = Task.detached { [pool, self] in
            // Before anybody is notified, so that a read after the notification sees the change.
            defer { changes.add(1, ordering: .releasing) }
            return try await pool.write { db in
                let change = Change(reading: try Reading(db: db, asker: asker, at: now), now: now, issuer: issuer)
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
