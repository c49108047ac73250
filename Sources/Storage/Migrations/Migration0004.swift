import GRDB

/// Wording hints that were dismissed: in one place, which is a row of another table, or for the whole team.
enum Migration0004 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE wording_dismissal (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    rule TEXT NOT NULL CHECK (rule <> ''),
                    scope TEXT NOT NULL CHECK (scope IN ('place', 'team')),
                    place_kind TEXT CHECK (place_kind IN ('section', 'finding', 'follow_up', 'timeline_event')),
                    place_id INTEGER,
                    incident_id INTEGER REFERENCES incident (id),
                    words TEXT NOT NULL DEFAULT '',
                    reason TEXT NOT NULL CHECK (reason <> ''),
                    created_at INTEGER NOT NULL,
                    created_by INTEGER REFERENCES person (id),
                    ended_at INTEGER,
                    ended_by INTEGER REFERENCES person (id),
                    CHECK ((scope = 'place') = (place_kind IS NOT NULL)),
                    CHECK ((place_kind IS NULL) = (place_id IS NULL)),
                    CHECK (scope = 'place' OR incident_id IS NULL),
                    CHECK ((scope = 'place') = (words <> ''))
                ) STRICT;
                CREATE UNIQUE INDEX wording_dismissal_team ON wording_dismissal (rule)
                    WHERE scope = 'team' AND ended_at IS NULL;
                CREATE INDEX wording_dismissal_place ON wording_dismissal (place_kind, place_id) WHERE ended_at IS NULL;
                CREATE INDEX wording_dismissal_incident ON wording_dismissal (incident_id) WHERE ended_at IS NULL;
                """)
    }
}
