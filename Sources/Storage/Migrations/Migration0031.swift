import GRDB

/// Indexes for every order of the long lists.
enum Migration0031 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                DROP INDEX incident_updated;
                CREATE INDEX incident_updated ON incident (updated_at DESC, id DESC) WHERE deleted_at IS NULL;
                CREATE INDEX incident_title ON incident (title COLLATE NOCASE, id) WHERE deleted_at IS NULL;
                CREATE INDEX follow_up_title ON follow_up (title COLLATE NOCASE, id) WHERE deleted_at IS NULL;
                CREATE INDEX guardrail_state_name ON guardrail (state, name COLLATE NOCASE, id)
                    WHERE deleted_at IS NULL;
                CREATE INDEX guardrail_strength_name ON guardrail (strength, name COLLATE NOCASE, id)
                    WHERE deleted_at IS NULL;
                """)
    }
}
