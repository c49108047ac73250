import GRDB

/// Sections that customers may read.
enum Migration0042 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE postmortem_section ADD COLUMN is_for_customers INTEGER NOT NULL DEFAULT 0
                    CHECK (is_for_customers IN (0, 1));
                CREATE INDEX postmortem_section_for_customers ON postmortem_section (postmortem_id)
                    WHERE is_for_customers = 1;
                """)
    }
}
