import GRDB

/// The plan that people read before a pre-mortem, or a link to it.
enum Migration0025 {
    static func run(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE premortem ADD COLUMN plan TEXT NOT NULL DEFAULT ''")
    }
}
