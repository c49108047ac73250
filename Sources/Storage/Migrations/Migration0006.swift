import GRDB

/// The register in full: where a guardrail does not apply, what brings it to further services, which entry of the catalogue it
/// was made from, and the drills that are to prove it.
enum Migration0006 {
    static func run(_ db: Database) throws {
        try db.execute(sql: sql)
    }

    private static let sql = """
        CREATE TABLE guardrail_exemption (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
            service_id INTEGER NOT NULL REFERENCES service (id),
            reason TEXT NOT NULL CHECK (reason <> ''),
            created_at INTEGER NOT NULL,
            created_by INTEGER REFERENCES person (id),
            deleted_at INTEGER,
            deleted_by INTEGER REFERENCES person (id)
        ) STRICT;
        CREATE UNIQUE INDEX guardrail_exemption_pair ON guardrail_exemption (guardrail_id, service_id)
            WHERE deleted_at IS NULL;
        CREATE INDEX guardrail_exemption_service ON guardrail_exemption (service_id) WHERE deleted_at IS NULL;

        CREATE TABLE guardrail_gap (
            follow_up_id INTEGER PRIMARY KEY REFERENCES follow_up (id),
            guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
            service_id INTEGER NOT NULL REFERENCES service (id)
        ) STRICT;
        CREATE INDEX guardrail_gap_guardrail ON guardrail_gap (guardrail_id, service_id);
        CREATE INDEX guardrail_gap_service ON guardrail_gap (service_id);

        CREATE TABLE guardrail_origin (
            guardrail_id INTEGER PRIMARY KEY REFERENCES guardrail (id),
            entry TEXT NOT NULL CHECK (entry <> '')
        ) STRICT;
        CREATE INDEX guardrail_origin_entry ON guardrail_origin (entry, guardrail_id);

        CREATE TABLE guardrail_drill (
            incident_id INTEGER PRIMARY KEY REFERENCES incident (id),
            guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
            planned_on TEXT NOT NULL CHECK (planned_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
        ) STRICT;
        CREATE INDEX guardrail_drill_guardrail ON guardrail_drill (guardrail_id);

        CREATE INDEX guardrail_kind ON guardrail (kind, id DESC) WHERE deleted_at IS NULL;
        CREATE INDEX guardrail_link_latest ON guardrail_link (id DESC)
            WHERE deleted_at IS NULL AND follow_up_id IS NULL;
        """
}
