import GRDB

/// The browsers and networks from which people have signed in; and an empty table on which writing is tried.
enum Migration0014 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE known_place (
                    person_id INTEGER NOT NULL REFERENCES person (id),
                    kind TEXT NOT NULL CHECK (kind IN ('browser', 'network')),
                    digest BLOB NOT NULL,
                    last_used_at INTEGER NOT NULL,
                    PRIMARY KEY (person_id, kind, digest)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE writing_trial (filler BLOB NOT NULL) STRICT;
                """)
    }
}
