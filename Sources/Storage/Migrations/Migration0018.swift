import GRDB

/// Two more roles that people have while an incident is going on.
enum Migration0018 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE new_incident_role (
                    incident_id INTEGER NOT NULL REFERENCES incident (id),
                    role TEXT NOT NULL CHECK (role IN ('guardrail_lead', 'facilitator', 'incident_commander',
                        'communications', 'responder', 'scribe')),
                    person_id INTEGER NOT NULL REFERENCES person (id),
                    PRIMARY KEY (incident_id, role, person_id)
                ) STRICT, WITHOUT ROWID;
                INSERT INTO new_incident_role (incident_id, role, person_id)
                    SELECT incident_id, role, person_id FROM incident_role;
                DROP TABLE incident_role;
                ALTER TABLE new_incident_role RENAME TO incident_role;
                """)
    }
}
