import GRDB

/// Invitations in bulk, the leads of teams, and people whose name was erased.
enum Migration0040 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE new_batch (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    kind TEXT NOT NULL CHECK (kind IN ('follow_up_change', 'follow_up_opening', 'invitation')),
                    made_at INTEGER NOT NULL,
                    made_by INTEGER REFERENCES person (id),
                    undone_at INTEGER,
                    undone_by INTEGER REFERENCES person (id)
                ) STRICT;
                INSERT INTO new_batch SELECT id, kind, made_at, made_by, undone_at, undone_by FROM batch;
                -- A number that an undone batch had is not given again.
                UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'batch')
                    WHERE name = 'new_batch' AND EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'batch');
                DROP TABLE batch;
                ALTER TABLE new_batch RENAME TO batch;

                ALTER TABLE invitation ADD COLUMN name TEXT NOT NULL DEFAULT '';
                ALTER TABLE invitation ADD COLUMN batch_id INTEGER REFERENCES batch (id);
                CREATE INDEX invitation_batch ON invitation (batch_id) WHERE batch_id IS NOT NULL;
                CREATE TABLE invitation_team (
                    invitation_id INTEGER NOT NULL REFERENCES invitation (id),
                    team_id INTEGER NOT NULL REFERENCES team (id),
                    PRIMARY KEY (invitation_id, team_id)
                ) STRICT, WITHOUT ROWID;

                ALTER TABLE team ADD COLUMN lead_id INTEGER REFERENCES person (id);

                ALTER TABLE person ADD COLUMN erased_at INTEGER;
                """)
    }
}
