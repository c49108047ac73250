import GRDB

/// A second factor for people who sign in with a password, and sign-ins whose code is still missing.
enum Migration0027 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE second_factor (
                    person_id INTEGER PRIMARY KEY REFERENCES person (id),
                    key BLOB NOT NULL CHECK (length(key) = 20),
                    created_at INTEGER NOT NULL,
                    last_step INTEGER NOT NULL
                ) STRICT;
                CREATE TABLE recovery_code (
                    person_id INTEGER NOT NULL REFERENCES second_factor (person_id) ON DELETE CASCADE,
                    digest BLOB NOT NULL CHECK (length(digest) = 32),
                    used_at INTEGER,
                    PRIMARY KEY (person_id, digest)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE second_factor_removal (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    person_id INTEGER NOT NULL REFERENCES person (id),
                    removed_at INTEGER NOT NULL,
                    removed_by INTEGER REFERENCES person (id),
                    reason TEXT NOT NULL CHECK (reason <> ''),
                    told_at INTEGER
                ) STRICT;
                CREATE INDEX second_factor_removal_person ON second_factor_removal (person_id);
                CREATE TABLE pending_sign_in (
                    token_digest BLOB PRIMARY KEY,
                    person_id INTEGER NOT NULL REFERENCES person (id),
                    expires_at INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX pending_sign_in_person ON pending_sign_in (person_id);
                """)
    }
}
