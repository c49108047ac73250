import GRDB

/// The ladder of access. Everybody keeps what they could do: a member could do all that a reviewer may.
enum Migration0032 {
    static func run(_ db: Database) throws {
        for table in ["person", "invitation"] {
            try db.execute(
                sql: """
                    ALTER TABLE \(table) ADD COLUMN level TEXT NOT NULL DEFAULT 'observer'
                        CHECK (level IN ('observer', 'contributor', 'editor', 'reviewer', 'administrator'));
                    UPDATE \(table) SET level = CASE role WHEN 'administrator' THEN 'administrator' ELSE 'reviewer' END;
                    ALTER TABLE \(table) DROP COLUMN role;
                    """)
        }
        try db.execute(
            sql: """
                CREATE INDEX incident_declared_by ON incident (declared_by);
                CREATE INDEX incident_role_person ON incident_role (person_id);
                CREATE INDEX postmortem_author_person ON postmortem_author (person_id);
                CREATE INDEX timeline_event_created_by ON timeline_event (created_by);
                CREATE INDEX finding_created_by ON finding (created_by);
                CREATE INDEX image_created_by ON image (created_by);
                CREATE INDEX follow_up_created_by ON follow_up (created_by);
                CREATE INDEX guardrail_created_by ON guardrail (created_by);
                """)
    }
}
