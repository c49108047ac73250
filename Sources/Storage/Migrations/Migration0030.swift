import GRDB

/// Imports of documents, with the original of each.
enum Migration0030 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE import (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    source TEXT NOT NULL CHECK (source <> ''),
                    made_at INTEGER NOT NULL,
                    made_by INTEGER REFERENCES person (id),
                    undone_at INTEGER,
                    undone_by INTEGER REFERENCES person (id)
                ) STRICT;
                CREATE TABLE imported_document (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    import_id INTEGER NOT NULL REFERENCES import (id),
                    incident_id INTEGER NOT NULL REFERENCES incident (id),
                    path TEXT NOT NULL CHECK (path <> ''),
                    digest BLOB NOT NULL CHECK (length(digest) = 32),
                    text TEXT NOT NULL,
                    is_update INTEGER NOT NULL CHECK (is_update IN (0, 1)),
                    incident_version INTEGER NOT NULL,
                    last_entry INTEGER NOT NULL,
                    UNIQUE (import_id, path)
                ) STRICT;
                CREATE INDEX imported_document_path ON imported_document (path, id DESC);
                CREATE INDEX imported_document_digest ON imported_document (digest);
                CREATE INDEX imported_document_incident ON imported_document (incident_id, id DESC);
                """)
    }
}
