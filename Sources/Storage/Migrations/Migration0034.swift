import GRDB

/// Private incidents, launches and pre-mortems, with the people and teams that may see them. Nothing is private yet.
enum Migration0034 {
    static func run(_ db: Database) throws {
        for table in ["incident", "launch", "premortem"] {
            try db.execute(
                sql: """
                    ALTER TABLE \(table) ADD COLUMN is_private INTEGER NOT NULL DEFAULT 0 CHECK (is_private IN (0, 1));
                    """)
        }
        try db.execute(
            sql: """
                CREATE TABLE private_name (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    kind TEXT NOT NULL CHECK (kind IN ('incident', 'launch', 'premortem')),
                    record_id INTEGER NOT NULL,
                    person_id INTEGER REFERENCES person (id),
                    team_id INTEGER REFERENCES team (id),
                    named_at INTEGER NOT NULL,
                    named_by INTEGER REFERENCES person (id),
                    CHECK ((person_id IS NULL) <> (team_id IS NULL))
                ) STRICT;
                CREATE UNIQUE INDEX private_name_person ON private_name (person_id, kind, record_id)
                    WHERE person_id IS NOT NULL;
                CREATE UNIQUE INDEX private_name_team ON private_name (team_id, kind, record_id)
                    WHERE team_id IS NOT NULL;
                CREATE INDEX private_name_record ON private_name (kind, record_id);

                CREATE TABLE broken_glass (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    kind TEXT NOT NULL CHECK (kind IN ('incident', 'launch', 'premortem')),
                    record_id INTEGER NOT NULL,
                    person_id INTEGER NOT NULL REFERENCES person (id),
                    reason TEXT NOT NULL CHECK (reason <> ''),
                    opened_at INTEGER NOT NULL,
                    ends_at INTEGER NOT NULL CHECK (ends_at > opened_at)
                ) STRICT;
                CREATE INDEX broken_glass_person ON broken_glass (person_id, ends_at);
                CREATE INDEX broken_glass_record ON broken_glass (kind, record_id);

                ALTER TABLE follow_up ADD COLUMN premortem_id INTEGER REFERENCES premortem (id);
                CREATE INDEX follow_up_premortem ON follow_up (premortem_id) WHERE premortem_id IS NOT NULL;
                ALTER TABLE audit_entry ADD COLUMN premortem_id INTEGER REFERENCES premortem (id);
                """)
        try findOrigins(db)
        try renewIndexes(db)
    }

    /// The pre-mortem that a follow-up was made in, and that the history of a guardrail tells about. A condition was made
    /// in it if both were recorded at the same moment.
    private static func findOrigins(_ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE follow_up SET premortem_id = (SELECT r.premortem_id FROM risk_follow_up AS x
                    JOIN risk AS r ON r.id = x.risk_id WHERE x.follow_up_id = follow_up.id LIMIT 1)
                WHERE id IN (SELECT follow_up_id FROM risk_follow_up);
                UPDATE follow_up SET premortem_id = (SELECT c.premortem_id FROM premortem_condition AS c
                    JOIN audit_entry AS a ON a.subject = 'premortem' AND a.subject_id = c.premortem_id
                        AND a.at = follow_up.created_at AND a.action = 'made FU-' || follow_up.id || ' a condition'
                    WHERE c.follow_up_id = follow_up.id LIMIT 1)
                WHERE premortem_id IS NULL AND incident_id IS NULL
                    AND id IN (SELECT follow_up_id FROM premortem_condition);
                UPDATE audit_entry SET premortem_id = (SELECT r.premortem_id FROM guardrail_link AS l
                    JOIN risk AS r ON r.id = l.risk_id
                    WHERE l.guardrail_id = audit_entry.subject_id AND l.created_at = audit_entry.at LIMIT 1)
                WHERE subject = 'guardrail' AND action LIKE 'linked GR-%';
                """)
    }

    /// Lists of incidents are read along these, and count rows by the index alone.
    private static func renewIndexes(_ db: Database) throws {
        try db.execute(
            sql: """
                DROP INDEX incident_declared;
                CREATE INDEX incident_declared ON incident (declared_at DESC, id DESC, is_private)
                    WHERE deleted_at IS NULL;
                DROP INDEX incident_happened;
                CREATE INDEX incident_happened ON incident (happened_at DESC, id DESC, is_private)
                    WHERE deleted_at IS NULL;
                DROP INDEX incident_updated;
                CREATE INDEX incident_updated ON incident (updated_at DESC, id DESC, is_private)
                    WHERE deleted_at IS NULL;
                DROP INDEX incident_title;
                CREATE INDEX incident_title ON incident (title COLLATE NOCASE, id, is_private)
                    WHERE deleted_at IS NULL;
                DROP INDEX incident_severity;
                CREATE INDEX incident_severity ON incident (severity, happened_at DESC, id, is_private)
                    WHERE deleted_at IS NULL;
                DROP INDEX incident_state;
                CREATE INDEX incident_state ON incident (state, happened_at DESC, id, is_private)
                    WHERE deleted_at IS NULL;
                """)
    }
}
