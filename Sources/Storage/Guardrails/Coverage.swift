import Domain
import Foundation

/// A part of the coverage table: services as rows, guardrails as columns.
package struct Coverage: Sendable {
    package let guardrails: [Column]
    package let services: [Row]
    /// The number of services to which one of the guardrails shown matters.
    package let serviceCount: Int
    package let hasMoreGuardrails: Bool

    package struct Column: Sendable {
        package let guardrail: GuardrailSummary
        /// The number of services in which it is missing, shown or not.
        package let gaps: Int
    }

    package struct Row: Sendable {
        package let service: Service
        /// One for each guardrail; nil if the guardrail does not matter to the service.
        package let cells: [CoverageMark?]
        /// The number of guardrails missing in it, of all that the filter leaves, shown or not.
        package let gaps: Int
    }

    package static let empty = Coverage(guardrails: [], services: [], serviceCount: 0, hasMoreGuardrails: false)

    package var servicePages: Int {
        max(1, (serviceCount + CoverageQuery.servicesDown - 1) / CoverageQuery.servicesDown)
    }
}

extension Reading {
    /// A guardrail matters to services that it protects, services touched by one of its incidents, services that a
    /// follow-up brings it to, and services to which it is recorded not to apply.
    package func coverage(_ query: CoverageQuery, at now: Date) throws -> Coverage {
        guard asker.isMember else { return .empty }
        var guardrails = try guardrails(across: query)
        let hasMore = guardrails.count > CoverageQuery.guardrailsAcross
        guardrails = Array(guardrails.prefix(CoverageQuery.guardrailsAcross))
        if guardrails.isEmpty { return .empty }
        let pairs = try pairs(of: guardrails.map(\.id), query)
        var marks: [Int64: [CoverageMark?]] = [:]
        for (service, facts) in pairs {
            marks[service] = guardrails.map { guardrail in
                facts[guardrail.id.rawValue].map { $0.mark(guardrail.state(at: now)) }
            }
        }
        let shown = query.onlyGaps ? marks.filter { $0.value.contains { $0?.isGap == true } } : marks
        let services = try services(Array(shown.keys), page: query.page)
        let gaps = try gaps(in: services.map(\.id), query)
        return Coverage(
            guardrails: guardrails.enumerated().map { index, guardrail in
                Coverage.Column(guardrail: guardrail, gaps: marks.values.count { $0[index]?.isGap == true })
            },
            services: services.map {
                Coverage.Row(service: $0, cells: shown[$0.id.rawValue] ?? [], gaps: gaps[$0.id] ?? 0)
            },
            serviceCount: shown.count, hasMoreGuardrails: hasMore)
    }

    /// The facts about one guardrail in one service.
    private struct Facts {
        var protects = false
        var isExempt = false
        var isBeingBrought = false

        func mark(_ state: GuardrailState) -> CoverageMark {
            CoverageMark.of(state, protects: protects, isExempt: isExempt, isBeingBrought: isBeingBrought)
        }
    }

    /// By service, then by guardrail, for services that exist and pass the filter.
    private func pairs(
        of guardrails: [ID<Guardrail>], _ query: CoverageQuery
    ) throws -> [Int64: [Int64: Facts]] {
        var pairs: [Int64: [Int64: Facts]] = [:]
        let found = try rows(
            """
            WITH shown AS MATERIALIZED (SELECT value AS id FROM json_each(?1)), pair AS (
                SELECT 0 AS fact, l.guardrail_id AS guardrail, l.service_id AS service
                FROM shown JOIN guardrail_service AS l ON l.guardrail_id = shown.id
                UNION ALL
                SELECT 1, e.guardrail_id, e.service_id FROM shown JOIN guardrail_exemption AS e
                    ON e.guardrail_id = shown.id AND e.deleted_at IS NULL
                UNION ALL
                SELECT CASE WHEN f.state = 'proposed' THEN 3 ELSE 2 END, p.guardrail_id, p.service_id
                FROM shown JOIN guardrail_gap AS p ON p.guardrail_id = shown.id JOIN follow_up AS f ON f.id = p.follow_up_id
                WHERE f.state IN ('proposed', 'committed', 'in_progress') AND \(visibleFollowUp("f"))
                UNION ALL
                SELECT 3, l.guardrail_id, x.service_id
                FROM shown JOIN guardrail_link AS l ON l.guardrail_id = shown.id AND l.deleted_at IS NULL
                    LEFT JOIN finding AS n ON n.id = l.finding_id
                    JOIN incident AS i ON i.id = coalesce(l.incident_id, n.incident_id)
                    JOIN incident_service AS x ON x.incident_id = i.id
                WHERE l.follow_up_id IS NULL AND l.relation <> 'held_in' AND \(visibleIncident("i"))
            )
            SELECT pair.fact, pair.guardrail, pair.service
            FROM pair JOIN service AS s ON s.id = pair.service LEFT JOIN team AS t ON ?3 IS NOT NULL AND t.id = s.team_id
            WHERE s.deleted_at IS NULL AND (?2 IS NULL OR s.slug = ?2) AND (?3 IS NULL OR t.slug = ?3)
            LIMIT 5000
            """, [Reading.list(guardrails), query.service, query.team]
        ) { (fact: $0.int(), guardrail: $0.int64(), service: $0.int64()) }
        for pair in found {
            var facts = pairs[pair.service]?[pair.guardrail] ?? Facts()
            switch pair.fact {
            case 0: facts.protects = true
            case 1: facts.isExempt = true
            case 2: facts.isBeingBrought = true
            default: break
            }
            pairs[pair.service, default: [:]][pair.guardrail] = facts
        }
        return pairs
    }

    private func services(_ ids: [Int64], page: Int) throws -> [Service] {
        try rows(
            """
            SELECT \(Service.columns) FROM service AS s
            WHERE s.id IN (SELECT value FROM json_each(?)) AND s.deleted_at IS NULL AND \(seesOrganisation)
            ORDER BY s.name COLLATE NOCASE, s.id LIMIT \(CoverageQuery.servicesDown) OFFSET ?
            """, [Reading.list(ids), (min(max(page, 1), ListLimits.lastPage) - 1) * CoverageQuery.servicesDown]
        ) { Service(&$0) }
    }

    /// For `json_each`: a single argument whatever the number of ids, so that the statement stays the same.
    static func list(_ numbers: [Int64]) -> String { "[\(numbers.map(String.init).joined(separator: ","))]" }
    static func list<Entity>(_ ids: [ID<Entity>]) -> String { list(ids.map(\.rawValue)) }
}
