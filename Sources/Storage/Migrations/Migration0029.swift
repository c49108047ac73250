import GRDB

/// What each API token may do. Tokens from before could do both.
enum Migration0029 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE api_token ADD COLUMN scopes TEXT NOT NULL DEFAULT 'freezes overrides' CHECK (scopes <> '');
                """)
    }
}
