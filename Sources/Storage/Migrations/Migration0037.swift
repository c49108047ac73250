import GRDB

/// Indexes for pages that went through whole tables: the bin, lists by state, the home page, teams, the demo story and
/// the history of settings.
enum Migration0037 {
    static func run(_ db: Database) throws {
        for table in [
            "incident", "timeline_event", "finding", "follow_up", "guardrail", "comment", "image", "launch",
            "premortem", "guardrail_link", "guardrail_exemption", "review_meeting",
        ] {
            try db.execute(
                sql: "CREATE INDEX \(table)_in_bin ON \(table) (deleted_at DESC) WHERE deleted_at IS NOT NULL")
        }
        for table in ["incident", "follow_up", "guardrail", "launch", "premortem"] {
            try db.execute(sql: "CREATE INDEX \(table)_demo ON \(table) (id) WHERE is_demo = 1")
        }
        // One for each state instead of one that begins with the state: for several states at once SQLite would take that
        // one and sort what it finds.
        try db.execute(sql: "DROP INDEX incident_state")
        for state in ["reported", "active", "mitigated", "resolved", "in_review", "closed", "dismissed", "merged"] {
            try db.execute(
                sql: """
                    CREATE INDEX incident_\(state) ON incident (happened_at DESC, id DESC, is_private)
                        WHERE deleted_at IS NULL AND state = '\(state)'
                    """)
        }
        for state in ["proposed", "committed", "in_progress", "done", "verified", "declined", "superseded"] {
            try db.execute(
                sql: """
                    CREATE INDEX follow_up_\(state) ON follow_up (due, id)
                        WHERE deleted_at IS NULL AND state = '\(state)'
                    """)
        }
        try db.execute(
            sql: """
                -- guardrail_state_name begins with the state as well.
                DROP INDEX guardrail_state;
                CREATE INDEX incident_open ON incident (happened_at DESC, id DESC, is_private)
                    WHERE deleted_at IS NULL AND state IN ('active', 'in_review', 'mitigated', 'reported', 'resolved');
                CREATE INDEX incident_ongoing_happened ON incident (happened_at DESC, id DESC, is_private)
                    WHERE deleted_at IS NULL AND state IN ('active', 'mitigated', 'reported');
                CREATE INDEX incident_ongoing ON incident (severity, happened_at DESC, is_private)
                    WHERE deleted_at IS NULL AND state IN ('reported', 'active', 'mitigated');
                CREATE INDEX follow_up_open_owner ON follow_up (owner_id, due, id)
                    WHERE deleted_at IS NULL AND state IN ('committed', 'in_progress');
                CREATE INDEX follow_up_proposed_owner ON follow_up (owner_id, due, id)
                    WHERE deleted_at IS NULL AND state = 'proposed';
                CREATE INDEX follow_up_team ON follow_up (team_id, due, id)
                    WHERE deleted_at IS NULL AND team_id IS NOT NULL;
                CREATE INDEX guardrail_owner_team ON guardrail (owner_team_id)
                    WHERE deleted_at IS NULL AND owner_team_id IS NOT NULL;
                CREATE INDEX postmortem_unfinished ON postmortem (id)
                    WHERE deleted_at IS NULL AND state IN ('draft', 'in_review', 'changes_requested', 'approved');
                CREATE INDEX service_slug_ever ON service (slug);
                CREATE INDEX audit_entry_settings ON audit_entry (id DESC)
                    WHERE subject IN ('person', 'team', 'service', 'api_token', 'template', 'setting');
                """)
    }
}
