import GRDB

/// A pre-mortem is found by its risks only once it is over. Until then a card may be taken back whose words are the name of a
/// risk, and what an index of full text has held once stays in it for long.
enum Migration0011 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                DROP TRIGGER risk_search_insert;
                DROP TRIGGER risk_search_update;
                DROP TRIGGER premortem_search_update;
                CREATE TRIGGER premortem_search_update
                    AFTER UPDATE OF title, decision_note, closed_at, deleted_at ON premortem BEGIN
                    DELETE FROM search WHERE rowid = new.id + 6 * 281474976710656;
                    INSERT INTO search (rowid, title, body, incident_id)
                        SELECT new.id + 6 * 281474976710656, 'PRE-' || new.id || ' ' || new.title,
                            new.decision_note || char(10)
                            || coalesce((SELECT group_concat(r.title || ' ' || r.warning_sign, char(10)) FROM risk AS r
                                WHERE r.premortem_id = new.id AND new.closed_at IS NOT NULL AND EXISTS (
                                    SELECT 1 FROM premortem_card AS c WHERE c.risk_id = r.id AND c.is_withdrawn = 0)), ''), NULL
                        WHERE new.deleted_at IS NULL;
                END;
                UPDATE premortem SET title = title;
                """)
    }
}
