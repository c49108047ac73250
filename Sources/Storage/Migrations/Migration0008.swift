import GRDB

/// Deploy freezes, what pipelines were told during them, and the tokens that pipelines ask with.
enum Migration0008 {
    static func run(_ db: Database) throws {
        try db.execute(sql: tokens)
        try db.execute(sql: freezes)
    }

    private static let tokens = """
        CREATE TABLE api_token (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            token_digest BLOB NOT NULL UNIQUE,
            label TEXT NOT NULL CHECK (label <> ''),
            created_at INTEGER NOT NULL,
            created_by INTEGER REFERENCES person (id),
            expires_at INTEGER,
            last_used_at INTEGER,
            revoked_at INTEGER,
            revoked_by INTEGER REFERENCES person (id)
        ) STRICT;

        """

    private static let freezes = """
        CREATE TABLE freeze (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            source TEXT NOT NULL CHECK (source IN ('incident', 'scheduled')),
            incident_id INTEGER REFERENCES incident (id),
            reason TEXT NOT NULL DEFAULT '',
            scope TEXT NOT NULL CHECK (scope IN ('services', 'everything')),
            starts_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
            zone TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            created_by INTEGER REFERENCES person (id),
            ended_at INTEGER,
            ended_by INTEGER REFERENCES person (id),
            ended_as TEXT CHECK (ended_as IN ('lifted', 'incident_over', 'severity_lowered', 'nothing_to_hold')),
            ended_reason TEXT NOT NULL DEFAULT '',
            over_at INTEGER NOT NULL AS (min(coalesce(ended_at, ends_at), ends_at)),
            CHECK ((source = 'incident') = (incident_id IS NOT NULL)),
            CHECK (source = 'incident' OR reason <> ''),
            CHECK ((ended_at IS NULL) = (ended_as IS NULL))
        ) STRICT;
        CREATE INDEX freeze_incident ON freeze (incident_id) WHERE incident_id IS NOT NULL;
        CREATE INDEX freeze_open ON freeze (ends_at) WHERE ended_at IS NULL;
        CREATE INDEX freeze_over ON freeze (over_at DESC, id DESC);

        CREATE TABLE freeze_service (
            freeze_id INTEGER NOT NULL REFERENCES freeze (id),
            service_id INTEGER NOT NULL REFERENCES service (id),
            PRIMARY KEY (freeze_id, service_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE freeze_override (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            freeze_id INTEGER NOT NULL REFERENCES freeze (id),
            service_id INTEGER NOT NULL REFERENCES service (id),
            reason TEXT NOT NULL CHECK (reason <> ''),
            requested_at INTEGER NOT NULL,
            requested_by INTEGER NOT NULL REFERENCES person (id),
            confirmed_at INTEGER,
            confirmed_by INTEGER REFERENCES person (id) CHECK (confirmed_by <> requested_by),
            withdrawn_at INTEGER,
            withdrawn_by INTEGER REFERENCES person (id),
            used_at INTEGER,
            used_by INTEGER REFERENCES api_token (id),
            CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)),
            CHECK (used_at IS NULL OR confirmed_at IS NOT NULL)
        ) STRICT;
        CREATE INDEX freeze_override_freeze ON freeze_override (freeze_id);

        CREATE TABLE freeze_answer (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            freeze_id INTEGER NOT NULL REFERENCES freeze (id),
            token_id INTEGER NOT NULL REFERENCES api_token (id),
            service_id INTEGER NOT NULL REFERENCES service (id),
            outcome TEXT NOT NULL CHECK (outcome IN ('frozen', 'let_through', 'open')),
            override_id INTEGER REFERENCES freeze_override (id),
            first_at INTEGER NOT NULL,
            last_at INTEGER NOT NULL CHECK (last_at >= first_at),
            times INTEGER NOT NULL DEFAULT 1 CHECK (times > 0)
        ) STRICT;
        CREATE INDEX freeze_answer_freeze ON freeze_answer (freeze_id, token_id, service_id, outcome, first_at);
        """
}
