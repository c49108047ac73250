import GRDB

/// The time at which an incident happened, kept beside it so that lists can be sorted by it. Triggers keep it, no
/// matter who changes the times.
enum Migration0016 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE incident ADD COLUMN happened_at INTEGER NOT NULL DEFAULT 0;
                UPDATE incident SET happened_at = \(happened("id", "declared_at"));
                DROP INDEX incident_severity;
                DROP INDEX incident_state;
                DROP INDEX incident_weak;
                CREATE INDEX incident_weak ON incident (state, happened_at DESC, id DESC)
                    WHERE deleted_at IS NULL AND state = 'closed' AND weak_guardrails_reason <> '';
                CREATE INDEX incident_severity ON incident (severity, happened_at DESC) WHERE deleted_at IS NULL;
                CREATE INDEX incident_state ON incident (state, happened_at DESC) WHERE deleted_at IS NULL;
                CREATE INDEX incident_happened ON incident (happened_at DESC, id DESC) WHERE deleted_at IS NULL;

                CREATE TRIGGER incident_happened_insert AFTER INSERT ON incident BEGIN
                    UPDATE incident SET happened_at = \(happened("NEW.id", "NEW.declared_at")) WHERE id = NEW.id;
                END;
                CREATE TRIGGER incident_happened_update AFTER UPDATE OF declared_at ON incident BEGIN
                    UPDATE incident SET happened_at = \(happened("NEW.id", "NEW.declared_at")) WHERE id = NEW.id;
                END;
                CREATE TRIGGER incident_time_happened_insert AFTER INSERT ON incident_time BEGIN
                    UPDATE incident SET happened_at = \(happened("id", "declared_at")) WHERE id = NEW.incident_id;
                END;
                CREATE TRIGGER incident_time_happened_update AFTER UPDATE ON incident_time BEGIN
                    UPDATE incident SET happened_at = \(happened("id", "declared_at")) WHERE id = NEW.incident_id;
                END;
                CREATE TRIGGER incident_time_happened_delete AFTER DELETE ON incident_time BEGIN
                    UPDATE incident SET happened_at = \(happened("id", "declared_at")) WHERE id = OLD.incident_id;
                END;
                """)
    }

    private static func happened(_ id: String, _ declared: String) -> String {
        """
        coalesce(
            (SELECT t.at FROM incident_time AS t WHERE t.incident_id = \(id) AND t.mark = 'started'),
            (SELECT t.at FROM incident_time AS t WHERE t.incident_id = \(id) AND t.mark = 'noticed'), \(declared))
        """
    }
}
