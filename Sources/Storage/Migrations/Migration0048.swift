import GRDB

/// Figures over all records, kept as they are written: counts by day, the guardrails related to a service, and the
/// findings of an incident that no guardrail answers. Each is defined once, by a view over the records that everybody
/// may see; triggers take what a row adds away before it changes, and add it again afterwards.
enum Migration0048 {
    static func run(_ db: Database) throws {
        try db.execute(sql: tables)
        try db.execute(sql: definitions)
        try db.execute(sql: FigureSums.fill)
        try FigureTriggers.create(db)
    }

    private static let tables = """
        CREATE TABLE figure (
            name TEXT NOT NULL CHECK (name IN ('findings', 'incidents', 'unstopped', 'open_follow_ups')),
            day INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (name, day)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE related_guardrail (
            service_id INTEGER NOT NULL REFERENCES service (id),
            guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
            links INTEGER NOT NULL,
            PRIMARY KEY (service_id, guardrail_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX related_guardrail_service ON related_guardrail (guardrail_id, service_id) WHERE links > 0;
        ALTER TABLE incident ADD COLUMN unguarded_findings INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX incident_unguarded ON incident (happened_at DESC, id DESC)
            WHERE deleted_at IS NULL AND unguarded_findings > 0;
        """

    private static let kinds = """
        'missing_guardrail', 'weak_guardrail', 'bypassed_guardrail', 'detection_gap', 'response_gap', 'access_too_wide',
        'got_lucky'
        """
    private static let isPublic = "i.deleted_at IS NULL AND i.is_private = 0"
    // A time of 0 is that of an incident between its insertion and the trigger that computes when it happened.
    private static let happened = """
        FROM incident AS i WHERE \(isPublic) AND i.kind <> 'drill' AND i.state NOT IN ('dismissed', 'merged')
            AND i.happened_at <> 0
        """
    private static let answered = """
        l.deleted_at IS NULL AND g.state <> 'retired' AND g.deleted_at IS NULL
        """

    private static let definitions = """
        CREATE VIEW figure_of_incident (name, day, incident) AS
            SELECT 'incidents', i.happened_at / 86400000, i.id \(happened)
            UNION ALL
            SELECT 'unstopped', i.happened_at / 86400000, i.id \(happened)
                AND EXISTS (SELECT 1 FROM guardrail_link AS l JOIN guardrail AS g ON g.id = l.guardrail_id
                    WHERE l.incident_id = i.id AND l.deleted_at IS NULL AND g.deleted_at IS NULL
                        AND l.relation IN ('failed_in', 'bypassed_in', 'absent_in'));
        CREATE VIEW figure_of_finding (name, day, finding, incident) AS
            SELECT 'findings', n.created_at / 86400000, n.id, i.id
            FROM finding AS n JOIN incident AS i ON i.id = n.incident_id
            WHERE n.deleted_at IS NULL AND n.kind IN (\(kinds)) AND \(isPublic);
        CREATE VIEW figure_of_follow_up (name, day, follow_up, incident, premortem) AS
            SELECT 'open_follow_ups', f.created_at / 86400000, f.id, f.incident_id, f.premortem_id
            FROM follow_up AS f
            WHERE f.state IN ('proposed', 'committed', 'in_progress') AND f.deleted_at IS NULL
                AND (f.incident_id IS NULL
                    OR EXISTS (SELECT 1 FROM incident AS i WHERE i.id = f.incident_id AND \(isPublic)))
                AND (f.premortem_id IS NULL
                    OR EXISTS (SELECT 1 FROM premortem AS p LEFT JOIN launch AS u ON u.id = p.launch_id
                        WHERE p.id = f.premortem_id AND p.is_private = 0 AND coalesce(u.is_private, 0) = 0));
        CREATE VIEW relation_by_link (service, guardrail, link, incident) AS
            SELECT x.service_id, l.guardrail_id, l.id, i.id
            FROM guardrail_link AS l JOIN incident AS i ON i.id = l.incident_id
                JOIN incident_service AS x ON x.incident_id = i.id
            WHERE l.deleted_at IS NULL AND l.relation <> 'held_in' AND \(isPublic);
        CREATE VIEW relation_by_finding (service, guardrail, link, finding, incident) AS
            SELECT x.service_id, l.guardrail_id, l.id, n.id, i.id
            FROM finding AS n JOIN guardrail_link AS l ON l.finding_id = n.id
                JOIN incident AS i ON i.id = n.incident_id JOIN incident_service AS x ON x.incident_id = i.id
            WHERE n.deleted_at IS NULL AND l.deleted_at IS NULL AND \(isPublic);
        CREATE VIEW unguarded_finding (finding, incident) AS
            SELECT n.id, n.incident_id FROM finding AS n
            WHERE n.deleted_at IS NULL AND n.kind IN (\(kinds))
                AND NOT EXISTS (SELECT 1 FROM guardrail_link AS l JOIN guardrail AS g ON g.id = l.guardrail_id
                    WHERE l.finding_id = n.id AND \(answered))
                AND NOT EXISTS (SELECT 1 FROM follow_up AS w JOIN guardrail_link AS l ON l.follow_up_id = w.id
                        JOIN guardrail AS g ON g.id = l.guardrail_id
                    WHERE w.finding_id = n.id AND w.deleted_at IS NULL AND \(answered));
        """
}
