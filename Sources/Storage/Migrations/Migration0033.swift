import GRDB

/// Levels that are given for a reason: for everything, a team, a service or one incident, often with an end.
enum Migration0033 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE access_grant (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    person_id INTEGER NOT NULL REFERENCES person (id),
                    level TEXT NOT NULL CHECK (level IN ('contributor', 'editor', 'reviewer', 'administrator')),
                    scope TEXT NOT NULL CHECK (scope IN ('everything', 'team', 'service', 'incident')),
                    team_id INTEGER REFERENCES team (id),
                    service_id INTEGER REFERENCES service (id),
                    incident_id INTEGER REFERENCES incident (id),
                    reason TEXT NOT NULL CHECK (reason <> ''),
                    asked_at INTEGER NOT NULL,
                    decided_at INTEGER,
                    decided_by INTEGER REFERENCES person (id) CHECK (decided_by <> person_id),
                    is_refused INTEGER NOT NULL DEFAULT 0 CHECK (is_refused IN (0, 1)),
                    ends_at INTEGER,
                    ended_at INTEGER,
                    ended_by INTEGER REFERENCES person (id),
                    CHECK ((team_id IS NOT NULL) = (scope = 'team')),
                    CHECK ((service_id IS NOT NULL) = (scope = 'service')),
                    CHECK ((incident_id IS NOT NULL) = (scope = 'incident')),
                    CHECK (is_refused = 0 OR decided_at IS NOT NULL)
                ) STRICT;
                CREATE INDEX access_grant_person ON access_grant (person_id, id) WHERE ended_at IS NULL;
                CREATE INDEX access_grant_open ON access_grant (id) WHERE decided_at IS NULL AND ended_at IS NULL;
                """)
    }
}
