import GRDB

/// Accounts at the provider that signs people in, and sessions that it began.
enum Migration0038 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE identity (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    person_id INTEGER NOT NULL REFERENCES person (id),
                    issuer TEXT NOT NULL CHECK (issuer <> ''),
                    subject TEXT NOT NULL CHECK (subject <> ''),
                    label TEXT NOT NULL DEFAULT '',
                    linked_at INTEGER NOT NULL,
                    UNIQUE (issuer, subject),
                    UNIQUE (person_id, issuer)
                ) STRICT;
                ALTER TABLE session ADD COLUMN is_by_provider INTEGER NOT NULL DEFAULT 0
                    CHECK (is_by_provider IN (0, 1));
                """)
    }
}
