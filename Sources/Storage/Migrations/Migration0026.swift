import GRDB

/// The state that a guardrail had before a link degraded it, so that undoing the link takes that back as well.
enum Migration0026 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE guardrail_link ADD COLUMN degraded_from TEXT CHECK (degraded_from IN ('in_place', 'proven'));
                """)
    }
}
