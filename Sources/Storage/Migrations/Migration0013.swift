import GRDB

/// The answers that teams gave to suggestions, each with the words by which it is remembered; and a way to the
/// guardrails that changed.
enum Migration0013 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE suggestion_answer (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    finding_id INTEGER NOT NULL REFERENCES finding (id),
                    entry TEXT NOT NULL CHECK (entry <> ''),
                    answer TEXT NOT NULL CHECK (answer IN ('accepted', 'turned_down')),
                    created_at INTEGER NOT NULL,
                    created_by INTEGER REFERENCES person (id),
                    ended_at INTEGER,
                    ended_by INTEGER REFERENCES person (id)
                ) STRICT;
                CREATE UNIQUE INDEX suggestion_answer_once ON suggestion_answer (finding_id, entry) WHERE ended_at IS NULL;
                CREATE INDEX suggestion_answer_open ON suggestion_answer (id DESC) WHERE ended_at IS NULL;

                CREATE TABLE suggestion_answer_term (
                    term TEXT NOT NULL,
                    answer_id INTEGER NOT NULL REFERENCES suggestion_answer (id),
                    PRIMARY KEY (term, answer_id)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX suggestion_answer_term_answer ON suggestion_answer_term (answer_id);

                CREATE INDEX guardrail_changed ON guardrail (updated_at);
                """)
    }
}
