import GRDB

/// The names that pickers find, by words, and what each person chose lately.
enum Migration0022 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE VIRTUAL TABLE pick_name USING fts5 (name, tokenize = 'handrail', prefix = '1 2 3');
                CREATE INDEX person_name ON person (name COLLATE NOCASE) WHERE deactivated_at IS NULL;
                CREATE INDEX service_name ON service (name COLLATE NOCASE) WHERE deleted_at IS NULL;
                CREATE TABLE recent_pick (
                    person_id INTEGER NOT NULL REFERENCES person (id),
                    kind TEXT NOT NULL CHECK (kind IN ('person', 'service', 'guardrail')),
                    chosen_id INTEGER NOT NULL,
                    chosen_at INTEGER NOT NULL,
                    PRIMARY KEY (person_id, kind, chosen_id)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX recent_pick_latest ON recent_pick (person_id, kind, chosen_at DESC);
                """)
        for (number, table) in ["person", "service", "guardrail"].enumerated() {
            try db.execute(
                sql: """
                    INSERT INTO pick_name (rowid, name) SELECT id + \(number) * 281474976710656, name FROM \(table);
                    CREATE TRIGGER \(table)_pick_insert AFTER INSERT ON \(table) BEGIN
                        INSERT INTO pick_name (rowid, name) VALUES (new.id + \(number) * 281474976710656, new.name);
                    END;
                    CREATE TRIGGER \(table)_pick_update AFTER UPDATE OF name ON \(table) BEGIN
                        UPDATE pick_name SET name = new.name WHERE rowid = new.id + \(number) * 281474976710656;
                    END;
                    CREATE TRIGGER \(table)_pick_delete AFTER DELETE ON \(table) BEGIN
                        DELETE FROM pick_name WHERE rowid = old.id + \(number) * 281474976710656;
                    END;
                    """)
        }
    }
}
