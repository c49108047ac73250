import Domain
import Foundation
import GRDB

/// A suggestion that somebody accepted or turned down, as a row of a list.
package struct SuggestionVerdictRow: Sendable {
    package let id: ID<SuggestionVerdictRow>
    package let finding: ID<Finding>
    package let findingTitle: String
    /// The slug of an entry of the catalogue, which may have been removed since.
    package let entry: String
    package let verdict: SuggestionVerdict
    package let at: Date
    package let by: String?
    /// The words by which it is remembered.
    package let terms: [String]
}

extension Reading {
    /// What was thought of the suggestions to one finding.
    package func suggestionVerdicts(on finding: ID<Finding>) throws -> [SuggestionVerdictRow] {
        try suggestionVerdicts("v.finding_id = ?", [finding.rawValue], atMost: 100)
    }

    /// The latest verdicts that the asker may see.
    package func suggestionVerdicts(atMost limit: Int = 200) throws -> [SuggestionVerdictRow] {
        try suggestionVerdicts("1", [], atMost: limit)
    }

    /// How often entries were accepted and turned down for other findings that had one of the words.
    package func suggestionLessons(for terms: [String], besides finding: ID<Finding>) throws -> [SuggestionLesson] {
        try rows(
            """
            SELECT v.entry, t.term, sum(v.verdict = 'accepted'), sum(v.verdict = 'turned_down')
            FROM json_each(?) AS j JOIN suggestion_verdict_term AS t ON t.term = j.value
                JOIN suggestion_verdict AS v ON v.id = t.verdict_id
            WHERE v.ended_at IS NULL AND v.finding_id <> ? AND \(visibleThroughFinding("v.finding_id"))
            GROUP BY v.entry, t.term
            """, [try SuggestionVerdictRow.json(terms), finding.rawValue]
        ) { SuggestionLesson(entry: $0.text(), term: $0.text(), accepted: $0.int(), turnedDown: $0.int()) }
    }

    private func suggestionVerdicts(
        _ condition: StaticString, _ arguments: StatementArguments, atMost limit: Int
    ) throws -> [SuggestionVerdictRow] {
        try rows(
            """
            SELECT v.id, v.finding_id, n.title, v.entry, v.verdict, v.created_at, p.name,
                (SELECT group_concat(t.term, ' ') FROM suggestion_verdict_term AS t WHERE t.verdict_id = v.id)
            FROM suggestion_verdict AS v JOIN finding AS n ON n.id = v.finding_id
                LEFT JOIN person AS p ON p.id = v.created_by
            WHERE v.ended_at IS NULL AND \(condition) AND \(visibleThroughFinding("v.finding_id"))
            ORDER BY v.id DESC LIMIT \(limit)
            """, arguments
        ) { columns in
            SuggestionVerdictRow(
                id: columns.id(), finding: columns.id(), findingTitle: columns.text(), entry: columns.text(),
                verdict: try columns.value(), at: columns.date(), by: columns.optionalText(),
                terms: (columns.optionalText() ?? "").split(separator: " ").map(String.init))
        }
    }

    package func suggestionVerdict(_ id: ID<SuggestionVerdictRow>) throws -> SuggestionVerdictRow? {
        try suggestionVerdicts("v.id = ?", [id.rawValue], atMost: 1).first
    }

    /// For the rows of a table that belong to a finding.
    private func visibleThroughFinding(_ column: StaticString) -> String {
        """
        EXISTS (SELECT 1 FROM finding AS vn JOIN incident AS vm ON vm.id = vn.incident_id
            WHERE vn.id = \(column) AND vn.deleted_at IS NULL AND \(visibleIncident("vm")))
        """
    }
}

extension SuggestionVerdictRow {
    fileprivate static func json(_ terms: [String]) throws -> String {
        String(decoding: try JSONEncoder().encode(terms), as: UTF8.self)
    }
}

extension Change {
    /// Remembers what was thought of a suggestion. A later verdict on the same one takes the place of the former.
    ///
    /// - Parameters:
    ///   - entry: the slug and the name of an entry of the catalogue.
    ///   - terms: the most telling words of the finding, by which it is remembered.
    package func judgeSuggestion(
        _ entry: (slug: String, name: String), to finding: ID<Finding>, _ verdict: SuggestionVerdict, terms: [String]
    ) throws {
        try requireMember()
        let subject = try requireFinding(finding)
        let before = try reading.suggestionVerdicts(on: finding).first { $0.entry == entry.slug }
        if before?.verdict == verdict { return }
        if let before { try endVerdict(before.id) }
        let id: ID<SuggestionVerdictRow> = try insert(
            "INSERT INTO suggestion_verdict (finding_id, entry, verdict, created_at, created_by) VALUES (?, ?, ?, ?, ?)",
            [finding.rawValue, entry.slug, verdict.rawValue, now.milliseconds, asker.personID?.rawValue])
        for term in Set(terms) {
            try run("INSERT INTO suggestion_verdict_term (term, verdict_id) VALUES (?, ?)", [term, id.rawValue])
        }
        try record(
            .finding(finding), "\(verdict.label.lowercased()) the suggestion “\(entry.name)”",
            incident: subject.incidentID)
    }

    /// Forgets what was thought of a suggestion: it teaches nothing any more.
    ///
    /// - Parameter name: of the entry.
    package func takeBackSuggestionVerdict(_ id: ID<SuggestionVerdictRow>, called name: String) throws -> ID<Finding> {
        try requireMember()
        guard let verdict = try reading.suggestionVerdict(id) else {
            throw Refusal("This verdict was taken back already.")
        }
        let finding = try requireFinding(verdict.finding)
        try endVerdict(id)
        try record(
            .finding(finding.id), "took back the verdict on the suggestion “\(name)”", incident: finding.incidentID,
            changes: [FieldChange(field: "Verdict", from: verdict.verdict.label, to: "")])
        return finding.id
    }

    private func endVerdict(_ id: ID<SuggestionVerdictRow>) throws {
        try run(
            "UPDATE suggestion_verdict SET ended_at = ?, ended_by = ? WHERE id = ?",
            [now.milliseconds, asker.personID?.rawValue, id.rawValue])
    }
}
