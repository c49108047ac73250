import Foundation
import GRDB

/// The reason why the database cannot be used right now. The request was right; the machine has to be mended.
package enum StoreUnavailable: Error, Hashable, Sendable, CustomStringConvertible {
    case full
    case readOnly
    case failing

    /// Nil for every other error.
    init?(_ error: any Error) {
        if let known = error as? StoreUnavailable {
            self = known
            return
        }
        switch (error as? DatabaseError)?.resultCode {
        case .some(.SQLITE_FULL): self = .full
        case .some(.SQLITE_READONLY): self = .readOnly
        case .some(.SQLITE_IOERR): self = .failing
        default: return nil
        }
    }

    /// "the disk is full"
    package var description: String {
        switch self {
        case .full: "the disk is full"
        case .readOnly: "the file may only be read"
        case .failing: "the disk reports errors"
        }
    }
}

extension Store {
    /// Less free space than this, in bytes, counts as a full disk, so that there is time to make room.
    static let reserve: UInt64 = 16 * 1024 * 1024

    /// Tries whether a change could be saved now, without changing anything.
    ///
    /// A change that is taken back never reaches the disk, so the free space is asked for as well, and after a change has
    /// failed an empty one is saved.
    ///
    /// - Throws: ``StoreUnavailable``.
    package func tryWriting() async throws {
        if let free = freeBytes, free < Store.reserve { throw StoreUnavailable.full }
        let commits = trouble.withLock { $0 } != nil
        let write = Task.detached { [pool] in
            try await pool.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    // Several pages, more than those that exist have room for.
                    try db.execute(sql: "INSERT INTO writing_trial (filler) VALUES (zeroblob(32768))")
                    guard commits else { return .rollback }
                    try db.execute(sql: "DELETE FROM writing_trial")
                    return .commit
                }
            }
        }
        try await noticing { try await write.value }
    }

    /// Carries out a read or change, and throws ``StoreUnavailable`` if the machine is the reason that it failed.
    func noticing<Value: Sendable>(isChange: Bool = true, _ body: () async throws -> Value) async throws -> Value {
        do {
            let value = try await body()
            if isChange { trouble.withLock { $0 = nil } }
            return value
        } catch {
            guard let problem = StoreUnavailable(error) else { throw error }
            if isChange { trouble.withLock { $0 = problem } }
            throw problem
        }
    }

    /// Of the file system that holds the database; nil for a database in memory.
    private var freeBytes: UInt64? {
        guard let path else { return nil }
        var facts = statvfs()
        guard statvfs(path, &facts) == 0 else { return nil }
        return UInt64(facts.f_bavail).multipliedReportingOverflow(by: UInt64(facts.f_frsize)).partialValue
    }
}
