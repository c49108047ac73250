import GRDB

/// The search index made again with words that have their other forms beside them. The triggers that fill it stay.
/// The index names its tokenizer, so the connection that migrates has to have it, whoever opened it.
enum Migration0017 {
    static func run(_ db: Database) throws {
        db.add(tokenizer: SearchTokenizer.self)
        try db.execute(
            sql: """
                CREATE TABLE indexed_text AS SELECT rowid AS number, title, body, incident_id FROM search;
                DROP TABLE search;
                CREATE VIRTUAL TABLE search USING fts5 (
                    title, body, incident_id UNINDEXED, tokenize = 'handrail', prefix = '2 3');
                INSERT INTO search (rowid, title, body, incident_id) SELECT * FROM indexed_text;
                DROP TABLE indexed_text;
                """)
    }
}
