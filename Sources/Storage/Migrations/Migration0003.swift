import GRDB

/// Images of an incident, and the sentences that findings and follow-ups came from.
enum Migration0003 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE image (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    incident_id INTEGER NOT NULL REFERENCES incident (id),
                    type TEXT NOT NULL CHECK (type IN ('png', 'jpeg', 'gif', 'webp')),
                    title TEXT NOT NULL CHECK (title <> ''),
                    width INTEGER NOT NULL CHECK (width > 0),
                    height INTEGER NOT NULL CHECK (height > 0),
                    size INTEGER NOT NULL CHECK (size > 0),
                    created_at INTEGER NOT NULL,
                    created_by INTEGER REFERENCES person (id),
                    deleted_at INTEGER,
                    deleted_by INTEGER REFERENCES person (id)
                ) STRICT;
                CREATE INDEX image_incident ON image (incident_id) WHERE deleted_at IS NULL;

                CREATE TABLE image_data (
                    image_id INTEGER PRIMARY KEY REFERENCES image (id),
                    bytes BLOB NOT NULL
                ) STRICT;

                CREATE TABLE quotation (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    section_id INTEGER NOT NULL REFERENCES postmortem_section (id),
                    finding_id INTEGER UNIQUE REFERENCES finding (id),
                    follow_up_id INTEGER UNIQUE REFERENCES follow_up (id),
                    text TEXT NOT NULL CHECK (text <> ''),
                    created_at INTEGER NOT NULL,
                    created_by INTEGER REFERENCES person (id),
                    CHECK ((finding_id IS NULL) <> (follow_up_id IS NULL))
                ) STRICT;
                """)
    }
}
