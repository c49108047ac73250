import GRDB

/// Accounts at a provider whose people were erased, as keyed digests.
enum Migration0043 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE erased_identity (
                    tag BLOB NOT NULL PRIMARY KEY CHECK (length(tag) = 32)
                ) STRICT, WITHOUT ROWID;
                """)
    }
}
