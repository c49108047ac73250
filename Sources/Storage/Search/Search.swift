import Domain
import Foundation

/// Something that a search found.
package struct SearchResult: Sendable {
    package enum Found: Hashable, Sendable {
        case incident(ID<Incident>)
        case timelineEvent(ID<TimelineEvent>, of: ID<Incident>)
        case finding(ID<Finding>, of: ID<Incident>)
        case followUp(ID<FollowUp>)
        case guardrail(ID<Guardrail>)
        case postmortemSection(slug: String, of: ID<Incident>)
        case premortem(ID<Premortem>)
        case launch(ID<Launch>)
    }

    package let found: Found
    package let title: String
    /// The passage around the first hit, cut into parts of which some are hits.
    package let passage: [(text: String, isHit: Bool)]
}

extension Reading {
    /// How many of the latest hits are weighed against each other. Ranking every hit of a common word would cost more
    /// than the answer is worth.
    private static let weighed = 300
    private static let shown = 30

    /// The best of the latest hits. Every term must occur; the last one may be the beginning of a word.
    package func search(_ terms: SearchTerms) throws -> [SearchResult] {
        guard !terms.isEmpty, asker.isMember else { return [] }
        let pattern = terms.terms.enumerated().map { index, term in
            "\"\(term)\"" + (index == terms.terms.count - 1 ? "*" : "")
        }.joined(separator: " ")
        return try rows(
            """
            WITH latest AS MATERIALIZED (
                SELECT rowid AS id FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT \(Reading.weighed)
            ), best AS MATERIALIZED (
                SELECT search.rowid AS id, bm25(search, 6.0, 1.0) AS weight FROM search
                WHERE search MATCH ?1 AND search.rowid IN (SELECT id FROM latest)
                ORDER BY weight LIMIT \(Reading.shown)
            )
            SELECT search.rowid, search.incident_id, search.title,
                snippet(search, 1, char(2), char(3), '…', 24),
                (SELECT title FROM incident WHERE id = search.incident_id),
                (SELECT slug FROM postmortem_section WHERE search.rowid % 8 = 5 AND id = search.rowid / 8)
            FROM best JOIN search ON search.rowid = best.id
            WHERE search MATCH ?1 AND \(visibleSearchRow)
            ORDER BY best.weight
            """, [pattern]
        ) { try SearchResult(&$0) }
    }

    /// A row of the index is seen by whoever sees what it was made from.
    private var visibleSearchRow: String {
        """
        CASE
            WHEN search.incident_id IS NOT NULL THEN EXISTS (
                SELECT 1 FROM incident AS i WHERE i.id = search.incident_id AND \(visibleIncident("i")))
            WHEN search.rowid % 8 = 4 THEN EXISTS (
                SELECT 1 FROM guardrail AS g WHERE g.id = search.rowid / 8 AND \(visibleGuardrail("g")))
            WHEN search.rowid % 8 = 6 THEN EXISTS (
                SELECT 1 FROM premortem AS p WHERE p.id = search.rowid / 8 AND \(visiblePremortem("p")))
            WHEN search.rowid % 8 = 7 THEN EXISTS (
                SELECT 1 FROM launch AS l WHERE l.id = search.rowid / 8 AND \(visibleLaunch("l")))
            ELSE EXISTS (SELECT 1 FROM follow_up AS f WHERE f.id = search.rowid / 8 AND \(visibleFollowUp("f")))
        END
        """
    }
}

extension SearchResult {
    fileprivate init(_ columns: inout Columns) throws {
        let row = columns.int64()
        let incident: ID<Incident>? = columns.optionalID()
        let ownTitle = columns.text()
        passage = SearchResult.parts(columns.text())
        let incidentTitle = columns.optionalText()
        let slug = columns.optionalText()
        let id = row / 8
        switch (row % 8, incident) {
        case (0, _): found = .incident(ID(id))
        case (1, let incident?): found = .timelineEvent(ID(id), of: incident)
        case (2, let incident?): found = .finding(ID(id), of: incident)
        case (3, _): found = .followUp(ID(id))
        case (4, _): found = .guardrail(ID(id))
        case (5, let incident?): found = .postmortemSection(slug: slug ?? "", of: incident)
        case (6, _): found = .premortem(ID(id))
        case (7, _): found = .launch(ID(id))
        default: throw StorageFault("row \(row) of the search index is of no known kind")
        }
        title = ownTitle.isEmpty ? incidentTitle ?? "" : ownTitle
    }

    private static func parts(_ snippet: String) -> [(text: String, isHit: Bool)] {
        var parts: [(text: String, isHit: Bool)] = []
        for (index, piece) in snippet.split(separator: "\u{2}", omittingEmptySubsequences: false).enumerated() {
            let halves = piece.split(separator: "\u{3}", maxSplits: 1, omittingEmptySubsequences: false)
            if index > 0, halves.count == 2 {
                parts.append((String(halves[0]), true))
                parts.append((String(halves[1]), false))
            } else {
                parts.append((String(piece), false))
            }
        }
        return parts.filter { !$0.text.isEmpty }
    }
}
