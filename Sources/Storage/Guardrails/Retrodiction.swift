import Domain

/// An incident that a guardrail might have caught, as a row on the page that asks.
package struct AskedIncident: Sendable {
    package let likely: LikelyCatch
    package let summary: IncidentSummary
}

extension Reading {
    /// The number of latest incidents of each sort to consider.
    private static let looked = 60

    /// Past incidents that a guardrail might have caught, likeliest first. Incidents already related to it are left
    /// out.
    package func incidentsLikelyCaught(by id: ID<Guardrail>) throws -> [AskedIncident] {
        guard let guardrail = try guardrail(id) else { return [] }
        var candidates: [ID<Incident>: LikelyCatch] = [:]
        for (incident, service) in try incidents(sharingServicesWith: id) {
            candidates[incident, default: LikelyCatch(incident: incident)].services.append(service)
        }
        for (incident, kind) in try incidents(sharingFindingsWith: id) {
            candidates[incident, default: LikelyCatch(incident: incident)].findingKinds.append(kind)
        }
        for incident in try incidents(resembling: "\(guardrail.name) \(guardrail.statement)") {
            candidates[incident, default: LikelyCatch(incident: incident)].isSimilar = true
        }
        for known in try incidents(knownTo: id) { candidates[known] = nil }
        return try LikelyCatch.ranked(Array(candidates.values)).compactMap { likely in
            guard let summary = try incidentSummary(likely.incident) else { return nil }
            return AskedIncident(likely: likely, summary: summary)
        }
    }

    private var isPast: String {
        "i.kind <> 'drill' AND i.state NOT IN ('dismissed', 'merged') AND \(visibleIncident("i"))"
    }

    private func incidents(sharingServicesWith id: ID<Guardrail>) throws -> [(ID<Incident>, String)] {
        try rows(
            """
            SELECT x.incident_id, s.name
            FROM guardrail_service AS l JOIN service AS s ON s.id = l.service_id
                JOIN incident_service AS x ON x.service_id = l.service_id JOIN incident AS i ON i.id = x.incident_id
            WHERE l.guardrail_id = ? AND \(isPast) ORDER BY x.incident_id DESC LIMIT \(Reading.looked)
            """, [id.rawValue]
        ) { ($0.id(), $0.text()) }
    }

    private func incidents(sharingFindingsWith id: ID<Guardrail>) throws -> [(ID<Incident>, FindingKind)] {
        try rows(
            """
            SELECT DISTINCT n.incident_id, n.kind
            FROM (SELECT * FROM finding AS f WHERE f.deleted_at IS NULL AND \(seesThroughIncident("f.incident_id"))
                ORDER BY f.id DESC LIMIT \(Reading.looked * 5)) AS n
                JOIN incident AS i ON i.id = n.incident_id
            WHERE n.kind IN (
                SELECT a.kind FROM guardrail_link AS l JOIN finding AS a ON a.id = l.finding_id
                WHERE l.guardrail_id = ? AND l.deleted_at IS NULL AND a.deleted_at IS NULL
                    AND \(seesThroughIncident("a.incident_id"))) AND \(isPast)
            """, [id.rawValue]
        ) { ($0.id(), try $0.value()) }
    }

    /// Requires at least two words in common, because a single word says little.
    private func incidents(resembling text: String) throws -> [ID<Incident>] {
        let words = SearchTerms(text).terms.filter { $0.unicodeScalars.count > 3 && !Reading.common.contains($0) }
        if words.count < 2 || !asker.isMember { return [] }
        let pattern = Array(words.prefix(12)).anyQuoted
        var hits: [ID<Incident>: Set<String>] = [:]
        for kind in [SearchKind.incidents, .findings, .postmortems] {
            let source = SearchSource(kind, self)
            let found = try rows(
                """
                SELECT i.id, \(source.index).title || ' ' || \(source.index).body
                FROM \(source.index) CROSS JOIN \(source.table) AS x ON x.id = \(source.index).rowid
                    JOIN incident AS i ON i.id = \(source.incident)
                WHERE \(source.index) MATCH ? AND \(isPast)
                ORDER BY \(source.index).rowid DESC LIMIT \(Reading.looked)
                """, [pattern]
            ) { ($0.id(Incident.self), $0.text()) }
            for (incident, text) in found { hits[incident, default: []].formUnion(WordList(text).words) }
        }
        return hits.filter { $0.value.intersection(words).count >= 2 }.map(\.key)
    }

    /// Words that say nothing about what went wrong.
    private static let common: Set<String> = [
        "that", "this", "with", "from", "which", "what", "when", "where", "before", "after", "until", "unless", "every",
        "each", "into", "than", "then", "them", "they", "their", "there", "would", "only", "more", "most", "other",
        "stops",
        "guardrail", "nothing", "somebody", "anybody", "nobody", "without", "whose", "does", "have", "been", "will",
        "must",
    ]

    private func incidents(knownTo id: ID<Guardrail>) throws -> [ID<Incident>] {
        try rows(
            """
            SELECT coalesce(l.incident_id, n.incident_id, f.incident_id)
            FROM guardrail_link AS l LEFT JOIN finding AS n ON n.id = l.finding_id
                LEFT JOIN follow_up AS f ON f.id = l.follow_up_id
            WHERE l.guardrail_id = ? AND l.deleted_at IS NULL AND \(visibleThroughGuardrail("l.guardrail_id"))
            """, [id.rawValue]
        ) { $0.optionalID(Incident.self) }.compactMap(\.self)
    }
}

extension Change {
    /// Records which incidents a guardrail would have caught. An empty list means none.
    ///
    /// - Returns: the new links, so that they can be undone as a whole.
    package func retrodict(_ id: ID<Guardrail>, _ incidents: [ID<Incident>]) throws -> [ID<GuardrailLink>] {
        try require(.contributor, on: .guardrail(id))
        if incidents.count > LikelyCatch.asked { throw Refusal("You can link at most \(LikelyCatch.asked) at once.") }
        return try incidents.map { try link(id, .wouldHaveCaught, .incident($0)) }
    }
}
