import Domain
import Foundation

@testable import Storage

/// Marks in every text of every record that is private in a ``PrivateHouse``, one for each column: `quagmirefindingtitle`.
enum PrivateMarks {
    /// The beginning of every mark.
    static let word = "quagmire"
    /// A word beside every mark, to search for, because a page repeats what was searched for.
    static let searched = "swamp"

    static func mark(_ table: String, _ column: String) -> String {
        word + (table + column).lowercased().filter { $0.isLetter }
    }

    private static let incidents = "SELECT id FROM incident WHERE is_private = 1"
    private static let launches = "SELECT id FROM launch WHERE is_private = 1"
    private static let premortems = """
        SELECT id FROM premortem WHERE is_private = 1 OR launch_id IN (\(launches))
        """
    private static let postmortems = "SELECT id FROM postmortem WHERE incident_id IN (\(incidents))"
    private static let sections = "SELECT id FROM postmortem_section WHERE postmortem_id IN (\(postmortems))"
    private static let threads = "SELECT id FROM comment_thread WHERE section_id IN (\(sections))"
    private static let findings = "SELECT id FROM finding WHERE incident_id IN (\(incidents))"
    private static let risks = "SELECT id FROM risk WHERE premortem_id IN (\(premortems))"
    private static let followUps = """
        SELECT id FROM follow_up WHERE incident_id IN (\(incidents)) OR premortem_id IN (\(premortems))
        """

    /// The columns of texts that people write, and which rows are private.
    static let planted: [(table: String, columns: [String], rows: String)] = [
        (
            "incident", ["title", "summary", "how_noticed", "surprise", "dismissed_reason", "weak_guardrails_reason"],
            "is_private = 1"
        ),
        ("near_miss_report_note", ["text"], "incident_id IN (\(incidents))"),
        ("incident_impact", ["note"], "incident_id IN (\(incidents))"),
        ("timeline_event", ["text"], "incident_id IN (\(incidents))"),
        (
            "timeline_event_revision", ["text"],
            "event_id IN (SELECT id FROM timeline_event WHERE incident_id IN (\(incidents)))"
        ),
        ("finding", ["title", "detail"], "incident_id IN (\(incidents))"),
        (
            "follow_up",
            ["title", "detail", "tracker_address", "evidence_address", "declined_reason", "no_guardrail_reason"],
            "id IN (\(followUps))"
        ),
        (
            "guardrail_link", ["note"],
            """
            incident_id IN (\(incidents)) OR finding_id IN (\(findings)) OR follow_up_id IN (\(followUps))
                OR risk_id IN (\(risks))
            """
        ),
        ("guardrail_proof", ["note", "evidence_address"], "incident_id IN (\(incidents))"),
        ("postmortem", ["not_required_reason"], "incident_id IN (\(incidents))"),
        ("postmortem_section", ["title", "help"], "postmortem_id IN (\(postmortems))"),
        ("postmortem_section_revision", ["text"], "section_id IN (\(sections))"),
        ("section_submission", ["text"], "section_id IN (\(sections))"),
        ("section_flag", ["theirs", "mine", "merged"], "section_id IN (\(sections))"),
        ("quotation", ["text"], "section_id IN (\(sections))"),
        ("publication", ["note"], "postmortem_id IN (\(postmortems))"),
        ("review_verdict", ["note"], "postmortem_id IN (\(postmortems))"),
        ("review_meeting", ["place"], "postmortem_id IN (\(postmortems))"),
        ("comment_thread", ["exact", "prefix", "suffix"], "section_id IN (\(sections))"),
        ("comment", ["text"], "thread_id IN (\(threads))"),
        (
            "comment_revision", ["text"], "comment_id IN (SELECT id FROM comment WHERE thread_id IN (\(threads)))"
        ),
        ("image", ["title"], "incident_id IN (\(incidents))"),
        ("freeze", ["ended_reason"], "incident_id IN (\(incidents))"),
        (
            "freeze_override", ["reason"], "freeze_id IN (SELECT id FROM freeze WHERE incident_id IN (\(incidents)))"
        ),
        (
            "verdict", ["note", "facts"],
            """
            (subject = 'incident' AND subject_id IN (\(incidents)))
                OR (subject = 'follow_up' AND subject_id IN (\(followUps)))
                OR (subject = 'risk' AND subject_id IN (\(risks)))
            """
        ),
        ("name_answer", ["words"], "incident_id IN (\(incidents)) AND answer = 'role'"),
        ("wording_dismissal", ["words", "reason"], "incident_id IN (\(incidents))"),
        ("access_grant", ["reason"], "incident_id IN (\(incidents))"),
        ("imported_document", ["path", "text"], "incident_id IN (\(incidents))"),
        ("imported_image", ["address"], "incident_id IN (\(incidents))"),
        ("launch", ["title", "plan", "blast_radius"], "is_private = 1"),
        ("launch_check", ["note"], "launch_id IN (\(launches))"),
        ("premortem", ["title", "plan", "decision_note", "look_back_note"], "id IN (\(premortems))"),
        ("premortem_card", ["text"], "premortem_id IN (\(premortems))"),
        ("risk", ["title", "warning_sign", "outcome_note"], "premortem_id IN (\(premortems))"),
        ("broken_glass", ["reason"], "1"),
        (
            "audit_entry", ["action"],
            """
            incident_id IN (\(incidents)) OR premortem_id IN (\(premortems))
                OR (subject = 'launch' AND subject_id IN (\(launches)))
                OR (subject = 'premortem' AND subject_id IN (\(premortems)))
                OR (subject = 'follow_up' AND subject_id IN (\(followUps)))
            """
        ),
    ]

    /// Texts that are nobody's words, or that everybody may read whatever is private.
    private static let shared: [String: Set<String>] = [
        "incident": ["kind", "state"], "near_miss_report_note": ["day"],
        "incident_time": ["mark", "precision", "zone"],
        "incident_impact": ["kind", "certainty"], "incident_role": ["role"],
        "timeline_event": ["precision", "zone", "source"], "timeline_event_revision": ["precision", "zone"],
        "finding": ["kind"], "follow_up": ["state", "due", "owner_day", "promised_due"],
        "guardrail": [
            "name", "statement", "kind", "position", "strength", "state", "proof_method", "bypass", "retired_reason",
        ],
        "guardrail_evidence": ["label", "address"], "guardrail_link": ["relation", "degraded_from"],
        "guardrail_proof": ["method", "result"], "guardrail_exemption": ["reason"], "guardrail_origin": ["entry"],
        "guardrail_drill": ["planned_on"], "postmortem": ["state", "template"], "postmortem_section": ["slug"],
        "section_submission": ["client", "edits", "blank_before", "blank_after"], "section_flag": ["choice"],
        "review_verdict": ["verdict"],
        "review_meeting": ["zone"], "image": ["type"],  // The reason for the freeze of an incident is the incident.
        "freeze": ["source", "scope", "zone", "ended_as", "reason"],
        "freeze_answer": ["outcome"], "verdict": ["question", "subject", "verdict", "next_day"],
        "name_answer": ["answer"], "name_replacement": ["place_kind"],
        "wording_dismissal": ["rule", "scope", "place_kind"], "access_grant": ["level", "scope"],
        "import": ["source"], "launch": ["launch_on"], "launch_check": ["answer"],
        "premortem": [
            "template", "script", "anonymity", "pace", "phase", "join_code", "look_back_on", "decision",
        ], "premortem_card": ["prompt"], "premortem_participant": ["guest_name"],
        // The reason of an accepted risk needs the one who accepted it; see `PrivateHouse`.
        "risk": ["likelihood", "impact", "accepted_reason", "look_again_on", "outcome"],
        "private_name": ["kind"], "broken_glass": ["kind"],
        // `changes` is JSON; the entry is shown as a whole or not at all.
        "audit_entry": ["actor", "subject", "changes"], "edit_version": ["subject", "fields"],
        // The answer to a suggestion has words of the finding; no page shows them but that of the answers.
        "suggestion_answer": ["entry", "answer"], "suggestion_answer_term": ["term"],
        "live_event": ["topic", "name", "data"], "batch": ["kind"], "batch_row": ["before"],
        "sent_form": ["location", "notice"], "figure": ["name"],
        "team": ["name", "slug"], "person": ["name", "email", "password_hash", "zone", "level"],
        "identity": ["issuer", "subject", "label"],
        "session": ["user_agent", "network"], "invitation": ["email", "level", "name"],
        "service": ["name", "slug", "purpose"],
        "severity": ["label", "help"], "installation": ["name", "value"], "sitting": ["attendees"],
        "api_token": ["label", "scopes"], "known_place": ["kind"], "recent_pick": ["kind"],
        "second_factor_removal": ["reason"], "template": ["kind", "slug", "file_text"], "template_revision": ["text"],
    ]

    /// The columns of texts that are neither planted nor shared, such as those of a new table.
    static func forgotten(_ reading: Reading) throws -> [String] {
        let tables = try reading.rows(
            """
            SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%'
                AND name NOT LIKE 'pick\\_name%' ESCAPE '\\' AND name <> 'grdb_migrations' AND name <> 'search_config'
            """
        ) { $0.text() }
        return try tables.flatMap { table in
            let known = Set(planted.filter { $0.table == table }.flatMap(\.columns)).union(shared[table] ?? [])
            return try reading.rows("SELECT name FROM pragma_table_info('\(table)') WHERE type = 'TEXT'") { $0.text() }
                .filter { !known.contains($0) }.map { "\(table).\($0)" }
        }
    }

    /// - Returns: the marks that are in at least one row.
    static func plant(_ change: Change) throws -> Set<String> {
        var marks: Set<String> = []
        for (table, columns, rows) in planted {
            for column in columns {
                let mark = mark(table, column)
                let text = column.hasSuffix("_address") ? "https://example.org/\(mark)" : " \(mark) \(searched)"
                try change.run(
                    "UPDATE \(table) SET \(column) = coalesce(\(column), '') || '\(text)' WHERE \(rows)")
                if change.db.changesCount > 0 { marks.insert(mark) }
            }
        }
        // No revision is ever changed otherwise, so the index of the search does not notice.
        try change.run("INSERT INTO search_postmortem_section (search_postmortem_section) VALUES ('rebuild')")
        try change.record(.setting, "planted marks")
        return marks
    }
}
