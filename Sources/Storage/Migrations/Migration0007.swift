import GRDB

/// Changes of many things at once with their undo, the addresses of personal calendars, and the manager's review.
enum Migration0007 {
    static func run(_ db: Database) throws {
        try db.execute(sql: batches)
        try db.execute(sql: calendars)
        try db.execute(sql: sittings)
        try db.execute(sql: trends)
        try db.execute(sql: agenda)
    }

    /// `before` holds the values that an undo brings back, as JSON; it is empty for what the batch itself made.
    private static let batches = """
        CREATE TABLE batch (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL CHECK (kind IN ('follow_up_change', 'follow_up_opening')),
            made_at INTEGER NOT NULL,
            made_by INTEGER REFERENCES person (id),
            undone_at INTEGER,
            undone_by INTEGER REFERENCES person (id)
        ) STRICT;

        CREATE TABLE batch_row (
            batch_id INTEGER NOT NULL REFERENCES batch (id),
            follow_up_id INTEGER NOT NULL REFERENCES follow_up (id),
            version INTEGER NOT NULL,
            before TEXT NOT NULL,
            undone_at INTEGER,
            PRIMARY KEY (batch_id, follow_up_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX batch_row_follow_up ON batch_row (follow_up_id);
        """

    private static let calendars = """
        CREATE TABLE calendar_address (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            token_digest BLOB NOT NULL UNIQUE,
            person_id INTEGER NOT NULL REFERENCES person (id),
            created_at INTEGER NOT NULL,
            revoked_at INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX calendar_address_person ON calendar_address (person_id) WHERE revoked_at IS NULL;
        """

    /// The questions of the agenda are code, so that a new one needs no migration. A verdict that was changed within
    /// its sitting stays, with the time at which another took its place.
    private static let sittings = """
        CREATE TABLE sitting (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            team_id INTEGER REFERENCES team (id),
            service_id INTEGER REFERENCES service (id),
            attendees TEXT NOT NULL DEFAULT '',
            started_at INTEGER NOT NULL,
            started_by INTEGER REFERENCES person (id),
            ended_at INTEGER,
            ended_by INTEGER REFERENCES person (id),
            left_open INTEGER CHECK (left_open >= 0)
        ) STRICT;
        CREATE INDEX sitting_started ON sitting (started_at DESC, id DESC);

        CREATE TABLE verdict (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            sitting_id INTEGER NOT NULL REFERENCES sitting (id),
            question TEXT NOT NULL CHECK (question <> ''),
            subject TEXT NOT NULL CHECK (subject IN ('incident', 'follow_up', 'guardrail', 'risk')),
            subject_id INTEGER NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN
                ('acceptable', 'acceptable_alternative', 'unacceptable', 'no_longer_applicable', 'superseded',
                 'awaiting_response')),
            note TEXT NOT NULL DEFAULT '',
            next_day TEXT CHECK (next_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            facts TEXT NOT NULL DEFAULT '',
            given_at INTEGER NOT NULL,
            given_by INTEGER REFERENCES person (id),
            replaced_at INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX verdict_item ON verdict (sitting_id, question, subject, subject_id)
            WHERE replaced_at IS NULL;
        CREATE INDEX verdict_subject ON verdict (subject, subject_id, question, id DESC) WHERE replaced_at IS NULL;
        """

    /// When a guardrail was first there; whatever changes its state, this notes it.
    private static let trends = """
        CREATE TABLE guardrail_in_place (
            guardrail_id INTEGER PRIMARY KEY REFERENCES guardrail (id),
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX guardrail_in_place_at ON guardrail_in_place (at);
        INSERT INTO guardrail_in_place (guardrail_id, at)
            SELECT id, created_at FROM guardrail WHERE state IN ('in_place', 'proven', 'degraded');
        CREATE TRIGGER guardrail_in_place_insert AFTER INSERT ON guardrail
            WHEN new.state IN ('in_place', 'proven', 'degraded') BEGIN
            INSERT OR IGNORE INTO guardrail_in_place (guardrail_id, at) VALUES (new.id, new.created_at);
        END;
        CREATE TRIGGER guardrail_in_place_update AFTER UPDATE OF state ON guardrail
            WHEN new.state IN ('in_place', 'proven', 'degraded') BEGIN
            INSERT OR IGNORE INTO guardrail_in_place (guardrail_id, at) VALUES (new.id, new.updated_at);
        END;
        CREATE INDEX finding_created ON finding (created_at) WHERE deleted_at IS NULL;
        CREATE INDEX guardrail_strength ON guardrail (strength, state) WHERE deleted_at IS NULL;
        CREATE INDEX follow_up_open_age ON follow_up (created_at)
            WHERE deleted_at IS NULL AND state IN ('proposed', 'committed', 'in_progress');
        """

    /// One index for each question, so that the rows asked for come first and need no search.
    private static let agenda = """
        CREATE INDEX follow_up_overdue ON follow_up (due, id)
            WHERE deleted_at IS NULL AND state IN ('committed', 'in_progress');
        CREATE INDEX follow_up_unowned ON follow_up (owner_id, owner_day, id)
            WHERE deleted_at IS NULL AND owner_id IS NULL AND state = 'proposed';
        CREATE INDEX follow_up_moved ON follow_up (due_moves DESC, id)
            WHERE deleted_at IS NULL AND due_moves > 2 AND state IN ('committed', 'in_progress');
        CREATE INDEX incident_weak ON incident (state, declared_at DESC, id DESC)
            WHERE deleted_at IS NULL AND state = 'closed' AND weak_guardrails_reason <> '';
        CREATE INDEX guardrail_proof_due ON guardrail (state, last_proven_at + proof_every_days * 86400000)
            WHERE deleted_at IS NULL AND state = 'proven';
        """
}
