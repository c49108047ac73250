import GRDB

extension Store {
    /// Runs the migrations that a database does not have yet, one after the other, and says which.
    static func bringUpToDate(
        _ pool: DatabasePool, by migrator: DatabaseMigrator, from applied: Set<String>, _ progress: (String) -> Void
    ) throws {
        let missing = migrator.migrations.filter { !applied.contains($0) }
        let last = migrator.migrations.lastIndex { applied.contains($0) } ?? -1
        for (index, name) in missing.enumerated() {
            progress("Bringing the database up to date, \(index + 1) of \(missing.count): \(name) …")
            // One that comes before those that the database has cannot be run alone.
            let isAlone = migrator.migrations.firstIndex(of: name).map { $0 > last } ?? false
            if isAlone { try migrator.migrate(pool, upTo: name) }
        }
        try migrator.migrate(pool)
        try giveBackSpace(pool, progress)
    }

    /// Makes the file smaller if a quarter of it is no longer used. Without enough room on the disk it stays as it is, and
    /// the unused part is filled first.
    private static func giveBackSpace(_ pool: DatabasePool, _ progress: (String) -> Void) throws {
        let (unused, all, size) = try pool.read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0, try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
            )
        }
        if unused * 4 < all { return }
        progress("Giving back \(unused * size / 1_000_000) MB that the database no longer needs …")
        try? pool.barrierWriteWithoutTransaction { db in
            // The copy that it makes on the way is as large as the database.
            try db.execute(sql: "PRAGMA temp_store = FILE")
            defer { try? db.execute(sql: "PRAGMA temp_store = MEMORY") }
            try db.execute(sql: "VACUUM")
        }
    }
}
