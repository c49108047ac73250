import GRDB

/// The contents of the forms of anything that is edited field by field, at each version: the version an edit that comes
/// late was made from, and what Undo goes back to. Until now incidents alone had it. The entry of an edit in the audit
/// log says which version it led to, so that the history can offer to take it back. The demo story has a launch and a
/// pre-mortem.
enum Migration0010 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE edit_version (
                    subject TEXT NOT NULL CHECK (subject <> ''),
                    subject_id INTEGER NOT NULL,
                    version INTEGER NOT NULL,
                    fields TEXT NOT NULL CHECK (json_valid(fields)),
                    PRIMARY KEY (subject, subject_id, version)
                ) STRICT, WITHOUT ROWID;
                INSERT INTO edit_version (subject, subject_id, version, fields)
                    SELECT 'incident', incident_id, version, fields FROM incident_version;
                DROP TABLE incident_version;
                ALTER TABLE audit_entry ADD COLUMN version INTEGER;
                ALTER TABLE follow_up ADD COLUMN is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1));
                ALTER TABLE launch ADD COLUMN is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1));
                ALTER TABLE premortem ADD COLUMN is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1));
                """)
    }
}
