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
    /// Whole words are searched first, as they were typed, then words that begin with the last one. Other forms of the
    /// words come last.
    ///
    /// - Parameter limit: the maximum number of results of each kind.
    package func search(
        _ terms: SearchTerms, in kinds: [SearchKind] = SearchKind.allCases, atMost limit: Int = 6
    ) throws -> [SearchGroup] {
        guard !terms.isEmpty, asker.isMember else { return [] }
        return try kinds.compactMap { kind in
            let source = SearchSource(kind, self)
            var found = try search(terms.terms.quoted, in: source, atMost: limit + 1)
            if found.count <= limit, let begun = try begun(terms, in: source) {
                found = found.adding(try search(begun, in: source, atMost: limit + 1))
            }
            if found.count <= limit, let stems = terms.stems {
                found = found.adding(try search(stems.quoted, in: source, atMost: limit + 1))
            }
            if found.isEmpty { return nil }
            // A passage is looked for only in what is shown, since that takes longer than finding it.
            return SearchGroup(
                kind: kind, results: try found.prefix(limit).compactMap { try result($0, in: source) },
                hasMore: found.count > limit)
        }
    }

    private func search(_ words: String, in source: SearchSource, atMost limit: Int) throws -> [SearchHit] {
        var found: [SearchHit] = []
        if source.hasTitles, let first = try firstRow(matching: words, in: source) {
            found = try hits(of: "{title} : (\(words))", in: source, from: first, atMost: limit)
        }
        if found.count < limit {
            found = found.adding(try hits(of: words, in: source, from: 0, atMost: limit))
        }
        return Array(found.prefix(limit))
    }

    /// The row from which titles count more than the rest: a word that is in every text and in no title would otherwise
    /// be looked for in all of them.
    func firstRow(matching words: String, in source: SearchSource) throws -> Int64? {
        try first(
            """
            SELECT min(number) FROM (SELECT x.id AS number \(source.hits)
                ORDER BY \(source.index).rowid DESC LIMIT \(SearchSource.mostRanked))
            """, [words]
        ) { $0.optionalInt64() } ?? nil
    }

    private func hits(
        of pattern: String, in source: SearchSource, from first: Int64, atMost limit: Int
    ) throws -> [SearchHit] {
        try rows(
            """
            SELECT x.id \(source.hits) AND \(source.index).rowid >= ?
            ORDER BY \(source.index).rowid DESC LIMIT \(limit)
            """, [pattern, first]
        ) { SearchHit(id: $0.int64(), pattern: pattern) }
    }

    private func result(_ hit: SearchHit, in source: SearchSource) throws -> SearchResult? {
        let index = source.index
        return try first(
            """
            SELECT \(source.incident), \(index).title, snippet(\(index), 1, char(2), char(3), '…', 24),
                (SELECT title FROM incident WHERE id = \(source.incident)), \(source.slug)
            \(source.hits) AND \(index).rowid = ? LIMIT 1
            """, [hit.pattern, hit.id]
        ) { try SearchResult(&$0, source.kind, id: hit.id) }
    }

    /// The words with the last one as the beginning of a word; nil if no word goes on after it.
    private func begun(_ terms: SearchTerms, in source: SearchSource) throws -> String? {
        guard let last = terms.terms.last else { return nil }
        let words = try words(beginning: last, in: source).filter { $0 != last }
        if words.isEmpty { return nil }
        return (terms.terms.dropLast().map { "\"\($0)\"" } + ["(\(words.anyQuoted))"]).joined(separator: " AND ")
    }

    /// The first words of the index that begin with some letters. The index could be asked for all of them at once, but
    /// would then collect every place of each before it gives the latest. Words that are only in records that the asker
    /// may not see are passed over: what they push out of the list would tell of them.
    func words(beginning start: String, in source: SearchSource) throws -> [String] {
        let start = SearchWord.folded(start).folding(options: .diacriticInsensitive, locale: nil)
        var found: [String] = []
        var next = start
        var looked = 0
        while found.count < SearchSource.mostWords, looked < SearchSource.mostWordsLooked {
            looked += 1
            let word = try first("SELECT term FROM \(source.words) WHERE term >= ? LIMIT 1", [next]) { $0.text() }
            guard let word, word.utf8.starts(with: start.utf8) else { break }
            next = word + "\u{1}"
            if try sight == .everything || isSeen(word, in: source) { found.append(word) }
        }
        return found
    }

    private func isSeen(_ word: String, in source: SearchSource) throws -> Bool {
        try first(
            "SELECT 1 \(source.hits) LIMIT 1", [[word].quoted]
        ) { $0.int() } != nil
    }
}

/// A record that was found, and the query that it was found with.
private struct SearchHit {
    let id: Int64
    let pattern: String
}

extension [SearchHit] {
    /// Appends the others that are not in the list yet.
    fileprivate func adding(_ others: [SearchHit]) -> [SearchHit] {
        self + others.filter { other in !contains { $0.id == other.id } }
    }
}

extension [String] {
    /// As a query for the index: all of them.
    var quoted: String { map { "\"\($0)\"" }.joined(separator: " ") }

    /// As a query for the index: at least one of them.
    var anyQuoted: String { map { "\"\($0)\"" }.joined(separator: " OR ") }
}
