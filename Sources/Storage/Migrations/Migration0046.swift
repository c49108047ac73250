import GRDB

/// The images that came with imported documents.
enum Migration0046 {
    static func run(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE imported_image (
                    incident_id INTEGER NOT NULL REFERENCES incident (id),
                    address TEXT NOT NULL CHECK (address <> ''),
                    digest BLOB NOT NULL CHECK (length(digest) = 32),
                    image_id INTEGER NOT NULL REFERENCES image (id) ON DELETE CASCADE,
                    PRIMARY KEY (incident_id, address)
                ) STRICT;
                CREATE INDEX imported_image_image ON imported_image (image_id);
                """)
    }
}
