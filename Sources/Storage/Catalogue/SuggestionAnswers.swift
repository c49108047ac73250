import Domain
import Foundation
import GRDB

/// A suggestion that somebody accepted or turned down, as a row of a list.
package struct SuggestionAnswerRow: Sendable {
    package let id: ID<SuggestionAnswerRow>
    package let finding: ID<Finding>
    package let findingTitle: String
    /// The slug of an entry of the catalogue, which may have been removed since.
    package let entry: String
    package let answer: SuggestionAnswer
    package let at: Date
    package let by: String?
    /// The words by which it is remembered.
    package let terms: [String]
}

extension Reading {
    /// The answers that people gave to the suggestions to one finding.
    package func suggestionAnswers(on finding: ID<Finding>) throws -> [SuggestionAnswerRow] {
        try suggestionAnswers("v.finding_id = ?", [finding.rawValue], atMost: 100)
    }

    /// The latest answers that the asker may see.
    package func suggestionAnswers(atMost limit: Int = 200) throws -> [SuggestionAnswerRow] {
        try suggestionAnswers("1", [], atMost: limit)
    }

    /// How often entries were accepted and turned down for other findings that had one of the words.
    package func suggestionLessons(for terms: [String], besides finding: ID<Finding>) throws -> [SuggestionLesson] {
        try rows(
            """
            SELECT v.entry, t.term, sum(v.answer = 'accepted'), sum(v.answer = 'turned_down')
            FROM json_each(?) AS j JOIN suggestion_answer_term AS t ON t.term = j.value
                JOIN suggestion_answer AS v ON v.id = t.answer_id
            WHERE v.ended_at IS NULL AND v.finding_id <> ? AND \(visibleThroughFinding("v.finding_id"))
            GROUP BY v.entry, t.term
            """, [try SuggestionAnswerRow.json(terms), finding.rawValue]
        ) { SuggestionLesson(entry: $0.text(), term: $0.text(), accepted: $0.int(), turnedDown: $0.int()) }
    }

    private func suggestionAnswers(
        _ condition: StaticString, _ arguments: StatementArguments, atMost limit: Int
    ) throws -> [SuggestionAnswerRow] {
        try rows(
            """
            SELECT v.id, v.finding_id, n.title, v.entry, v.answer, v.created_at, p.name,
                (SELECT group_concat(t.term, ' ') FROM suggestion_answer_term AS t WHERE t.answer_id = v.id)
            FROM suggestion_answer AS v JOIN finding AS n ON n.id = v.finding_id
                LEFT JOIN person AS p ON p.id = v.created_by
            WHERE v.ended_at IS NULL AND \(condition) AND \(visibleThroughFinding("v.finding_id"))
            ORDER BY v.id DESC LIMIT \(limit)
            """, arguments
        ) { columns in
            SuggestionAnswerRow(
                id: columns.id(), finding: columns.id(), findingTitle: columns.text(), entry: columns.text(),
                answer: try columns.value(), at: columns.date(), by: columns.optionalText(),
                terms: (columns.optionalText() ?? "").split(separator: " ").map(String.init))
        }
    }

    package func suggestionAnswer(_ id: ID<SuggestionAnswerRow>) throws -> SuggestionAnswerRow? {
        try suggestionAnswers("v.id = ?", [id.rawValue], atMost: 1).first
    }

    /// For the rows of a table that belong to a finding.
    private func visibleThroughFinding(_ column: StaticString) -> String {
        """
        EXISTS (SELECT 1 FROM finding AS vn JOIN incident AS vm ON vm.id = vn.incident_id
            WHERE vn.id = \(column) AND vn.deleted_at IS NULL AND \(visibleIncident("vm")))
        """
    }
}

extension SuggestionAnswerRow {
    fileprivate static func json(_ terms: [String]) throws -> String {
        String(decoding: try JSONEncoder().encode(terms), as: UTF8.self)
    }
}

extension Change {
    /// Remembers what was thought of a suggestion. A later answer on the same one takes the place of the former.
    ///
    /// - Parameters:
    ///   - entry: the slug and the name of an entry of the catalogue.
    ///   - terms: the most telling words of the finding, by which it is remembered.
    package func judgeSuggestion(
        _ entry: (slug: String, name: String), to finding: ID<Finding>, _ answer: SuggestionAnswer, terms: [String]
    ) throws {
        try require(.contributor, on: .finding(finding))
        let subject = try requireFinding(finding)
        let before = try reading.suggestionAnswers(on: finding).first { $0.entry == entry.slug }
        if before?.answer == answer { return }
        if let before { try endAnswer(before.id) }
        let id: ID<SuggestionAnswerRow> = try insert(
            "INSERT INTO suggestion_answer (finding_id, entry, answer, created_at, created_by) VALUES (?, ?, ?, ?, ?)",
            [finding.rawValue, entry.slug, answer.rawValue, now.milliseconds, asker.personID?.rawValue])
        for term in Set(terms) {
            try run("INSERT INTO suggestion_answer_term (term, answer_id) VALUES (?, ?)", [term, id.rawValue])
        }
        try record(
            .finding(finding), "\(answer.label.lowercased()) the suggestion “\(entry.name)”",
            incident: subject.incidentID)
    }

    /// Forgets what was thought of a suggestion: it teaches nothing any more.
    ///
    /// - Parameter name: of the entry.
    package func takeBackSuggestionAnswer(_ id: ID<SuggestionAnswerRow>, called name: String) throws -> ID<Finding> {
        try require(.contributor)
        guard let answer = try reading.suggestionAnswer(id) else {
            throw Refusal("This answer was taken back already.")
        }
        let finding = try requireFinding(answer.finding)
        try endAnswer(id)
        try record(
            .finding(finding.id), "took back the answer to the suggestion “\(name)”", incident: finding.incidentID,
            changes: [FieldChange(field: "Answer", from: answer.answer.label, to: "")])
        return finding.id
    }

    private func endAnswer(_ id: ID<SuggestionAnswerRow>) throws {
        try run(
            "UPDATE suggestion_answer SET ended_at = ?, ended_by = ? WHERE id = ?",
            [now.milliseconds, asker.personID?.rawValue, id.rawValue])
    }
}
