import GRDB

/// Templates of postmortems and pre-mortems that were changed or added in the settings.
enum Migration0023 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE template (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    kind TEXT NOT NULL CHECK (kind IN ('postmortem', 'premortem')),
                    slug TEXT NOT NULL CHECK (slug <> ''),
                    version INTEGER NOT NULL,
                    file_text TEXT
                ) STRICT;
                CREATE UNIQUE INDEX template_slug ON template (kind, slug);
                CREATE TABLE template_revision (
                    template_id INTEGER NOT NULL REFERENCES template (id),
                    number INTEGER NOT NULL CHECK (number > 0),
                    text TEXT,
                    created_at INTEGER NOT NULL,
                    created_by INTEGER REFERENCES person (id),
                    PRIMARY KEY (template_id, number)
                ) STRICT, WITHOUT ROWID;
                """)
    }
}
