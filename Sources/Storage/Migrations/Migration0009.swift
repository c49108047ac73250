import GRDB

/// Launches and pre-mortems.
///
/// Nothing in these tables says when a card was written or a vote was cast, and cards have random numbers: in an anonymous
/// session no order and no time may point to a writer. What ties a card or a vote to its participant is a tag under the
/// session's key; tags and key are deleted when the session is closed.
enum Migration0009 {
    static func run(_ db: Database) throws {
        try db.execute(sql: launches)
        try db.execute(sql: premortems)
        try db.execute(sql: cards)
        try db.execute(sql: risks)
        try db.execute(sql: search)
    }

    private static let launches = """
        CREATE TABLE launch (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL CHECK (title <> ''),
            plan TEXT NOT NULL DEFAULT '',
            launch_on TEXT CHECK (launch_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            owner_id INTEGER REFERENCES person (id),
            blast_radius TEXT NOT NULL DEFAULT '',
            version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL,
            created_by INTEGER REFERENCES person (id),
            updated_at INTEGER NOT NULL,
            deleted_at INTEGER,
            deleted_by INTEGER REFERENCES person (id)
        ) STRICT;
        CREATE INDEX launch_on ON launch (launch_on) WHERE deleted_at IS NULL;

        CREATE TABLE launch_service (
            launch_id INTEGER NOT NULL REFERENCES launch (id),
            service_id INTEGER NOT NULL REFERENCES service (id),
            PRIMARY KEY (launch_id, service_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE launch_check (
            launch_id INTEGER NOT NULL REFERENCES launch (id),
            guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
            answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'not_applicable')),
            note TEXT NOT NULL DEFAULT '',
            answered_at INTEGER NOT NULL,
            answered_by INTEGER REFERENCES person (id),
            PRIMARY KEY (launch_id, guardrail_id)
        ) STRICT, WITHOUT ROWID;
        """

    private static let premortems = """
        CREATE TABLE premortem (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL CHECK (title <> ''),
            launch_id INTEGER REFERENCES launch (id),
            template TEXT NOT NULL,
            script TEXT NOT NULL CHECK (json_valid(script)),
            anonymity TEXT NOT NULL CHECK (anonymity IN ('anonymous', 'named_after_reveal', 'named')),
            pace TEXT NOT NULL CHECK (pace IN ('together', 'over_days')),
            phase TEXT NOT NULL CHECK (phase IN
                ('lobby', 'brief', 'silent_writing', 'reveal', 'grouping', 'voting', 'mitigation', 'decision', 'closed',
                 'looked_back')),
            phase_since INTEGER NOT NULL,
            ends_at INTEGER,
            facilitator_id INTEGER REFERENCES person (id),
            join_code TEXT NOT NULL CHECK (join_code <> ''),
            allows_guests INTEGER NOT NULL CHECK (allows_guests IN (0, 1)),
            dots INTEGER NOT NULL CHECK (dots BETWEEN 1 AND 20),
            look_back_on TEXT CHECK (look_back_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            decision TEXT CHECK (decision IN ('go', 'go_with_conditions', 'no_go')),
            decision_note TEXT NOT NULL DEFAULT '',
            decided_at INTEGER,
            closed_at INTEGER,
            looked_back_at INTEGER,
            look_back_note TEXT NOT NULL DEFAULT '',
            version INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL,
            created_by INTEGER REFERENCES person (id),
            deleted_at INTEGER,
            deleted_by INTEGER REFERENCES person (id),
            CHECK ((decision IS NULL) = (decided_at IS NULL)),
            CHECK ((closed_at IS NOT NULL) = (phase IN ('closed', 'looked_back'))),
            CHECK ((looked_back_at IS NOT NULL) = (phase = 'looked_back'))
        ) STRICT;
        CREATE UNIQUE INDEX premortem_join_code ON premortem (join_code) WHERE closed_at IS NULL;
        CREATE INDEX premortem_launch ON premortem (launch_id) WHERE deleted_at IS NULL;

        CREATE TABLE premortem_service (
            premortem_id INTEGER NOT NULL REFERENCES premortem (id),
            service_id INTEGER NOT NULL REFERENCES service (id),
            PRIMARY KEY (premortem_id, service_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX premortem_service_service ON premortem_service (service_id);

        CREATE TABLE premortem_participant (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            premortem_id INTEGER NOT NULL REFERENCES premortem (id),
            person_id INTEGER REFERENCES person (id),
            guest_name TEXT NOT NULL DEFAULT '',
            token_digest BLOB UNIQUE,
            joined_at INTEGER NOT NULL,
            CHECK ((person_id IS NULL) = (guest_name <> '')),
            CHECK (token_digest IS NULL OR person_id IS NULL),
            UNIQUE (premortem_id, person_id)
        ) STRICT;

        CREATE TABLE premortem_key (
            premortem_id INTEGER PRIMARY KEY REFERENCES premortem (id),
            key BLOB NOT NULL
        ) STRICT;
        """

    private static let cards = """
        CREATE TABLE premortem_card (
            id INTEGER PRIMARY KEY,
            premortem_id INTEGER NOT NULL REFERENCES premortem (id),
            text TEXT NOT NULL CHECK (text <> ''),
            prompt TEXT NOT NULL DEFAULT '',
            participant_id INTEGER REFERENCES premortem_participant (id),
            risk_id INTEGER REFERENCES risk (id),
            is_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1))
        ) STRICT;
        CREATE INDEX premortem_card_premortem ON premortem_card (premortem_id, id);
        CREATE INDEX premortem_card_risk ON premortem_card (risk_id) WHERE risk_id IS NOT NULL;

        CREATE TABLE premortem_card_tag (
            card_id INTEGER PRIMARY KEY REFERENCES premortem_card (id),
            premortem_id INTEGER NOT NULL REFERENCES premortem (id),
            tag BLOB NOT NULL
        ) STRICT;
        CREATE INDEX premortem_card_tag_premortem ON premortem_card_tag (premortem_id, tag);

        CREATE TABLE premortem_vote (
            risk_id INTEGER NOT NULL REFERENCES risk (id),
            tag BLOB NOT NULL,
            premortem_id INTEGER NOT NULL REFERENCES premortem (id),
            dots INTEGER NOT NULL CHECK (dots > 0),
            PRIMARY KEY (risk_id, tag)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX premortem_vote_premortem ON premortem_vote (premortem_id, tag);

        CREATE TABLE premortem_grouping (
            premortem_id INTEGER NOT NULL REFERENCES premortem (id),
            step INTEGER NOT NULL,
            card_id INTEGER NOT NULL REFERENCES premortem_card (id),
            from_risk_id INTEGER NOT NULL REFERENCES risk (id),
            to_risk_id INTEGER NOT NULL REFERENCES risk (id),
            is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
            PRIMARY KEY (premortem_id, step, card_id)
        ) STRICT, WITHOUT ROWID;
        """

    private static let risks = """
        CREATE TABLE risk (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            premortem_id INTEGER NOT NULL REFERENCES premortem (id),
            title TEXT NOT NULL CHECK (title <> ''),
            dots INTEGER CHECK (dots >= 0),
            likelihood TEXT CHECK (likelihood IN ('low', 'medium', 'high')),
            impact TEXT CHECK (impact IN ('low', 'medium', 'high')),
            warning_sign TEXT NOT NULL DEFAULT '',
            accepted_reason TEXT NOT NULL DEFAULT '',
            accepted_by INTEGER REFERENCES person (id),
            look_again_on TEXT CHECK (look_again_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            outcome TEXT CHECK (outcome IN ('came_true', 'prevented', 'did_not', 'unknown')),
            outcome_note TEXT NOT NULL DEFAULT '',
            CHECK ((accepted_reason <> '') = (accepted_by IS NOT NULL)),
            CHECK ((accepted_reason <> '') = (look_again_on IS NOT NULL))
        ) STRICT;
        CREATE INDEX risk_premortem ON risk (premortem_id);
        CREATE INDEX risk_look_again ON risk (look_again_on) WHERE look_again_on IS NOT NULL;

        CREATE TABLE risk_follow_up (
            risk_id INTEGER NOT NULL REFERENCES risk (id),
            follow_up_id INTEGER NOT NULL REFERENCES follow_up (id),
            PRIMARY KEY (risk_id, follow_up_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX risk_follow_up_follow_up ON risk_follow_up (follow_up_id);

        CREATE TABLE premortem_condition (
            premortem_id INTEGER NOT NULL REFERENCES premortem (id),
            follow_up_id INTEGER NOT NULL REFERENCES follow_up (id),
            PRIMARY KEY (premortem_id, follow_up_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX premortem_condition_follow_up ON premortem_condition (follow_up_id);

        CREATE TABLE foresight (
            incident_id INTEGER NOT NULL REFERENCES incident (id),
            premortem_id INTEGER NOT NULL REFERENCES premortem (id),
            risk_id INTEGER REFERENCES risk (id),
            noted_at INTEGER NOT NULL,
            noted_by INTEGER REFERENCES person (id),
            PRIMARY KEY (incident_id, premortem_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX foresight_risk ON foresight (risk_id);
        """

    /// In the index, pre-mortems are of kind 6 and launches of kind 7. A pre-mortem is found by its risks, which exist from
    /// the reveal on; its cards are not searched.
    private static let search = """
        CREATE TRIGGER launch_search_insert AFTER INSERT ON launch BEGIN
            INSERT INTO search (rowid, title, body, incident_id)
                SELECT new.id + 7 * 281474976710656, new.title, new.plan || char(10) || new.blast_radius, NULL
                WHERE new.deleted_at IS NULL;
        END;
        CREATE TRIGGER launch_search_update AFTER UPDATE OF title, plan, blast_radius, deleted_at ON launch BEGIN
            DELETE FROM search WHERE rowid = new.id + 7 * 281474976710656;
            INSERT INTO search (rowid, title, body, incident_id)
                SELECT new.id + 7 * 281474976710656, new.title, new.plan || char(10) || new.blast_radius, NULL
                WHERE new.deleted_at IS NULL;
        END;
        CREATE TRIGGER premortem_search_insert AFTER INSERT ON premortem BEGIN
            INSERT INTO search (rowid, title, body, incident_id)
                SELECT new.id + 6 * 281474976710656, 'PRE-' || new.id || ' ' || new.title, new.decision_note, NULL
                WHERE new.deleted_at IS NULL;
        END;
        CREATE TRIGGER premortem_search_update AFTER UPDATE OF title, decision_note, deleted_at ON premortem BEGIN
            DELETE FROM search WHERE rowid = new.id + 6 * 281474976710656;
            INSERT INTO search (rowid, title, body, incident_id)
                SELECT new.id + 6 * 281474976710656, 'PRE-' || new.id || ' ' || new.title, new.decision_note || char(10)
                    || coalesce((SELECT group_concat(title || ' ' || warning_sign, char(10)) FROM risk
                        WHERE premortem_id = new.id), ''), NULL
                WHERE new.deleted_at IS NULL;
        END;
        CREATE TRIGGER risk_search_insert AFTER INSERT ON risk BEGIN
            UPDATE premortem SET title = title WHERE id = new.premortem_id;
        END;
        CREATE TRIGGER risk_search_update AFTER UPDATE OF title, warning_sign ON risk BEGIN
            UPDATE premortem SET title = title WHERE id = new.premortem_id;
        END;
        """
}
