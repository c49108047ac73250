import GRDB

/// Whether people are named in the texts of an incident, and which edits used their role instead. Hints on the
/// description of an incident can be dismissed.
enum Migration0024 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE name_answer (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    incident_id INTEGER NOT NULL REFERENCES incident (id),
                    person_id INTEGER NOT NULL REFERENCES person (id),
                    answer TEXT NOT NULL CHECK (answer IN ('role', 'named')),
                    words TEXT NOT NULL DEFAULT '',
                    created_at INTEGER NOT NULL,
                    created_by INTEGER REFERENCES person (id),
                    ended_at INTEGER,
                    ended_by INTEGER REFERENCES person (id),
                    CHECK ((answer = 'role') = (words <> ''))
                ) STRICT;
                CREATE UNIQUE INDEX name_answer_person ON name_answer (incident_id, person_id) WHERE ended_at IS NULL;
                CREATE TABLE name_replacement (
                    answer_id INTEGER NOT NULL REFERENCES name_answer (id),
                    place_kind TEXT NOT NULL
                        CHECK (place_kind IN ('section', 'finding', 'follow_up', 'timeline_event', 'incident')),
                    place_id INTEGER NOT NULL,
                    version INTEGER NOT NULL,
                    PRIMARY KEY (answer_id, place_kind, place_id)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE new_wording_dismissal (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    rule TEXT NOT NULL CHECK (rule <> ''),
                    scope TEXT NOT NULL CHECK (scope IN ('place', 'team')),
                    place_kind TEXT
                        CHECK (place_kind IN ('section', 'finding', 'follow_up', 'timeline_event', 'incident')),
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
                INSERT INTO new_wording_dismissal (id, rule, scope, place_kind, place_id, incident_id, words, reason,
                    created_at, created_by, ended_at, ended_by)
                    SELECT id, rule, scope, place_kind, place_id, incident_id, words, reason,
                        created_at, created_by, ended_at, ended_by FROM wording_dismissal;
                DROP TABLE wording_dismissal;
                ALTER TABLE new_wording_dismissal RENAME TO wording_dismissal;
                CREATE UNIQUE INDEX wording_dismissal_team ON wording_dismissal (rule)
                    WHERE scope = 'team' AND ended_at IS NULL;
                CREATE INDEX wording_dismissal_place ON wording_dismissal (place_kind, place_id) WHERE ended_at IS NULL;
                CREATE INDEX wording_dismissal_incident ON wording_dismissal (incident_id) WHERE ended_at IS NULL;
                """)
    }
}
