import GRDB

/// Members of teams, so that a private record can name a team.
enum Migration0035 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE team_member (
                    team_id INTEGER NOT NULL REFERENCES team (id),
                    person_id INTEGER NOT NULL REFERENCES person (id),
                    added_at INTEGER NOT NULL,
                    added_by INTEGER REFERENCES person (id),
                    PRIMARY KEY (team_id, person_id)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX team_member_person ON team_member (person_id);
                """)
    }
}
