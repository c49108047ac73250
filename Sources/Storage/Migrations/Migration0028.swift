import GRDB

/// Sessions say roughly where they are used, and whether a proxy vouches for them.
enum Migration0028 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE session ADD COLUMN network TEXT NOT NULL DEFAULT '';
                ALTER TABLE session ADD COLUMN is_by_proxy INTEGER NOT NULL DEFAULT 0 CHECK (is_by_proxy IN (0, 1));
                """)
    }
}
