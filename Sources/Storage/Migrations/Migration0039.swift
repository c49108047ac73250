import GRDB

/// Near misses that somebody reported without their name, and what is said between the reporter and those who handle
/// the report.
enum Migration0039 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE near_miss_report (
                    incident_id INTEGER PRIMARY KEY REFERENCES incident (id),
                    code_digest BLOB NOT NULL UNIQUE CHECK (length(code_digest) = 32)
                ) STRICT;
                CREATE TABLE near_miss_report_note (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    incident_id INTEGER NOT NULL REFERENCES near_miss_report (incident_id),
                    text TEXT NOT NULL CHECK (text <> ''),
                    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
                    -- Of an answer; the words of the reporter name nobody.
                    answered_by INTEGER REFERENCES person (id)
                ) STRICT;
                CREATE INDEX near_miss_report_note_incident ON near_miss_report_note (incident_id, id);
                """)
    }
}
