import GRDB

/// The first schema. A migration that has shipped never changes and names no type of ours: the words in the checks are
/// what they were on the day it was written.
///
/// Times are milliseconds since 1970 in UTC, days are `YYYY-MM-DD`, and what is deleted carries the time and the person.
enum Migration0001 {
    static func run(_ db: Database) throws {
        try db.execute(sql: people)
        try db.execute(sql: incidents)
        try db.execute(sql: learning)
        try db.execute(sql: postmortems)
        try db.execute(sql: audit)
        try db.execute(sql: search)
    }

    private static let people = """
        CREATE TABLE team (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL CHECK (name <> ''),
            slug TEXT NOT NULL CHECK (slug <> ''),
            created_at INTEGER NOT NULL,
            is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
            deleted_at INTEGER,
            deleted_by INTEGER REFERENCES person (id)
        ) STRICT;
        CREATE UNIQUE INDEX team_slug ON team (slug) WHERE deleted_at IS NULL;

        CREATE TABLE person (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL CHECK (name <> ''),
            email TEXT NOT NULL UNIQUE CHECK (email <> ''),
            password_hash TEXT,
            role TEXT NOT NULL CHECK (role IN ('administrator', 'member')),
            zone TEXT NOT NULL,
            is_named_in_public INTEGER NOT NULL DEFAULT 0 CHECK (is_named_in_public IN (0, 1)),
            created_at INTEGER NOT NULL,
            is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
            deactivated_at INTEGER
        ) STRICT;

        CREATE TABLE session (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            token_digest BLOB NOT NULL UNIQUE,
            person_id INTEGER NOT NULL REFERENCES person (id),
            user_agent TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            last_seen_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            ended_at INTEGER
        ) STRICT;
        CREATE INDEX session_person ON session (person_id, ended_at);

        CREATE TABLE invitation (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            token_digest BLOB NOT NULL UNIQUE,
            email TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('administrator', 'member')),
            invited_by INTEGER REFERENCES person (id),
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            accepted_at INTEGER,
            accepted_by INTEGER REFERENCES person (id),
            revoked_at INTEGER
        ) STRICT;

        CREATE TABLE service (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL CHECK (name <> ''),
            slug TEXT NOT NULL CHECK (slug <> ''),
            purpose TEXT NOT NULL DEFAULT '',
            team_id INTEGER REFERENCES team (id),
            created_at INTEGER NOT NULL,
            is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
            deleted_at INTEGER,
            deleted_by INTEGER REFERENCES person (id)
        ) STRICT;
        CREATE UNIQUE INDEX service_slug ON service (slug) WHERE deleted_at IS NULL;

        CREATE TABLE severity (
            level INTEGER PRIMARY KEY CHECK (level BETWEEN 1 AND 5),
            label TEXT NOT NULL CHECK (label <> ''),
            help TEXT NOT NULL
        ) STRICT;

        CREATE TABLE installation (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT;
        """

    private static let incidents = """
        CREATE TABLE incident (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL CHECK (title <> ''),
            kind TEXT NOT NULL CHECK (kind IN ('incident', 'near_miss', 'drill')),
            severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 5),
            state TEXT NOT NULL CHECK (state IN
                ('reported', 'active', 'mitigated', 'resolved', 'in_review', 'closed', 'dismissed', 'merged')),
            summary TEXT NOT NULL DEFAULT '',
            how_noticed TEXT NOT NULL DEFAULT '',
            surprise TEXT NOT NULL DEFAULT '',
            dismissed_reason TEXT NOT NULL DEFAULT '',
            merged_into INTEGER REFERENCES incident (id) CHECK (merged_into <> id),
            weak_guardrails_reason TEXT NOT NULL DEFAULT '',
            version INTEGER NOT NULL DEFAULT 1,
            declared_at INTEGER NOT NULL,
            declared_by INTEGER REFERENCES person (id),
            updated_at INTEGER NOT NULL,
            is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
            deleted_at INTEGER,
            deleted_by INTEGER REFERENCES person (id),
            CHECK ((state = 'merged') = (merged_into IS NOT NULL)),
            CHECK (state <> 'dismissed' OR dismissed_reason <> '')
        ) STRICT;
        CREATE INDEX incident_declared ON incident (declared_at DESC, id DESC) WHERE deleted_at IS NULL;
        CREATE INDEX incident_severity ON incident (severity, declared_at DESC) WHERE deleted_at IS NULL;
        CREATE INDEX incident_updated ON incident (updated_at DESC) WHERE deleted_at IS NULL;
        CREATE INDEX incident_state ON incident (state, declared_at DESC) WHERE deleted_at IS NULL;
        CREATE INDEX incident_merged_into ON incident (merged_into) WHERE merged_into IS NOT NULL;

        CREATE TABLE incident_time (
            incident_id INTEGER NOT NULL REFERENCES incident (id),
            mark TEXT NOT NULL CHECK (mark IN ('started', 'noticed', 'raised', 'mitigated', 'resolved')),
            precision TEXT NOT NULL CHECK (precision IN ('exact', 'approximate', 'unknown')),
            at INTEGER,
            zone TEXT NOT NULL,
            PRIMARY KEY (incident_id, mark),
            CHECK ((precision = 'unknown') = (at IS NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE incident_impact (
            incident_id INTEGER NOT NULL REFERENCES incident (id),
            kind TEXT NOT NULL CHECK (kind IN ('people', 'requests', 'records', 'money', 'data_loss')),
            certainty TEXT NOT NULL CHECK (certainty IN ('measured', 'estimated', 'unknown')),
            quantity INTEGER CHECK (quantity >= 0),
            note TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (incident_id, kind)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE incident_service (
            incident_id INTEGER NOT NULL REFERENCES incident (id),
            service_id INTEGER NOT NULL REFERENCES service (id),
            PRIMARY KEY (incident_id, service_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX incident_service_service ON incident_service (service_id);

        CREATE TABLE incident_role (
            incident_id INTEGER NOT NULL REFERENCES incident (id),
            role TEXT NOT NULL CHECK (role IN ('guardrail_lead', 'facilitator', 'responder', 'scribe')),
            person_id INTEGER NOT NULL REFERENCES person (id),
            PRIMARY KEY (incident_id, role, person_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE timeline_event (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            incident_id INTEGER NOT NULL REFERENCES incident (id),
            precision TEXT NOT NULL CHECK (precision IN ('exact', 'approximate', 'unknown')),
            at INTEGER,
            zone TEXT NOT NULL,
            text TEXT NOT NULL CHECK (text <> ''),
            source TEXT NOT NULL CHECK (source IN ('person', 'pasted', 'system')),
            is_starred INTEGER NOT NULL DEFAULT 0 CHECK (is_starred IN (0, 1)),
            version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL,
            created_by INTEGER REFERENCES person (id),
            deleted_at INTEGER,
            deleted_by INTEGER REFERENCES person (id),
            CHECK ((precision = 'unknown') = (at IS NULL))
        ) STRICT;
        CREATE INDEX timeline_event_incident ON timeline_event (incident_id, at, id) WHERE deleted_at IS NULL;

        CREATE TABLE timeline_event_revision (
            event_id INTEGER NOT NULL REFERENCES timeline_event (id),
            version INTEGER NOT NULL,
            precision TEXT NOT NULL,
            at INTEGER,
            zone TEXT NOT NULL,
            text TEXT NOT NULL,
            written_at INTEGER NOT NULL,
            written_by INTEGER REFERENCES person (id),
            PRIMARY KEY (event_id, version)
        ) STRICT, WITHOUT ROWID;
        """

    private static let learning = """
        CREATE TABLE finding (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            incident_id INTEGER NOT NULL REFERENCES incident (id),
            kind TEXT NOT NULL CHECK (kind IN
                ('missing_guardrail', 'weak_guardrail', 'bypassed_guardrail', 'guardrail_held', 'detection_gap',
                 'response_gap', 'access_too_wide', 'surprise', 'went_well', 'got_lucky', 'open_question')),
            title TEXT NOT NULL CHECK (title <> ''),
            detail TEXT NOT NULL DEFAULT '',
            version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL,
            created_by INTEGER REFERENCES person (id),
            updated_at INTEGER NOT NULL,
            deleted_at INTEGER,
            deleted_by INTEGER REFERENCES person (id)
        ) STRICT;
        CREATE INDEX finding_incident ON finding (incident_id) WHERE deleted_at IS NULL;

        CREATE TABLE guardrail (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL CHECK (name <> ''),
            statement TEXT NOT NULL DEFAULT '',
            kind TEXT NOT NULL CHECK (kind IN
                ('molly_guard', 'dry_run', 'undo_window', 'access_step', 'two_person', 'blast_limit',
                 'empty_selector_refusal', 'environment_separation', 'network_isolation', 'canary', 'auto_rollback',
                 'feature_flag', 'deploy_freeze', 'backup_restore', 'migration_safety', 'branch_protection',
                 'test_or_lint', 'alert', 'audit_log', 'checklist', 'training', 'other')),
            position TEXT NOT NULL CHECK (position IN ('prevent', 'detect', 'limit', 'recover')),
            strength TEXT NOT NULL CHECK (strength IN
                ('eliminate', 'substitute', 'forcing_function', 'automatic_limit', 'engineered_warning',
                 'checklist_or_review', 'policy_or_training')),
            state TEXT NOT NULL CHECK (state IN ('proposed', 'building', 'in_place', 'proven', 'degraded', 'retired')),
            owner_team_id INTEGER REFERENCES team (id),
            proof_method TEXT CHECK (proof_method IN ('test', 'drill', 'probe', 'incident')),
            proof_every_days INTEGER CHECK (proof_every_days BETWEEN 1 AND 3650),
            last_proven_at INTEGER,
            bypass TEXT NOT NULL DEFAULT '',
            retired_reason TEXT NOT NULL DEFAULT '',
            replaced_by INTEGER REFERENCES guardrail (id) CHECK (replaced_by <> id),
            version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL,
            created_by INTEGER REFERENCES person (id),
            updated_at INTEGER NOT NULL,
            is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
            deleted_at INTEGER,
            deleted_by INTEGER REFERENCES person (id),
            CHECK (state <> 'retired' OR retired_reason <> '')
        ) STRICT;
        CREATE INDEX guardrail_state ON guardrail (state) WHERE deleted_at IS NULL;
        CREATE INDEX guardrail_name ON guardrail (name COLLATE NOCASE) WHERE deleted_at IS NULL;
        CREATE INDEX guardrail_updated ON guardrail (updated_at DESC) WHERE deleted_at IS NULL;

        CREATE TABLE guardrail_service (
            guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
            service_id INTEGER NOT NULL REFERENCES service (id),
            PRIMARY KEY (guardrail_id, service_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX guardrail_service_service ON guardrail_service (service_id);

        CREATE TABLE guardrail_evidence (
            guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
            position INTEGER NOT NULL,
            label TEXT NOT NULL,
            address TEXT NOT NULL,
            PRIMARY KEY (guardrail_id, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE guardrail_proof (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
            method TEXT NOT NULL CHECK (method IN ('test', 'drill', 'probe', 'incident')),
            result TEXT NOT NULL CHECK (result IN ('held', 'failed')),
            at INTEGER NOT NULL,
            note TEXT NOT NULL DEFAULT '',
            evidence_address TEXT NOT NULL DEFAULT '',
            incident_id INTEGER REFERENCES incident (id),
            recorded_at INTEGER NOT NULL,
            recorded_by INTEGER REFERENCES person (id)
        ) STRICT;
        CREATE INDEX guardrail_proof_guardrail ON guardrail_proof (guardrail_id, at DESC);

        CREATE TABLE follow_up (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL CHECK (title <> ''),
            detail TEXT NOT NULL DEFAULT '',
            state TEXT NOT NULL CHECK (state IN
                ('proposed', 'committed', 'in_progress', 'done', 'verified', 'declined', 'superseded')),
            incident_id INTEGER REFERENCES incident (id),
            finding_id INTEGER REFERENCES finding (id),
            owner_id INTEGER REFERENCES person (id),
            team_id INTEGER REFERENCES team (id),
            due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            owner_day TEXT CHECK (owner_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            promised_due TEXT CHECK (promised_due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            due_moves INTEGER NOT NULL DEFAULT 0 CHECK (due_moves >= 0),
            tracker_address TEXT NOT NULL DEFAULT '',
            evidence_address TEXT NOT NULL DEFAULT '',
            declined_reason TEXT NOT NULL DEFAULT '',
            superseded_by INTEGER REFERENCES follow_up (id) CHECK (superseded_by <> id),
            no_guardrail_reason TEXT NOT NULL DEFAULT '',
            version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL,
            created_by INTEGER REFERENCES person (id),
            updated_at INTEGER NOT NULL,
            deleted_at INTEGER,
            deleted_by INTEGER REFERENCES person (id),
            CHECK (state NOT IN ('committed', 'in_progress') OR (owner_id IS NOT NULL AND due IS NOT NULL)),
            CHECK (state <> 'declined' OR declined_reason <> ''),
            CHECK (state <> 'superseded' OR superseded_by IS NOT NULL)
        ) STRICT;
        CREATE INDEX follow_up_incident ON follow_up (incident_id) WHERE deleted_at IS NULL;
        CREATE INDEX follow_up_finding ON follow_up (finding_id) WHERE deleted_at IS NULL;
        CREATE INDEX follow_up_due ON follow_up (due, id) WHERE deleted_at IS NULL;
        CREATE INDEX follow_up_owner ON follow_up (owner_id, due) WHERE deleted_at IS NULL;
        CREATE INDEX follow_up_updated ON follow_up (updated_at DESC) WHERE deleted_at IS NULL;

        CREATE TABLE guardrail_link (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
            relation TEXT NOT NULL CHECK (relation IN
                ('proposed_by', 'added_by', 'repaired_by', 'proven_by',
                 'would_have_caught', 'absent_in', 'failed_in', 'bypassed_in', 'held_in', 'mitigates')),
            finding_id INTEGER REFERENCES finding (id),
            follow_up_id INTEGER REFERENCES follow_up (id),
            incident_id INTEGER REFERENCES incident (id),
            risk_id INTEGER REFERENCES risk (id),
            note TEXT NOT NULL DEFAULT '',
            created_at INTEGER NOT NULL,
            created_by INTEGER REFERENCES person (id),
            deleted_at INTEGER,
            deleted_by INTEGER REFERENCES person (id),
            CHECK ((finding_id IS NOT NULL) = (relation = 'proposed_by')),
            CHECK ((follow_up_id IS NOT NULL) = (relation IN ('added_by', 'repaired_by', 'proven_by'))),
            CHECK ((incident_id IS NOT NULL) = (relation IN
                ('would_have_caught', 'absent_in', 'failed_in', 'bypassed_in', 'held_in'))),
            CHECK ((risk_id IS NOT NULL) = (relation = 'mitigates'))
        ) STRICT;
        CREATE INDEX guardrail_link_guardrail ON guardrail_link (guardrail_id) WHERE deleted_at IS NULL;
        CREATE UNIQUE INDEX guardrail_link_finding ON guardrail_link (finding_id, guardrail_id, relation)
            WHERE deleted_at IS NULL AND finding_id IS NOT NULL;
        CREATE UNIQUE INDEX guardrail_link_follow_up ON guardrail_link (follow_up_id, guardrail_id, relation)
            WHERE deleted_at IS NULL AND follow_up_id IS NOT NULL;
        CREATE UNIQUE INDEX guardrail_link_incident ON guardrail_link (incident_id, guardrail_id, relation)
            WHERE deleted_at IS NULL AND incident_id IS NOT NULL;
        CREATE UNIQUE INDEX guardrail_link_risk ON guardrail_link (risk_id, guardrail_id, relation)
            WHERE deleted_at IS NULL AND risk_id IS NOT NULL;
        """

    private static let postmortems = """
        CREATE TABLE postmortem (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            incident_id INTEGER NOT NULL REFERENCES incident (id),
            state TEXT NOT NULL CHECK (state IN
                ('draft', 'in_review', 'changes_requested', 'approved', 'published', 'archived', 'not_required')),
            template TEXT NOT NULL DEFAULT '',
            not_required_reason TEXT NOT NULL DEFAULT '',
            created_at INTEGER NOT NULL,
            created_by INTEGER REFERENCES person (id),
            published_at INTEGER,
            deleted_at INTEGER,
            deleted_by INTEGER REFERENCES person (id),
            CHECK (state <> 'not_required' OR not_required_reason <> ''),
            CHECK (state <> 'published' OR published_at IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX postmortem_incident ON postmortem (incident_id) WHERE deleted_at IS NULL;
        CREATE INDEX postmortem_published ON postmortem (published_at DESC) WHERE deleted_at IS NULL;

        CREATE TABLE postmortem_section (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            postmortem_id INTEGER NOT NULL REFERENCES postmortem (id),
            position INTEGER NOT NULL,
            slug TEXT NOT NULL CHECK (slug <> ''),
            title TEXT NOT NULL CHECK (title <> ''),
            help TEXT NOT NULL DEFAULT '',
            is_required INTEGER NOT NULL CHECK (is_required IN (0, 1)),
            text TEXT NOT NULL,
            revision INTEGER NOT NULL DEFAULT 1,
            UNIQUE (postmortem_id, slug),
            UNIQUE (postmortem_id, position)
        ) STRICT;

        CREATE TABLE postmortem_section_revision (
            section_id INTEGER NOT NULL REFERENCES postmortem_section (id),
            revision INTEGER NOT NULL,
            text TEXT NOT NULL,
            written_at INTEGER NOT NULL,
            written_by INTEGER REFERENCES person (id),
            PRIMARY KEY (section_id, revision)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE postmortem_author (
            postmortem_id INTEGER NOT NULL REFERENCES postmortem (id),
            person_id INTEGER NOT NULL REFERENCES person (id),
            PRIMARY KEY (postmortem_id, person_id)
        ) STRICT, WITHOUT ROWID;
        """

    /// `subject` and `subject_id` name the row that was changed; `incident_id` is set where an incident's history should
    /// show it. `actor` is the name of a command where no person did it.
    private static let audit = """
        CREATE TABLE audit_entry (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            person_id INTEGER REFERENCES person (id),
            actor TEXT NOT NULL DEFAULT '',
            subject TEXT NOT NULL,
            subject_id INTEGER NOT NULL,
            incident_id INTEGER REFERENCES incident (id),
            action TEXT NOT NULL CHECK (action <> ''),
            changes TEXT NOT NULL DEFAULT '[]'
        ) STRICT;
        CREATE INDEX audit_entry_incident ON audit_entry (incident_id, id DESC);
        CREATE INDEX audit_entry_subject ON audit_entry (subject, subject_id, id DESC);
        """

    /// One index over everything written. A row's number is the id of what it indexes plus 2^48 times the number of its
    /// kind: 0 incident, 1 timeline event, 2 finding, 3 follow-up, 4 guardrail, 5 postmortem section.
    private static let search = """
        CREATE VIRTUAL TABLE search USING fts5 (
            title, body, incident_id UNINDEXED, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

        """
        + searchTriggers(
            table: "incident", kind: 0, title: "'INC-' || new.id || ' ' || new.title",
            body: "new.summary || char(10) || new.how_noticed || char(10) || new.surprise", incident: "new.id",
            columns: "title, summary, how_noticed, surprise, deleted_at")
        + searchTriggers(
            table: "timeline_event", kind: 1, title: "''", body: "new.text", incident: "new.incident_id",
            columns: "text, deleted_at", condition: "new.source <> 'system'")
        + searchTriggers(
            table: "finding", kind: 2, title: "new.title", body: "new.detail", incident: "new.incident_id",
            columns: "title, detail, deleted_at")
        + searchTriggers(
            table: "follow_up", kind: 3, title: "'FU-' || new.id || ' ' || new.title", body: "new.detail",
            incident: "new.incident_id", columns: "title, detail, incident_id, deleted_at")
        + searchTriggers(
            table: "guardrail", kind: 4, title: "'GR-' || new.id || ' ' || new.name",
            body: "new.statement || char(10) || new.bypass", incident: "NULL",
            columns: "name, statement, bypass, deleted_at")
            + """
            CREATE TRIGGER postmortem_section_search_insert AFTER INSERT ON postmortem_section BEGIN
                INSERT INTO search (rowid, title, body, incident_id) VALUES (new.id + 5 * 281474976710656, new.title, new.text,
                    (SELECT incident_id FROM postmortem WHERE id = new.postmortem_id));
            END;
            CREATE TRIGGER postmortem_section_search_update AFTER UPDATE OF title, text ON postmortem_section BEGIN
                UPDATE search SET title = new.title, body = new.text WHERE rowid = new.id + 5 * 281474976710656;
            END;
            CREATE TRIGGER postmortem_search_update AFTER UPDATE OF deleted_at ON postmortem BEGIN
                DELETE FROM search WHERE rowid IN
                    (SELECT id + 5 * 281474976710656 FROM postmortem_section WHERE postmortem_id = new.id);
                INSERT INTO search (rowid, title, body, incident_id)
                    SELECT id + 5 * 281474976710656, title, text, new.incident_id FROM postmortem_section
                    WHERE postmortem_id = new.id AND new.deleted_at IS NULL;
            END;
            """

    private static func searchTriggers(
        table: String, kind: Int, title: String, body: String, incident: String, columns: String,
        condition: String = "1"
    ) -> String {
        let insert = """
            INSERT INTO search (rowid, title, body, incident_id)
                    SELECT new.id + \(kind) * 281474976710656, \(title), \(body), \(incident)
                    WHERE new.deleted_at IS NULL AND \(condition);
            """
        return """
            CREATE TRIGGER \(table)_search_insert AFTER INSERT ON \(table) BEGIN
                \(insert)
            END;
            CREATE TRIGGER \(table)_search_update AFTER UPDATE OF \(columns) ON \(table) BEGIN
                DELETE FROM search WHERE rowid = new.id + \(kind) * 281474976710656;
                \(insert)
            END;

            """
    }
}
