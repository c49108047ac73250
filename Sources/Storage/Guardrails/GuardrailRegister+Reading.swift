import Domain
import Foundation
import GRDB

/// A row of the register.
package struct RegisterRow: Sendable {
    package let guardrail: GuardrailSummary
    package let services: [String]
    package let ownerTeam: String?
    /// The number of incidents whose findings asked for it.
    package let askedForBy: Int
}

extension Reading {
    package func register(_ query: GuardrailQuery, at now: Date) throws -> ListPage<RegisterRow> {
        var conditions = [visibleGuardrail("g")]
        var arguments: StatementArguments = []
        if !query.states.isEmpty {
            let alternatives = query.states.sorted { $0.rawValue < $1.rawValue }.map { state in
                switch state {
                case .stale:
                    arguments += [now.milliseconds]
                    return Staleness.isStale()
                case .proven:
                    arguments += [now.milliseconds]
                    return Staleness.isProven()
                case .proposed, .building, .inPlace, .degraded, .retired:
                    arguments += [state.rawValue]
                    return "g.state = ?"
                }
            }
            conditions.append("(\(alternatives.joined(separator: " OR ")))")
        }
        func any(_ column: String, _ values: [String]) {
            if values.isEmpty { return }
            conditions.append("\(column) IN (\(values.map { _ in "?" }.joined(separator: ", ")))")
            arguments += StatementArguments(values)
        }
        any("g.strength", Strength.allCases.filter { query.grades.contains($0.grade) }.map(\.rawValue))
        any("g.kind", query.kinds.map(\.rawValue).sorted())
        if let service = query.service {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM guardrail_service AS q JOIN service AS s ON s.id = q.service_id
                    WHERE q.guardrail_id = g.id AND s.slug = ?)
                """)
            arguments += [service]
        }
        if let team = query.team {
            conditions.append("g.owner_team_id = (SELECT id FROM team WHERE slug = ? AND deleted_at IS NULL)")
            arguments += [team]
        }
        let condition = conditions.joined(separator: " AND ")
        let count = try count(
            upTo: ListLimits.counted + 1, "SELECT 1 FROM guardrail AS g WHERE \(condition)", arguments)
        let direction = query.isAscending ? "ASC" : "DESC"
        let order: String
        switch query.order {
        case .attention:
            order = """
                CASE WHEN g.state = 'degraded' THEN 0 WHEN \(Staleness.isStale()) THEN 1 WHEN g.state = 'in_place' THEN 2
                    WHEN g.state = 'building' THEN 3 WHEN g.state = 'proposed' THEN 4 WHEN g.state = 'proven' THEN 5
                    ELSE 6 END \(direction), g.name COLLATE NOCASE, g.id
                """
            arguments += [now.milliseconds]
        case .name: order = "g.name COLLATE NOCASE \(direction), g.id"
        case .updated: order = "g.updated_at \(direction), g.id"
        case .strength:
            let ranks = Strength.allCases.map { "WHEN '\($0.rawValue)' THEN \($0.rank)" }.joined(separator: " ")
            order = "CASE g.strength \(ranks) END \(direction), g.name COLLATE NOCASE, g.id"
        }
        let items = try rows(
            """
            SELECT \(GuardrailSummary.columns),
                (SELECT group_concat(name, char(10)) FROM
                    (SELECT s.name FROM guardrail_service AS l JOIN service AS s ON s.id = l.service_id
                     WHERE l.guardrail_id = g.id ORDER BY s.name)),
                t.name,
                (SELECT count(DISTINCT n.incident_id) FROM guardrail_link AS l JOIN finding AS n ON n.id = l.finding_id
                    JOIN incident AS i ON i.id = n.incident_id
                 WHERE l.guardrail_id = g.id AND l.deleted_at IS NULL AND n.deleted_at IS NULL AND \(visibleIncident("i")))
            FROM guardrail AS g LEFT JOIN team AS t ON t.id = g.owner_team_id AND t.deleted_at IS NULL
            WHERE \(condition)
            ORDER BY \(order) LIMIT \(ListLimits.pageSize) OFFSET \(ListLimits.offset(ofPage: query.page))
            """, arguments
        ) {
            RegisterRow(
                guardrail: try GuardrailSummary(&$0),
                services: $0.optionalText()?.split(separator: "\n").map(String.init) ?? [],
                ownerTeam: $0.optionalText(), askedForBy: $0.int())
        }
        return ListPage(items: items, number: max(query.page, 1), count: count)
    }
}
