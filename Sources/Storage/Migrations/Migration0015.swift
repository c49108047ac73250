import GRDB

/// Forms that were carried out, so that the same form sent again changes nothing.
enum Migration0015 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE sent_form (
                    digest BLOB PRIMARY KEY NOT NULL,
                    contents BLOB NOT NULL,
                    day INTEGER NOT NULL,
                    location TEXT,
                    notice TEXT
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX sent_form_day ON sent_form (day);
                """)
    }
}
