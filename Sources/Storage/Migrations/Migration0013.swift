import GRDB

/// What teams thought of suggestions, each with the words by which it is remembered; and a way to the guardrails that changed.
enum Migration0013 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE suggestion_verdict (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    finding_id INTEGER NOT NULL REFERENCES finding (id),
                    entry TEXT NOT NULL CHECK (entry <> ''),
                    verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'turned_down')),
                    created_at INTEGER NOT NULL,
                    created_by INTEGER REFERENCES person (id),
                    ended_at INTEGER,
                    ended_by INTEGER REFERENCES person (id)
                ) STRICT;
                CREATE UNIQUE INDEX suggestion_verdict_once ON suggestion_verdict (finding_id, entry) WHERE ended_at IS NULL;
                CREATE INDEX suggestion_verdict_open ON suggestion_verdict (id DESC) WHERE ended_at IS NULL;

                CREATE TABLE suggestion_verdict_term (
                    term TEXT NOT NULL,
                    verdict_id INTEGER NOT NULL REFERENCES suggestion_verdict (id),
                    PRIMARY KEY (term, verdict_id)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX suggestion_verdict_term_verdict ON suggestion_verdict_term (verdict_id);

                CREATE INDEX guardrail_updated ON guardrail (updated_at);
                """)
    }
}
