import GRDB

/// Review and publication of postmortems: what was read and published, who was asked and what they said, comments, meetings.
enum Migration0005 {
    static func run(_ db: Database) throws {
        try db.execute(sql: revisions)
        try db.execute(sql: reviews)
        try db.execute(sql: comments)
        try db.execute(sql: meetings)
    }

    /// A document revision says which revision each section was at. A publication is one that readers were given.
    private static let revisions = """
        CREATE TABLE document_revision (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            postmortem_id INTEGER NOT NULL REFERENCES postmortem (id),
            number INTEGER NOT NULL CHECK (number > 0),
            frozen_at INTEGER NOT NULL,
            frozen_by INTEGER REFERENCES person (id),
            UNIQUE (postmortem_id, number)
        ) STRICT;

        CREATE TABLE document_revision_section (
            document_revision_id INTEGER NOT NULL REFERENCES document_revision (id),
            section_id INTEGER NOT NULL,
            section_revision INTEGER NOT NULL,
            PRIMARY KEY (document_revision_id, section_id),
            FOREIGN KEY (section_id, section_revision) REFERENCES postmortem_section_revision (section_id, revision)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE publication (
            document_revision_id INTEGER PRIMARY KEY REFERENCES document_revision (id),
            postmortem_id INTEGER NOT NULL REFERENCES postmortem (id),
            note TEXT NOT NULL DEFAULT '',
            published_at INTEGER NOT NULL,
            published_by INTEGER REFERENCES person (id)
        ) STRICT;
        CREATE INDEX publication_postmortem ON publication (postmortem_id, published_at DESC);
        """

    private static let reviews = """
        CREATE TABLE reviewer (
            postmortem_id INTEGER NOT NULL REFERENCES postmortem (id),
            person_id INTEGER NOT NULL REFERENCES person (id),
            asked_at INTEGER NOT NULL,
            asked_by INTEGER REFERENCES person (id),
            released_at INTEGER,
            PRIMARY KEY (postmortem_id, person_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reviewer_person ON reviewer (person_id) WHERE released_at IS NULL;

        CREATE TABLE review_verdict (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            postmortem_id INTEGER NOT NULL REFERENCES postmortem (id),
            person_id INTEGER NOT NULL REFERENCES person (id),
            document_revision_id INTEGER NOT NULL REFERENCES document_revision (id),
            verdict TEXT NOT NULL CHECK (verdict IN ('approve', 'changes_requested', 'comment')),
            note TEXT NOT NULL DEFAULT '',
            given_at INTEGER NOT NULL,
            CHECK (verdict = 'approve' OR note <> '')
        ) STRICT;
        CREATE INDEX review_verdict_postmortem ON review_verdict (postmortem_id, id DESC);
        CREATE INDEX review_verdict_revision ON review_verdict (document_revision_id);
        """

    /// `exact`, `prefix`, `suffix` and `position` name a passage of a section as it was in one of its revisions; all are empty
    /// for a thread about the whole section.
    private static let comments = """
        CREATE TABLE comment_thread (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            section_id INTEGER NOT NULL,
            section_revision INTEGER NOT NULL,
            exact TEXT NOT NULL DEFAULT '',
            prefix TEXT NOT NULL DEFAULT '',
            suffix TEXT NOT NULL DEFAULT '',
            position INTEGER NOT NULL DEFAULT 0 CHECK (position >= 0),
            is_blocking INTEGER NOT NULL CHECK (is_blocking IN (0, 1)),
            created_at INTEGER NOT NULL,
            created_by INTEGER REFERENCES person (id),
            resolved_at INTEGER,
            resolved_by INTEGER REFERENCES person (id),
            FOREIGN KEY (section_id, section_revision) REFERENCES postmortem_section_revision (section_id, revision)
        ) STRICT;
        CREATE INDEX comment_thread_section ON comment_thread (section_id);

        CREATE TABLE comment (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            thread_id INTEGER NOT NULL REFERENCES comment_thread (id),
            text TEXT NOT NULL CHECK (text <> ''),
            version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL,
            created_by INTEGER REFERENCES person (id),
            edited_at INTEGER,
            deleted_at INTEGER,
            deleted_by INTEGER REFERENCES person (id)
        ) STRICT;
        CREATE INDEX comment_thread_id ON comment (thread_id);

        CREATE TABLE comment_revision (
            comment_id INTEGER NOT NULL REFERENCES comment (id),
            version INTEGER NOT NULL,
            text TEXT NOT NULL,
            written_at INTEGER NOT NULL,
            PRIMARY KEY (comment_id, version)
        ) STRICT, WITHOUT ROWID;
        """

    private static let meetings = """
        CREATE TABLE review_meeting (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            postmortem_id INTEGER NOT NULL REFERENCES postmortem (id),
            starts_at INTEGER NOT NULL,
            zone TEXT NOT NULL,
            place TEXT NOT NULL DEFAULT '',
            facilitator_id INTEGER REFERENCES person (id),
            version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL,
            created_by INTEGER REFERENCES person (id),
            deleted_at INTEGER,
            deleted_by INTEGER REFERENCES person (id)
        ) STRICT;
        CREATE UNIQUE INDEX review_meeting_postmortem ON review_meeting (postmortem_id) WHERE deleted_at IS NULL;

        CREATE TABLE review_meeting_attendee (
            meeting_id INTEGER NOT NULL REFERENCES review_meeting (id),
            person_id INTEGER NOT NULL REFERENCES person (id),
            PRIMARY KEY (meeting_id, person_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX review_meeting_attendee_person ON review_meeting_attendee (person_id);
        """
}
