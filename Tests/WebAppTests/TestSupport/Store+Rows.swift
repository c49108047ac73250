import Domain
import Foundation

@testable import Storage

extension Store {
    /// Changes rows that no page changes.
    func run(_ sql: String) async throws {
        try await change(by: .command("test"), at: Date()) { change in
            try change.run(sql)
            try change.record(.setting, "changed rows")
        }
    }

    /// Every value of every table as SQLite quotes it.
    func everyText() async throws -> [String] {
        try await read(as: .command("test")) { reading in
            let tables = try reading.rows(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT LIKE 'pick\\_name\\_%' ESCAPE '\\'"
            ) { $0.text() }
            return try tables.flatMap { table in
                try reading.rows("SELECT name FROM pragma_table_info('\(table)')") { $0.text() }.flatMap { column in
                    try reading.rows("SELECT quote(\"\(column)\") FROM \"\(table)\"") { $0.text() }
                }
            }
        }
    }

    /// From now on the file cannot grow, as on a disk that is full.
    func fillDisk() async throws {
        _ = try await change(by: .command("test"), at: Date()) { change in
            // Free pages within the file would still take something.
            let free = try change.reading.first("PRAGMA freelist_count") { $0.int() } ?? 0
            for _ in 0..<free { try change.keepBook("INSERT INTO writing_trial (filler) VALUES (zeroblob(4000))", []) }
            return try change.reading.first("PRAGMA max_page_count = 1") { $0.int() }
        }
    }

    /// Takes back ``fillDisk()``.
    func emptyDisk() async throws {
        _ = try await change(by: .command("test"), at: Date()) { change in
            try change.reading.first("PRAGMA max_page_count = 1000000") { $0.int() }
        }
    }

    /// From now on nothing can be written, as after the file system was mounted read-only.
    func forbidWriting() async throws {
        _ = try await change(by: .command("test"), at: Date()) { change in
            change.db.afterNextTransaction { try? $0.execute(sql: "PRAGMA query_only = ON") }
        }
    }
}
