import Domain

/// The facts about one guardrail in one service.
struct CoverageFacts {
    var protects = false
    var isExempt = false
    var isBeingBrought = false

    func mark(_ state: GuardrailState) -> CoverageMark {
        CoverageMark.of(state, protects: protects, isExempt: isExempt, isBeingBrought: isBeingBrought)
    }
}

/// A guardrail and a service to which it matters, with the reason.
private struct CoveragePair {
    let fact: Int
    let guardrail: Int64
    let service: Int64
}

extension Reading {
    /// By service, then by guardrail, for services that exist and pass the filter.
    func coverageFacts(of guardrails: [ID<Guardrail>], _ query: CoverageQuery) throws -> [Int64: [Int64: CoverageFacts]]
    {
        let pairs = try rows(
            """
            WITH asked AS MATERIALIZED (SELECT value AS id FROM json_each(?1)), pair AS (\(pairs(asked: "guardrail_id")))
            SELECT pair.fact, pair.guardrail, pair.service
            FROM pair JOIN service AS s ON s.id = pair.service LEFT JOIN team AS t ON ?3 IS NOT NULL AND t.id = s.team_id
            WHERE s.deleted_at IS NULL AND (?2 IS NULL OR s.slug = ?2) AND (?3 IS NULL OR t.slug = ?3)
            LIMIT 5000
            """, [Reading.list(guardrails), query.service, query.team]
        ) { CoveragePair(fact: $0.int(), guardrail: $0.int64(), service: $0.int64()) }
        return pairs.reduce(into: [:]) { facts, pair in
            facts[pair.service, default: [:]][pair.guardrail, default: CoverageFacts()].add(pair.fact)
        }
    }

    /// The number of guardrails missing in each service, of all that the filter leaves, whether or not they are shown.
    func gaps(in services: [ID<Service>], _ query: CoverageQuery) throws -> [ID<Service>: Int] {
        let marks = try rows(
            """
            WITH asked AS MATERIALIZED (SELECT value AS id FROM json_each(?3)), pair AS (\(pairs(asked: "service_id")))
            SELECT pair.service, g.state, max(pair.fact = 0), max(pair.fact = 1), max(pair.fact = 2)
            FROM pair JOIN guardrail AS g ON g.id = pair.guardrail
            WHERE \(guardrailConditions(query).joined(separator: " AND "))
            GROUP BY pair.service, pair.guardrail
            """, [query.kind?.rawValue, query.strengths, Reading.list(services)]
        ) { columns in
            let service: ID<Service> = columns.id()
            let state: GuardrailState = try columns.value()
            let facts = CoverageFacts(
                protects: columns.bool(), isExempt: columns.bool(), isBeingBrought: columns.bool())
            return (service: service, mark: facts.mark(state))
        }
        return marks.reduce(into: [:]) { if $1.mark.isGap { $0[$1.service, default: 0] += 1 } }
    }

    /// Why guardrails matter to services, as `fact`: 0, it protects it; 1, somebody recorded why it does not apply there;
    /// 2, a follow-up brings it there; 3, nothing but an incident or an idea.
    ///
    /// - Parameter column: the side whose ids are in `asked`, `guardrail_id` or `service_id`.
    private func pairs(asked column: StaticString) -> String {
        let seenPrivately = isSeenPrivately(incident: "i").map { condition in
            let incidents = "FROM asked JOIN incident AS i JOIN incident_service AS x ON x.incident_id = i.id"
            let condition = """
                WHERE \(column) = asked.id AND l.deleted_at IS NULL AND l.relation <> 'held_in' AND \(condition)
                    AND \(visibleIncident("i"))
                """
            return """
                UNION ALL
                SELECT 3, l.guardrail_id, x.service_id
                \(incidents) JOIN guardrail_link AS l ON l.incident_id = i.id
                \(condition)
                UNION ALL
                SELECT 3, l.guardrail_id, x.service_id
                \(incidents) JOIN finding AS n ON n.incident_id = i.id AND n.deleted_at IS NULL
                    JOIN guardrail_link AS l ON l.finding_id = n.id
                \(condition)
                """
        }
        return """
            SELECT 0 AS fact, l.guardrail_id AS guardrail, l.service_id AS service
            FROM asked JOIN guardrail_service AS l ON l.\(column) = asked.id
            UNION ALL
            SELECT 1, e.guardrail_id, e.service_id
            FROM asked JOIN guardrail_exemption AS e ON e.\(column) = asked.id AND e.deleted_at IS NULL
            UNION ALL
            SELECT CASE WHEN f.state = 'proposed' THEN 3 ELSE 2 END, p.guardrail_id, p.service_id
            FROM asked JOIN guardrail_gap AS p ON p.\(column) = asked.id JOIN follow_up AS f ON f.id = p.follow_up_id
            WHERE f.state IN ('proposed', 'committed', 'in_progress') AND \(visibleFollowUp("f"))
            UNION ALL
            SELECT 3, r.guardrail_id, r.service_id
            FROM asked JOIN related_guardrail AS r ON r.\(column) = asked.id WHERE r.links > 0
            \(seenPrivately ?? "")
            """
    }
}

extension CoverageFacts {
    /// - Parameter fact: a number as in `pairs(asked:)`.
    fileprivate mutating func add(_ fact: Int) {
        switch fact {
        case 0: protects = true
        case 1: isExempt = true
        case 2: isBeingBrought = true
        default: break
        }
    }
}
