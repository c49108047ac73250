import Domain
import Foundation
import GRDB

extension Change {
    /// Rewrites the earlier versions of a text and its entries in the history, the only place where that happens.
    func rewriteHistory(of place: NamedText.Place, _ erased: ErasedName) throws {
        let replaced = erased.replaced(in:)
        switch place.kind {
        case .section:
            try rewrite("postmortem_section_revision", "section_id", "revision", place, replaced)
            try rewrite("section_submission", "section_id", "id", place, replaced)
            try rewriteEdits(of: place, replaced)
            try rewritePassages(of: place, replaced)
        case .comment: try rewrite("comment_revision", "comment_id", "version", place, replaced)
        case .timelineEvent: try rewrite("timeline_event_revision", "event_id", "version", place, replaced)
        case .incident, .finding, .followUp, .guardrail, .launch, .premortem: break
        }
        guard let (subject, number) = try subject(of: place) else { return }
        let edits = try reading.rows(
            "SELECT version, fields FROM edit_version WHERE subject = ? AND subject_id = ?", [subject, number]
        ) { (version: $0.int(), fields: $0.text()) }
        for edit in edits {
            let fields = try JSONValue(text: edit.fields).mappingStrings(replaced).text
            try run(
                "UPDATE edit_version SET fields = ? WHERE subject = ? AND subject_id = ? AND version = ?",
                [fields, subject, number, edit.version])
        }
        let entries = try reading.rows(
            "SELECT id, action, changes FROM audit_entry WHERE subject = ? AND subject_id = ?", [subject, number]
        ) { (id: $0.int64(), action: $0.text(), changes: $0.text()) }
        for entry in entries {
            try run(
                "UPDATE audit_entry SET action = ?, changes = ? WHERE id = ?",
                [replaced(entry.action), try JSONValue(text: entry.changes).mappingStrings(replaced).text, entry.id])
        }
    }

    /// Sets the text of a comment on behalf of an administrator, who may change no other words of it.
    func rewriteComment(_ id: ID<Comment>, from version: Int, _ change: (String) -> String) throws {
        guard let (old, incident) = try reading.comment(id), old.version == version else { throw Change.noSuchComment }
        let text = change(old.text)
        try run("UPDATE comment SET text = ?, version = version + 1 WHERE id = ?", [text, id.rawValue])
        try run(
            "INSERT INTO comment_revision (comment_id, version, text, written_at) VALUES (?, ?, ?, ?)",
            [id.rawValue, old.version + 1, text, now.milliseconds])
        guard let (_, postmortem) = try subject(of: NamedText.Place(.comment, id.rawValue, version: version)) else {
            return
        }
        try record(
            .postmortem(ID(postmortem)), "replaced a name in a comment", incident: incident,
            changes: [FieldChange(field: "Comment", from: old.text, to: text)])
    }

    private func rewrite(
        _ table: String, _ owner: String, _ key: String, _ place: NamedText.Place, _ replaced: (String) -> String
    ) throws {
        let texts = try reading.rows(
            "SELECT \(key), text FROM \(table) WHERE \(owner) = ? AND text IS NOT NULL", [place.number]
        ) { (key: $0.int64(), text: $0.text()) }
        for row in texts {
            let text = replaced(row.text)
            if text != row.text {
                try run(
                    "UPDATE \(table) SET text = ? WHERE \(owner) = ? AND \(key) = ?", [text, place.number, row.key])
            }
        }
    }

    /// Passages of the text that were kept beside it: where comments begin, and both sides of a conflict.
    private func rewritePassages(of place: NamedText.Place, _ replaced: (String) -> String) throws {
        for (table, columns) in [
            ("comment_thread", ["exact", "prefix", "suffix"]), ("section_flag", ["theirs", "mine", "merged"]),
            ("quotation", ["text"]),
        ] {
            for column in columns {
                let texts = try reading.rows(
                    "SELECT id, \(column) FROM \(table) WHERE section_id = ? AND \(column) IS NOT NULL", [place.number]
                ) { (id: $0.int64(), text: $0.text()) }
                for row in texts where replaced(row.text) != row.text {
                    try run("UPDATE \(table) SET \(column) = ? WHERE id = ?", [replaced(row.text), row.id])
                }
            }
        }
    }

    /// What merging did with the texts that were sent.
    private func rewriteEdits(of place: NamedText.Place, _ replaced: (String) -> String) throws {
        let submissions = try reading.rows(
            "SELECT id, edits FROM section_submission WHERE section_id = ? AND edits <> '[]'", [place.number]
        ) { (id: $0.int64(), edits: $0.text()) }
        for row in submissions {
            let edits = try JSONValue(text: row.edits).mappingStrings(replaced).text
            if edits != row.edits {
                try run("UPDATE section_submission SET edits = ? WHERE id = ?", [edits, row.id])
            }
        }
    }

    /// The subject under which edits and the history keep a text.
    private func subject(of place: NamedText.Place) throws -> (name: String, number: Int64)? {
        switch place.kind {
        case .incident: ("incident", place.number)
        case .finding: ("finding", place.number)
        case .followUp: ("follow_up", place.number)
        case .timelineEvent: ("timeline_event", place.number)
        case .guardrail: ("guardrail", place.number)
        case .launch: ("launch", place.number)
        case .premortem: ("premortem", place.number)
        case .section:
            try reading.first("SELECT postmortem_id FROM postmortem_section WHERE id = ?", [place.number]) {
                ("postmortem", $0.int64())
            }
        case .comment:
            try reading.first(
                """
                SELECT s.postmortem_id FROM comment AS c JOIN comment_thread AS t ON t.id = c.thread_id
                JOIN postmortem_section AS s ON s.id = t.section_id WHERE c.id = ?
                """, [place.number]
            ) { ("postmortem", $0.int64()) }
        }
    }
}
