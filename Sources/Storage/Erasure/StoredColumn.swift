import Domain
import GRDB

/// A column in which texts are stored that are not proposed one by one: earlier revisions, the history, notes, imported
/// originals. All of them are found in the schema, so that a new table is not forgotten.
struct StoredColumn {
    let table: String
    let column: String
    /// Which rows: those whose present text is proposed one by one stay as they are.
    let condition: String

    /// Texts that are proposed by themselves, and which rows of their tables are nevertheless not.
    private static let proposed: [String: String] = {
        let inBin = "deleted_at IS NOT NULL"
        var conditions: [String: String] = ["timeline_event.text": "(\(inBin) OR source = 'system')"]
        let columns: [String: [String]] = [
            "incident": ["title", "summary", "how_noticed", "surprise"], "finding": ["title", "detail"],
            "follow_up": ["title", "detail"], "guardrail": ["name", "statement", "bypass"],
            "launch": ["title", "plan", "blast_radius"], "premortem": ["title", "plan"], "comment": ["text"],
        ]
        for (table, names) in columns { for name in names { conditions["\(table).\(name)"] = inBin } }
        conditions["postmortem_section_revision.text"] =
            "revision < (SELECT s.revision FROM postmortem_section AS s WHERE s.id = section_id)"
        conditions["timeline_event_revision.text"] =
            "version < (SELECT t.version FROM timeline_event AS t WHERE t.id = event_id)"
        conditions["comment_revision.text"] = "version < (SELECT c.version FROM comment AS c WHERE c.id = comment_id)"
        conditions["edit_version.fields"] = """
            version < (SELECT max(e.version) FROM edit_version AS e
                WHERE e.subject = edit_version.subject AND e.subject_id = edit_version.subject_id)
            """
        return conditions
    }()

    /// The account itself.
    private static let left: Set<String> = ["person"]

    private static let json: Set<String> = [
        "audit_entry.changes", "edit_version.fields", "live_event.data", "batch_row.before", "premortem.script",
        "section_submission.edits",
    ]

    static func all(_ reading: Reading) throws -> [StoredColumn] {
        for function in functions { reading.db.add(function: function) }
        let tables = try reading.rows(
            """
            SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
                AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search\\_%' ESCAPE '\\'
                AND name NOT LIKE 'pick\\_name\\_%' ESCAPE '\\' AND name NOT LIKE 'grdb%'
            """
        ) { $0.text() }
        return try tables.filter { !left.contains($0) }.flatMap { table in
            try reading.rows("SELECT name FROM pragma_table_info('\(table)') WHERE type = 'TEXT'") { $0.text() }
                .map { StoredColumn(table: table, column: $0, condition: proposed["\(table).\($0)"] ?? "1") }
        }
    }

    /// `has_words(text, words)` and `without_words(text, words, other)`, see ``WholeWords``.
    private static let functions = [
        DatabaseFunction("has_words", argumentCount: 2, pure: true) { values in
            guard let text = String.fromDatabaseValue(values[0]), let words = String.fromDatabaseValue(values[1]) else {
                return false
            }
            return WholeWords.contains(words, in: text)
        },
        DatabaseFunction("without_words", argumentCount: 3, pure: true) { values in
            guard let text = String.fromDatabaseValue(values[0]), let words = String.fromDatabaseValue(values[1]),
                let other = String.fromDatabaseValue(values[2])
            else { return values[0] }
            return WholeWords.replacing(words, in: text, with: other)
        },
    ]

    /// Addresses are the same in capitals, which `has_words` knows.
    private func mentions(_ needle: String, _ parameter: String) -> String {
        let text = needle.contains("@") ? "lower(\"\(column)\")" : "\"\(column)\""
        return "instr(\(text), \(parameter)) > 0 AND has_words(\"\(column)\", \(parameter))"
    }

    func count(_ erased: ErasedName, _ reading: Reading) throws -> Int {
        let needles = erased.unmistakable.map { quoted($0) }
        let sought = needles.indices.map { mentions(needles[$0], "?\($0 + 1)") }.joined(separator: " OR ")
        return try reading.first(
            "SELECT count(*) FROM \"\(table)\" WHERE \(condition) AND (\(sought))", StatementArguments(needles)
        ) { $0.int() } ?? 0
    }

    func replace(_ erased: ErasedName, _ change: Change) throws {
        for needle in erased.unmistakable.map({ quoted($0) }) {
            try change.run(
                """
                UPDATE OR IGNORE "\(table)" SET "\(column)" = without_words("\(column)", ?1, ?2)
                WHERE \(condition) AND \(mentions(needle, "?1"))
                """, [needle, quoted(erased.words)])
        }
    }

    /// A text as the column holds it.
    private func quoted(_ text: String) -> String {
        StoredColumn.json.contains("\(table).\(column)") ? JSONValue.string(text).insideQuotes : text
    }
}
