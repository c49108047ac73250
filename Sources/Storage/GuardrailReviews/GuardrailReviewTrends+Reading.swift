import Domain
import GRDB

extension Reading {
    /// The trends for the part of the organisation that a query covers, up to its day.
    package func guardrailReviewTrends(_ query: AgendaQuery) throws -> GuardrailReviewTrends {
        let months = YearMonth(query.today).preceding(12)
        let start = months.first?.start?.daysSince1970 ?? 0
        let since = Int64(start) * 86_400_000
        let privately = isSeenPrivately(incident: "i")
        func perMonth(_ figure: KeptFigure, _ source: AgendaItemQuery) throws -> [YearMonth: Int] {
            byMonth(try counts(query, figure, source, since: start, privately: privately))
        }
        let findings = try perMonth(.findings, findingsOpened(query, since: since))
        let incidents = try perMonth(.incidents, incidentsThatHappened(query, since: since))
        let unstopped = try perMonth(.unstopped, incidentsThatHappened(query, since: since, onlyUnstopped: true))
        let guardrails = byMonth(try perDay(guardrailsPutInPlace(query, since: since)))
        return GuardrailReviewTrends(
            months: months.map { month in
                var row = GuardrailReviewTrends.Month(month)
                row.findings = findings[month] ?? 0
                row.guardrails = guardrails[month] ?? 0
                row.incidents = incidents[month] ?? 0
                row.unstopped = unstopped[month] ?? 0
                return row
            }, strengths: try strengths(query), ages: try ages(query))
    }

    /// The figure that is kept, and what only the asker sees; or a count of what the query leaves, where it has a filter.
    private func counts(
        _ query: AgendaQuery, _ figure: KeptFigure, _ source: AgendaItemQuery, since start: Int = .min,
        privately: String?
    ) throws -> [Int: Int] {
        if query.team != nil || query.service != nil { return try perDay(source) }
        let kept = try counts(of: figure, since: start)
        guard let privately else { return kept }
        var source = source
        source.require(privately)
        return kept.merging(try perDay(source), uniquingKeysWith: +)
    }

    /// - Parameter days: counts by day since 1970, in UTC.
    private func byMonth(_ days: [Int: Int]) -> [YearMonth: Int] {
        days.reduce(into: [:]) { $0[YearMonth(Day(daysSince1970: $1.key)), default: 0] += $1.value }
    }

    /// By day since 1970, in UTC.
    private func perDay(_ source: AgendaItemQuery) throws -> [Int: Int] {
        let counts = try rows(
            """
            SELECT \(source.columns) / 86400000, count(*) FROM \(source.tables)
            WHERE \(source.conditions.joined(separator: " AND ")) GROUP BY 1
            """, source.arguments
        ) { ($0.int(), $0.int()) }
        return Dictionary(counts) { first, _ in first }
    }

    private func findingsOpened(_ query: AgendaQuery, since start: Int64) -> AgendaItemQuery {
        let kinds = FindingKind.allCases.filter(\.asksForGuardrail).map { "'\($0.rawValue)'" }.joined(separator: ", ")
        var source = counted("n.created_at", "finding AS n JOIN incident AS i ON i.id = n.incident_id")
        source.require("n.created_at >= ?", [start])
        source.require("n.deleted_at IS NULL AND n.kind IN (\(kinds)) AND \(visibleIncident("i"))")
        source.scopeIncidents(query)
        return source
    }

    private func guardrailsPutInPlace(_ query: AgendaQuery, since start: Int64) -> AgendaItemQuery {
        var source = counted("p.at", "guardrail_in_place AS p JOIN guardrail AS g ON g.id = p.guardrail_id")
        source.require("p.at >= ?", [start])
        source.require(visibleGuardrail("g"))
        source.scopeGuardrails(query)
        return source
    }

    /// - Parameter onlyUnstopped: count only incidents that a guardrail failed to stop, that bypassed it, or in which a
    ///   known guardrail was absent.
    private func incidentsThatHappened(
        _ query: AgendaQuery, since start: Int64, onlyUnstopped: Bool = false
    ) -> AgendaItemQuery {
        var source = counted("i.happened_at", "incident AS i")
        source.require("i.happened_at >= ?", [start])
        source.require("i.kind <> 'drill' AND i.state NOT IN ('dismissed', 'merged') AND \(visibleIncident("i"))")
        if onlyUnstopped {
            source.require(
                """
                EXISTS (SELECT 1 FROM guardrail_link AS l JOIN guardrail AS g ON g.id = l.guardrail_id
                    WHERE l.incident_id = i.id AND l.deleted_at IS NULL
                        AND l.relation IN ('failed_in', 'bypassed_in', 'absent_in') AND \(visibleGuardrail("g")))
                """)
        }
        source.scopeIncidents(query)
        return source
    }

    private func strengths(_ query: AgendaQuery) throws -> [Strength: Int] {
        var source = counted("g.strength", "guardrail AS g")
        source.require("g.state IN ('in_place', 'proven', 'degraded') AND \(visibleGuardrail("g"))")
        source.scopeGuardrails(query)
        let counts: [(Strength, Int)] = try rows(
            """
            SELECT g.strength, count(*) FROM \(source.tables)
            WHERE \(source.conditions.joined(separator: " AND ")) GROUP BY g.strength
            """, source.arguments
        ) { (try $0.value(), $0.int()) }
        return Dictionary(counts) { first, _ in first }
    }

    private func ages(_ query: AgendaQuery) throws -> [GuardrailReviewTrends.Age: Int] {
        var source = counted("f.created_at", "follow_up AS f")
        source.require("f.state IN ('proposed', 'committed', 'in_progress') AND \(visibleFollowUp("f"))")
        source.scopeFollowUps(query)
        let days = try counts(query, .openFollowUps, source, privately: isSeenPrivately(followUp: "f"))
        let today = Int(query.now.milliseconds / 86_400_000)
        return days.reduce(into: [:]) { $0[.of(days: today - $1.key), default: 0] += $1.value }
    }

    /// A query only for counting, which makes no items.
    private func counted(_ column: String, _ tables: String) -> AgendaItemQuery {
        AgendaItemQuery(
            kind: .incident, id: "i.id", columns: column, tables: tables, conditions: [], arguments: [], order: ""
        ) { _ in throw StorageFault("a count makes no items") }
    }
}
