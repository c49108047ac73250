import Domain
import Foundation

/// The results of a search of one kind.
package struct SearchGroup: Sendable {
    package let kind: SearchKind
    /// Results with all terms in the title, latest first, then the latest others.
    package let results: [SearchResult]
    /// Whether there are more results than are shown.
    package let hasMore: Bool
}

extension Reading {
    /// Finds records that contain every term, by kind; the last term may be the beginning of a word.
    ///
    /// Whole words are searched first, as they were typed: for the beginning of a word the index has to collect every
    /// place of every word that begins with it, which is worth it only if whole words find little. Other forms of the
    /// words come last.
    ///
    /// - Parameter limit: the maximum number of results of each kind.
    package func search(
        _ terms: SearchTerms, in kinds: [SearchKind] = SearchKind.allCases, atMost limit: Int = 6
    ) throws -> [SearchGroup] {
        guard !terms.isEmpty, asker.isMember else { return [] }
        return try kinds.compactMap { kind in
            var found = try search(terms.whole, in: kind, atMost: limit + 1)
            if found.count <= limit { found = found.adding(try search(terms.begun, in: kind, atMost: limit + 1)) }
            if found.count <= limit, let stems = terms.stems {
                found = found.adding(try search(stems.quoted, in: kind, atMost: limit + 1))
            }
            if found.isEmpty { return nil }
            return SearchGroup(
                kind: kind, results: found.prefix(limit).map(\.result), hasMore: found.count > limit)
        }
    }

    private func search(_ words: String, in kind: SearchKind, atMost limit: Int) throws -> [SearchRowResult] {
        var found: [SearchRowResult] = []
        if kind != .timelines { found = try rows(matching: "{title} : (\(words))", in: kind, atMost: limit) }
        if found.count < limit { found = found.adding(try rows(matching: words, in: kind, atMost: limit)) }
        return Array(found.prefix(limit))
    }

    private func rows(matching pattern: String, in kind: SearchKind, atMost limit: Int) throws -> [SearchRowResult] {
        let range = SearchRow.range(of: kind)
        return try rows(
            """
            SELECT search.rowid, search.incident_id, search.title,
                snippet(search, 1, char(2), char(3), '…', 24),
                (SELECT title FROM incident WHERE id = search.incident_id),
                (SELECT slug FROM postmortem_section WHERE ?4 AND id = search.rowid - ?2)
            FROM search
            WHERE search MATCH ?1 AND search.rowid BETWEEN ?2 AND ?3 AND \(visibleSearchRow(of: kind))
            ORDER BY search.rowid DESC LIMIT \(limit)
            """, [pattern, range.lowerBound, range.upperBound, kind == .postmortems]
        ) { columns in
            let number = columns.int64()
            return SearchRowResult(number: number, result: try SearchResult(&columns, row: number))
        }
    }

    /// A row of the index is visible to everyone who may see the record it was made from.
    private func visibleSearchRow(of kind: SearchKind) -> String {
        switch kind {
        case .incidents, .timelines, .findings, .postmortems: visibleThroughIncident("search.incident_id")
        case .guardrails: visibleThroughGuardrail("search.rowid - ?2")
        case .followUps:
            "EXISTS (SELECT 1 FROM follow_up AS f WHERE f.id = search.rowid - ?2 AND \(visibleFollowUp("f")))"
        case .premortems: visibleThroughPremortem("search.rowid - ?2")
        case .launches: "EXISTS (SELECT 1 FROM launch AS l WHERE l.id = search.rowid - ?2 AND \(visibleLaunch("l")))"
        }
    }
}

private struct SearchRowResult {
    let number: Int64
    let result: SearchResult
}

extension [SearchRowResult] {
    /// Appends the others that are not in the list yet.
    fileprivate func adding(_ others: [SearchRowResult]) -> [SearchRowResult] {
        self + others.filter { other in !contains { $0.number == other.number } }
    }
}

extension [String] {
    fileprivate var quoted: String { map { "\"\($0)\"" }.joined(separator: " ") }
}

extension SearchTerms {
    /// The query for the index with each term quoted: whole words.
    fileprivate var whole: String { terms.quoted }
    /// The same with the last term as the beginning of a word.
    fileprivate var begun: String { whole + "*" }
}
