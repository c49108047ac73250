import GRDB

/// The triggers of migration 48: part of it, and never changed once it has shipped.
enum FigureTriggers {
    static func create(_ db: Database) throws {
        for statement in incident + parts + links + unguarded { try db.execute(sql: statement) }
    }

    /// What a row adds to the figures, as statements.
    ///
    /// - Parameters:
    ///   - row: `OLD` or `NEW`.
    ///   - sign: `-` to take it away.
    private typealias Share = (_ row: String, _ sign: String) -> String

    private static func counts(_ view: String, _ condition: String, _ sign: String) -> String {
        """
        INSERT INTO figure (name, day, count) SELECT name, day, \(sign)1 FROM \(view) WHERE \(condition)
            ON CONFLICT (name, day) DO UPDATE SET count = count + excluded.count;
        """
    }

    private static func relations(
        _ condition: String, _ sign: String, from views: [String] = ["relation_by_link", "relation_by_finding"]
    ) -> String {
        views.map { view in
            """
            INSERT INTO related_guardrail (service_id, guardrail_id, links)
                SELECT service, guardrail, \(sign)1 FROM \(view) WHERE \(condition)
                ON CONFLICT (service_id, guardrail_id) DO UPDATE SET links = links + excluded.links;
            """
        }.joined(separator: "\n")
    }

    private static func changed(_ columns: [String]) -> String {
        columns.map { "OLD.\($0) IS NOT NEW.\($0)" }.joined(separator: " OR ")
    }

    private static func trigger(
        _ name: String, _ event: String, when condition: String? = nil, _ body: String
    ) -> String {
        """
        CREATE TRIGGER \(name) \(event)\(condition.map { "\n    WHEN \($0)" } ?? "") BEGIN
            \(body)
        END
        """
    }

    private static func inserted(_ table: String, _ share: Share) -> String {
        trigger("\(table)_figure_insert", "AFTER INSERT ON \(table)", share("NEW", ""))
    }

    private static func deleted(_ table: String, _ share: Share) -> String {
        trigger("\(table)_figure_delete", "BEFORE DELETE ON \(table)", share("OLD", "-"))
    }

    /// - Parameter name: of the triggers, where a table has several pairs.
    private static func updated(_ table: String, _ columns: [String], name: String? = nil, _ share: Share) -> [String] {
        let name = name ?? "\(table)_figure"
        let event = "UPDATE OF \(columns.joined(separator: ", ")) ON \(table)"
        return [
            trigger("\(name)_before", "BEFORE \(event)", when: changed(columns), share("OLD", "-")),
            trigger("\(name)_after", "AFTER \(event)", when: changed(columns), share("NEW", "")),
        ]
    }

    private static var incident: [String] {
        let own: Share = { row, sign in counts("figure_of_incident", "incident = \(row).id", sign) }
        let parts: Share = { row, sign in
            """
            \(counts("figure_of_finding", "incident = \(row).id", sign))
            \(counts("figure_of_follow_up", "incident = \(row).id", sign))
            \(relations("incident = \(row).id", sign))
            """
        }
        // None for insertion: it is followed by the update that computes when the incident happened.
        return updated("incident", ["happened_at", "kind", "state", "deleted_at", "is_private"], own)
            + updated("incident", ["deleted_at", "is_private"], name: "incident_parts_figure", parts)
            + [deleted("incident", own)]
    }

    private static var parts: [String] {
        let finding: Share = { row, sign in counts("figure_of_finding", "finding = \(row).id", sign) }
        let related: Share = { row, sign in
            relations("finding = \(row).id", sign, from: ["relation_by_finding"])
        }
        let followUp: Share = { row, sign in counts("figure_of_follow_up", "follow_up = \(row).id", sign) }
        let touched: Share = { row, sign in
            relations("incident = \(row).incident_id AND service = \(row).service_id", sign)
        }
        return [
            inserted("finding", finding), deleted("finding", finding), inserted("follow_up", followUp),
            deleted("follow_up", followUp), inserted("incident_service", touched),
            deleted("incident_service", touched),
        ]
            + updated("finding", ["kind", "deleted_at"]) { "\(finding($0, $1))\n\(related($0, $1))" }
            + updated("follow_up", ["state", "deleted_at", "incident_id", "premortem_id"], followUp)
            + updated("premortem", ["is_private", "launch_id"]) { row, sign in
                counts("figure_of_follow_up", "premortem = \(row).id", sign)
            }
            + updated("launch", ["is_private"]) { row, sign in
                counts(
                    "figure_of_follow_up", "premortem IN (SELECT id FROM premortem WHERE launch_id = \(row).id)", sign)
            }
    }

    /// A link changes what its incident adds, so that is taken away and added again around each change of one.
    private static var links: [String] {
        let unstopped: Share = { row, sign in
            counts("figure_of_incident", "incident = \(row).incident_id AND name = 'unstopped'", sign)
        }
        let own: Share = { row, sign in relations("link = \(row).id", sign) }
        let both: Share = { "\(unstopped($0, $1))\n\(own($0, $1))" }
        return [
            trigger(
                "guardrail_link_figure_begin", "BEFORE INSERT ON guardrail_link", when: "NEW.incident_id IS NOT NULL",
                unstopped("NEW", "-")), inserted("guardrail_link", both), deleted("guardrail_link", both),
            trigger(
                "guardrail_link_figure_end", "AFTER DELETE ON guardrail_link", when: "OLD.incident_id IS NOT NULL",
                unstopped("OLD", "")),
        ]
            + updated("guardrail_link", ["deleted_at"], both)
            + updated("guardrail", ["deleted_at"]) { row, sign in
                counts(
                    "figure_of_incident",
                    """
                    incident IN (SELECT incident_id FROM guardrail_link WHERE guardrail_id = \(row).id
                        AND deleted_at IS NULL) AND name = 'unstopped'
                    """, sign)
            }
    }

    /// The findings of an incident are few, so they are counted anew.
    private static func counted(_ incidents: String) -> String {
        """
        UPDATE incident SET unguarded_findings =
            (SELECT count(*) FROM unguarded_finding AS u WHERE u.incident = incident.id) WHERE id IN (\(incidents));
        """
    }

    private static var unguarded: [String] {
        func asked(_ row: String) -> String {
            counted(
                """
                SELECT incident_id FROM finding WHERE id = \(row).finding_id
                UNION ALL SELECT n.incident_id FROM follow_up AS w JOIN finding AS n ON n.id = w.finding_id
                    WHERE w.id = \(row).follow_up_id
                """)
        }
        let ofGuardrail = counted(
            """
            SELECT n.incident_id FROM guardrail_link AS l LEFT JOIN follow_up AS w ON w.id = l.follow_up_id
                JOIN finding AS n ON n.id = coalesce(l.finding_id, w.finding_id)
                WHERE l.guardrail_id = NEW.id AND l.deleted_at IS NULL
            """)
        return [
            trigger("finding_unguarded_insert", "AFTER INSERT ON finding", counted("NEW.incident_id")),
            trigger(
                "finding_unguarded_update", "AFTER UPDATE OF kind, deleted_at ON finding",
                when: changed(["kind", "deleted_at"]), counted("NEW.incident_id")),
            trigger("finding_unguarded_delete", "AFTER DELETE ON finding", counted("OLD.incident_id")),
            trigger("guardrail_link_unguarded_insert", "AFTER INSERT ON guardrail_link", asked("NEW")),
            trigger(
                "guardrail_link_unguarded_update", "AFTER UPDATE OF deleted_at ON guardrail_link",
                when: changed(["deleted_at"]), asked("NEW")),
            trigger("guardrail_link_unguarded_delete", "AFTER DELETE ON guardrail_link", asked("OLD")),
            trigger(
                "follow_up_unguarded_update", "AFTER UPDATE OF finding_id, deleted_at ON follow_up",
                when: changed(["finding_id", "deleted_at"]),
                counted("SELECT incident_id FROM finding WHERE id IN (OLD.finding_id, NEW.finding_id)")),
            trigger(
                "guardrail_unguarded_update", "AFTER UPDATE OF state, deleted_at ON guardrail",
                when: "(OLD.state = 'retired') <> (NEW.state = 'retired') OR OLD.deleted_at IS NOT NEW.deleted_at",
                ofGuardrail),
        ]
    }
}
