import GRDB

/// Writing together: what happened lately, for pages that are open; every text as it was sent; and the passages that
/// two people rewrote at the same time.
enum Migration0002 {
    static func run(_ db: Database) throws {
        try db.execute(sql: live)
        try db.execute(sql: writing)
        try db.execute(sql: incidents)
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

    /// `client` is a name that a page or a program gave itself, and `sequence` counts what it sent; `revision` and
    /// `edits` are the answer it got.
    private static let writing = """
        CREATE TABLE section_submission (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            section_id INTEGER NOT NULL REFERENCES postmortem_section (id),
            client TEXT NOT NULL CHECK (client <> ''),
            sequence INTEGER NOT NULL,
            base_revision INTEGER NOT NULL,
            text TEXT NOT NULL,
            sent_at INTEGER NOT NULL,
            sent_by INTEGER REFERENCES person (id),
            revision INTEGER,
            edits TEXT NOT NULL DEFAULT '[]'
        ) STRICT;
        CREATE INDEX section_submission_client ON section_submission (section_id, client, sequence);

        CREATE TABLE section_flag (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            section_id INTEGER NOT NULL REFERENCES postmortem_section (id),
            revision INTEGER NOT NULL,
            theirs TEXT NOT NULL,
            mine TEXT NOT NULL,
            merged TEXT NOT NULL,
            their_author INTEGER REFERENCES person (id),
            my_author INTEGER REFERENCES person (id),
            opened_at INTEGER NOT NULL,
            resolved_at INTEGER,
            resolved_by INTEGER REFERENCES person (id),
            choice TEXT CHECK (choice IN ('theirs', 'mine', 'both')),
            CHECK ((resolved_at IS NULL) = (choice IS NULL))
        ) STRICT;
        CREATE INDEX section_flag_section ON section_flag (section_id) WHERE resolved_at IS NULL;
        """

    /// The contents of the forms of an incident at each version, as JSON: the version an edit that comes late was made
    /// from, and what Undo goes back to.
    private static let incidents = """
        CREATE TABLE incident_version (
            incident_id INTEGER NOT NULL REFERENCES incident (id),
            version INTEGER NOT NULL,
            fields TEXT NOT NULL CHECK (json_valid(fields)),
            PRIMARY KEY (incident_id, version)
        ) STRICT, WITHOUT ROWID;
        """
}
