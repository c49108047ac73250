import Domain
import Foundation

/// A record suggested while somebody types a key.
package struct KeyCompletion: Equatable, Sendable {
    package let key: Key
    package let title: String
}

extension Reading {
    /// Suggestions for the beginning of a key: `INC-`, `FU-3`, or `GR-dry`. Digits are the beginning of the number,
    /// letters the beginning of a word in the title.
    ///
    /// - Parameters:
    ///   - rest: the text after the hyphen.
    ///   - incident: records that belong to it come first.
    package func completions(
        _ prefix: Key.Prefix, _ rest: String, near incident: ID<Incident>?, atMost limit: Int = 8
    ) throws -> [KeyCompletion] {
        guard let source = source(of: prefix), asker.isMember else { return [] }
        if rest.isEmpty { return try latest(source, prefix, near: incident, atMost: limit) }
        if rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return try numbered(source, prefix, rest, atMost: limit)
        }
        return try titled(source, prefix, rest, atMost: limit)
    }

    private struct Source {
        /// The records, as `x`.
        let search: SearchSource
        let title: StaticString
        /// Whether a row belongs to the incident that is the argument.
        let isNear: StaticString
    }

    private func source(of prefix: Key.Prefix) -> Source? {
        switch prefix {
        case .incident: Source(search: SearchSource(.incidents, self), title: "x.title", isNear: "x.id = ?1")
        case .followUp: Source(search: SearchSource(.followUps, self), title: "x.title", isNear: "x.incident_id = ?1")
        case .guardrail:
            Source(
                search: SearchSource(.guardrails, self), title: "x.name",
                isNear: """
                    x.id IN (
                        SELECT guardrail_id FROM guardrail_link WHERE incident_id = ?1 AND deleted_at IS NULL
                        UNION SELECT l.guardrail_id FROM finding AS n JOIN guardrail_link AS l ON l.finding_id = n.id
                        WHERE n.incident_id = ?1 AND n.deleted_at IS NULL AND l.deleted_at IS NULL
                        UNION SELECT l.guardrail_id FROM follow_up AS f JOIN guardrail_link AS l ON l.follow_up_id = f.id
                        WHERE f.incident_id = ?1 AND f.deleted_at IS NULL AND l.deleted_at IS NULL)
                    """)
        case .premortem: nil
        }
    }

    private func latest(
        _ source: Source, _ prefix: Key.Prefix, near incident: ID<Incident>?, atMost limit: Int
    ) throws -> [KeyCompletion] {
        var found: [KeyCompletion] = []
        if let incident, try self.incident(incident) != nil {
            found = try rows(
                """
                SELECT x.id, \(source.title) FROM \(source.search.table) AS x
                WHERE \(source.isNear) AND \(source.search.visible) ORDER BY x.id DESC LIMIT ?2
                """, [incident.rawValue, limit]
            ) { KeyCompletion(key: Key(prefix, $0.int64()), title: $0.text()) }
        }
        let others = try rows(
            """
            SELECT x.id, \(source.title) FROM \(source.search.table) AS x WHERE \(source.search.visible) ORDER BY x.id DESC LIMIT ?
            """, [limit]
        ) { KeyCompletion(key: Key(prefix, $0.int64()), title: $0.text()) }
        return Array((found + others.filter { !found.contains($0) }).prefix(limit))
    }

    /// 3, then 30 to 39, then 300 to 399: ranges of the primary key, whatever the size of the table.
    private func numbered(
        _ source: Source, _ prefix: Key.Prefix, _ digits: String, atMost limit: Int
    ) throws -> [KeyCompletion] {
        guard let number = ID<Key>(text: digits)?.rawValue, number < 1_000_000_000 else { return [] }
        var found: [KeyCompletion] = []
        var width: Int64 = 1
        while width <= 1_000_000, found.count < limit {
            found += try rows(
                """
                SELECT x.id, \(source.title) FROM \(source.search.table) AS x
                WHERE x.id BETWEEN ? AND ? AND \(source.search.visible) ORDER BY x.id DESC LIMIT ?
                """, [number * width, number * width + width - 1, limit - found.count]
            ) { KeyCompletion(key: Key(prefix, $0.int64()), title: $0.text()) }
            width *= 10
        }
        return found
    }

    private func titled(
        _ source: Source, _ prefix: Key.Prefix, _ text: String, atMost limit: Int
    ) throws -> [KeyCompletion] {
        let terms = SearchTerms(text).terms
        if terms.isEmpty { return [] }
        let search = source.search
        let begun = try terms.map { try words(beginning: $0, in: search) }
        if begun.contains(where: \.isEmpty) { return [] }
        let pattern = begun.map { "(\($0.anyQuoted))" }.joined(separator: " AND ")
        guard let first = try firstRow(matching: pattern, in: search) else { return [] }
        return try rows(
            """
            SELECT x.id, \(source.title) \(search.hits) AND \(search.index).rowid >= ?
            ORDER BY \(search.index).rowid DESC LIMIT ?
            """, ["{title} : (\(pattern))", first, limit]
        ) { KeyCompletion(key: Key(prefix, $0.int64()), title: $0.text()) }
    }
}
