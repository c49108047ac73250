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
        let pairs = try coverageFacts(of: guardrails.map(\.id), query)
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
