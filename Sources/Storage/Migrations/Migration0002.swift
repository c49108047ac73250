import GRDB

/// Live pages: what happened lately, for pages that are open.
enum Migration0002 {
    static func run(_ db: Database) throws {
        try db.execute(sql: live)
    }

    private static let live = """
        CREATE TABLE live_event (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            topic TEXT NOT NULL CHECK (topic <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            data TEXT NOT NULL CHECK (json_valid(data)),
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX live_event_topic ON live_event (topic, id);
        CREATE INDEX live_event_at ON live_event (at);
        """
}
