import Domain
import Foundation
import GRDB

extension Store {
    static var configuration: Configuration {
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

    static func openPool(
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

    static func openForReading(_ path: String) throws -> DatabasePool? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            var configuration = configuration
            configuration.readonly = true
            let pool = try DatabasePool(path: path, configuration: configuration)
            let isCurrent = try pool.read { db in
                try Migrations.migrator.hasCompletedMigrations(db) && !Migrations.migrator.hasBeenSuperseded(db)
            }
            if isCurrent { return pool }
            try pool.close()
            return nil
        } catch {
            throw StoreProblem.cannotOpen(path: path, error: error)
        }
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
    static func writeBackLog(_ path: String) throws {
        let last = try DatabaseQueue(path: path)
        _ = try last.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
        try last.close()
    }

    static func installDefaults(_ db: Database) throws {
        for meaning in SeverityMeaning.defaults {
            try db.execute(
                sql: "INSERT OR IGNORE INTO severity (level, label, help) VALUES (?, ?, ?)",
                arguments: [meaning.severity.level, meaning.label, meaning.help])
        }
    }
}
