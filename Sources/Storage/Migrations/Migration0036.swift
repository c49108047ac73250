import GRDB

/// Each text is stored once. An index of the search for each kind of record refers to the texts instead of holding a copy;
/// a section has its text in its latest revision; what was submitted is kept where it differs from the revision it
/// became. The indexes name their tokenizer, so the connection that migrates has to have it.
enum Migration0036 {
    static func run(_ db: Database) throws {
        db.add(tokenizer: SearchTokenizer.self)
        try takeDownSearch(db)
        try keepSectionsInRevisions(db)
        try keepDifferingSubmissions(db)
        try useWholePages(db)
        try searchRecords(db)
        try searchSections(db)
        try searchPremortems(db)
    }

    private static func takeDownSearch(_ db: Database) throws {
        for name in [
            "incident_search_insert", "incident_search_update", "timeline_event_search_insert",
            "timeline_event_search_update", "finding_search_insert", "finding_search_update",
            "follow_up_search_insert", "follow_up_search_update", "guardrail_search_insert", "guardrail_search_update",
            "postmortem_section_search_insert", "postmortem_section_search_update", "postmortem_search_update",
            "launch_search_insert", "launch_search_update", "premortem_search_insert", "premortem_search_update",
        ] {
            try db.execute(sql: "DROP TRIGGER \(name)")
        }
        // The text of a pre-mortem is put together when it changes, so its index keeps it.
        try db.execute(
            sql: """
                CREATE VIRTUAL TABLE search_premortem USING fts5 (title, body, tokenize = 'handrail');
                INSERT INTO search_premortem (rowid, title, body)
                    SELECT rowid - 6 * 281474976710656, title, body FROM search
                    WHERE rowid BETWEEN 6 * 281474976710656 AND 7 * 281474976710656 - 1;
                DROP TABLE search;
                """)
    }

    private static func keepSectionsInRevisions(_ db: Database) throws {
        // Every text has been written into a revision as well. Should one not have been, it becomes the next.
        try db.execute(
            sql: """
                INSERT INTO postmortem_section_revision (section_id, revision, text, written_at)
                    SELECT s.id, coalesce((SELECT max(r.revision) FROM postmortem_section_revision AS r
                            WHERE r.section_id = s.id), 0) + 1, s.text, unixepoch() * 1000
                    FROM postmortem_section AS s WHERE NOT EXISTS (SELECT 1 FROM postmortem_section_revision AS r
                        WHERE r.section_id = s.id AND r.revision = s.revision AND r.text = s.text);
                UPDATE postmortem_section SET revision = (SELECT max(r.revision) FROM postmortem_section_revision AS r
                        WHERE r.section_id = postmortem_section.id)
                    WHERE revision <> (SELECT max(r.revision) FROM postmortem_section_revision AS r
                        WHERE r.section_id = postmortem_section.id);
                ALTER TABLE postmortem_section DROP COLUMN text;
                """)
    }

    private static func keepDifferingSubmissions(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE section_submission_kept (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    section_id INTEGER NOT NULL REFERENCES postmortem_section (id),
                    client TEXT NOT NULL CHECK (client <> ''),
                    sequence INTEGER NOT NULL,
                    base_revision INTEGER NOT NULL,
                    text TEXT,
                    blank_before TEXT NOT NULL DEFAULT '',
                    blank_after TEXT NOT NULL DEFAULT '',
                    sent_at INTEGER NOT NULL,
                    sent_by INTEGER REFERENCES person (id),
                    revision INTEGER,
                    edits TEXT NOT NULL DEFAULT '[]',
                    CHECK (text IS NOT NULL OR revision IS NOT NULL)
                ) STRICT;
                INSERT INTO section_submission_kept (id, section_id, client, sequence, base_revision, text, blank_before,
                        blank_after, sent_at, sent_by, revision, edits)
                    SELECT id, section_id, client, sequence, base_revision, iif(is_blank, NULL, text),
                        iif(is_blank, before, ''), iif(is_blank, after, ''), sent_at, sent_by, revision, edits
                    FROM (SELECT *, coalesce(trim(before || after, ' ' || char(9, 10)) = '', 0) AS is_blank
                        FROM (SELECT u.*, iif(place > 0, substr(u.text, 1, place - 1), NULL) AS before,
                                iif(place > 0, substr(u.text, place + length(result)), NULL) AS after
                            FROM (SELECT w.*, r.text AS result, iif(r.text = '', 0, instr(w.text, r.text)) AS place
                                FROM section_submission AS w LEFT JOIN postmortem_section_revision AS r
                                    ON r.section_id = w.section_id AND r.revision = w.revision) AS u));
                DROP TABLE section_submission;
                ALTER TABLE section_submission_kept RENAME TO section_submission;
                CREATE INDEX section_submission_client ON section_submission (section_id, client, sequence);
                """)
    }

    /// A table without row numbers keeps long rows outside its tree, one to a page, however much of the page stays empty.
    private static func useWholePages(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE postmortem_section_revision_kept (
                    section_id INTEGER NOT NULL REFERENCES postmortem_section (id),
                    revision INTEGER NOT NULL,
                    text TEXT NOT NULL,
                    written_at INTEGER NOT NULL,
                    written_by INTEGER REFERENCES person (id),
                    PRIMARY KEY (section_id, revision)
                ) STRICT;
                INSERT INTO postmortem_section_revision_kept
                    SELECT section_id, revision, text, written_at, written_by FROM postmortem_section_revision;
                DROP TABLE postmortem_section_revision;
                ALTER TABLE postmortem_section_revision_kept RENAME TO postmortem_section_revision;
                CREATE TABLE edit_version_kept (
                    subject TEXT NOT NULL CHECK (subject <> ''),
                    subject_id INTEGER NOT NULL,
                    version INTEGER NOT NULL,
                    fields TEXT NOT NULL CHECK (json_valid(fields)),
                    PRIMARY KEY (subject, subject_id, version)
                ) STRICT;
                INSERT INTO edit_version_kept SELECT subject, subject_id, version, fields FROM edit_version;
                DROP TABLE edit_version;
                ALTER TABLE edit_version_kept RENAME TO edit_version;
                """)
    }

    /// Records whose text is in their own row. `$` is the row in a trigger.
    private static func searchRecords(_ db: Database) throws {
        let records: [(table: String, title: String, body: String, isFound: String, columns: String)] = [
            (
                "incident", "'INC-' || $id || ' ' || $title",
                "$summary || char(10) || $how_noticed || char(10) || $surprise", "$deleted_at IS NULL",
                "title, summary, how_noticed, surprise, deleted_at"
            ),
            ("timeline_event", "''", "$text", "$deleted_at IS NULL AND $source <> 'system'", "text, deleted_at"),
            ("finding", "$title", "$detail", "$deleted_at IS NULL", "title, detail, deleted_at"),
            (
                "follow_up", "'FU-' || $id || ' ' || $title", "$detail", "$deleted_at IS NULL",
                "title, detail, deleted_at"
            ),
            (
                "guardrail", "'GR-' || $id || ' ' || $name", "$statement || char(10) || $bypass", "$deleted_at IS NULL",
                "name, statement, bypass, deleted_at"
            ),
            (
                "launch", "$title", "$plan || char(10) || $blast_radius", "$deleted_at IS NULL",
                "title, plan, blast_radius, deleted_at"
            ),
        ]
        for record in records {
            let (table, index) = (record.table, "search_\(record.table)")
            func of(_ row: String, _ expression: String) -> String { expression.replacing("$", with: row) }
            try db.execute(
                sql: """
                    CREATE VIEW \(table)_text AS SELECT id, \(of("", record.title)) AS title, \(of("", record.body)) AS body
                        FROM \(table) WHERE \(of("", record.isFound));
                    \(referring(index, to: "\(table)_text"))
                    CREATE TRIGGER \(table)_search_insert AFTER INSERT ON \(table) BEGIN
                        INSERT INTO \(index) (rowid, title, body)
                            SELECT new.id, \(of("new.", record.title)), \(of("new.", record.body))
                            WHERE \(of("new.", record.isFound));
                    END;
                    CREATE TRIGGER \(table)_search_update AFTER UPDATE OF \(record.columns) ON \(table) BEGIN
                        INSERT INTO \(index) (\(index), rowid, title, body)
                            SELECT 'delete', old.id, \(of("old.", record.title)), \(of("old.", record.body))
                            WHERE \(of("old.", record.isFound));
                        INSERT INTO \(index) (rowid, title, body)
                            SELECT new.id, \(of("new.", record.title)), \(of("new.", record.body))
                            WHERE \(of("new.", record.isFound));
                    END;
                    """)
        }
    }

    /// A section is found by its latest revision.
    private static func searchSections(_ db: Database) throws {
        let index = "search_postmortem_section"
        let latest = """
            postmortem_section AS s JOIN postmortem AS p ON p.id = s.postmortem_id
                JOIN postmortem_section_revision AS r ON r.section_id = s.id
            """
        try db.execute(
            sql: """
                CREATE VIEW postmortem_section_text AS SELECT s.id AS id, s.title AS title, r.text AS body
                    FROM \(latest) AND r.revision = s.revision WHERE p.deleted_at IS NULL;
                \(referring(index, to: "postmortem_section_text"))
                CREATE TRIGGER postmortem_section_search_write AFTER INSERT ON postmortem_section_revision BEGIN
                    INSERT INTO \(index) (\(index), rowid, title, body)
                        SELECT 'delete', s.id, s.title, r.text FROM \(latest)
                        WHERE s.id = new.section_id AND p.deleted_at IS NULL AND r.revision = (
                            SELECT max(b.revision) FROM postmortem_section_revision AS b
                            WHERE b.section_id = new.section_id AND b.revision < new.revision);
                    INSERT INTO \(index) (rowid, title, body)
                        SELECT s.id, s.title, new.text
                        FROM postmortem_section AS s JOIN postmortem AS p ON p.id = s.postmortem_id
                        WHERE s.id = new.section_id AND p.deleted_at IS NULL;
                END;
                CREATE TRIGGER postmortem_search_update AFTER UPDATE OF deleted_at ON postmortem
                    WHEN (old.deleted_at IS NULL) <> (new.deleted_at IS NULL) BEGIN
                    INSERT INTO \(index) (\(index), rowid, title, body)
                        SELECT 'delete', s.id, s.title, r.text FROM postmortem_section AS s
                            JOIN postmortem_section_revision AS r ON r.section_id = s.id AND r.revision = s.revision
                        WHERE s.postmortem_id = new.id AND old.deleted_at IS NULL;
                    INSERT INTO \(index) (rowid, title, body)
                        SELECT id, title, body FROM postmortem_section_text
                        WHERE id IN (SELECT id FROM postmortem_section WHERE postmortem_id = new.id);
                END;
                """)
    }

    private static func searchPremortems(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE VIRTUAL TABLE search_premortem_word USING fts5vocab (search_premortem, instance);
                CREATE TRIGGER premortem_search_insert AFTER INSERT ON premortem BEGIN
                    INSERT INTO search_premortem (rowid, title, body)
                        SELECT new.id, 'PRE-' || new.id || ' ' || new.title, new.decision_note WHERE new.deleted_at IS NULL;
                END;
                CREATE TRIGGER premortem_search_update
                    AFTER UPDATE OF title, decision_note, closed_at, deleted_at ON premortem BEGIN
                    DELETE FROM search_premortem WHERE rowid = new.id;
                    INSERT INTO search_premortem (rowid, title, body)
                        SELECT new.id, 'PRE-' || new.id || ' ' || new.title,
                            new.decision_note || char(10)
                            || coalesce((SELECT group_concat(r.title || ' ' || r.warning_sign, char(10)) FROM risk AS r
                                WHERE r.premortem_id = new.id AND new.closed_at IS NOT NULL AND EXISTS (
                                    SELECT 1 FROM premortem_card AS c WHERE c.risk_id = r.id AND c.is_withdrawn = 0)), '')
                        WHERE new.deleted_at IS NULL;
                END;
                """)
    }

    /// An index that looks texts up where they are, filled from there, with its words.
    private static func referring(_ index: String, to view: String) -> String {
        """
        CREATE VIRTUAL TABLE \(index) USING fts5 (
            title, body, content = '\(view)', content_rowid = 'id', tokenize = 'handrail');
        INSERT INTO \(index) (\(index)) VALUES ('rebuild');
        CREATE VIRTUAL TABLE \(index)_word USING fts5vocab (\(index), instance);
        """
    }
}
