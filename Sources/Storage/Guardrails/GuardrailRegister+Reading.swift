import Domain
import Foundation
import GRDB

/// A row of the register.
package struct RegisterRow: Sendable {
    package let guardrail: GuardrailSummary
    package let services: [String]
    package let ownerTeam: String?
    /// The number of incidents whose findings asked for it; counting stops one above ``mostAskedForBy``.
    package let askedForBy: Int

    package static let mostAskedForBy = 20
}

extension Reading {
    package func register(_ query: GuardrailQuery, at now: Date) throws -> ListSlice<RegisterRow> {
        try slice(list(query, at: now), at: query.place) {
            RegisterRow(
                guardrail: try GuardrailSummary(&$0),
                services: $0.optionalText()?.split(separator: "\n").map(String.init) ?? [],
                ownerTeam: $0.optionalText(), askedForBy: $0.int())
        }
    }

    func list(_ query: GuardrailQuery, at now: Date) -> OrderedList {
        var conditions: [String] = []
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
        return OrderedList(
            record: "guardrail AS g", id: "g.id", visible: visibleGuardrail("g"),
            columns: """
                \(GuardrailSummary.columns),
                    (SELECT group_concat(name, char(10)) FROM
                        (SELECT s.name FROM guardrail_service AS l JOIN service AS s ON s.id = l.service_id
                         WHERE l.guardrail_id = g.id ORDER BY s.name)),
                    t.name,
                    (SELECT count(*) FROM (SELECT DISTINCT n.incident_id
                        FROM guardrail_link AS l JOIN finding AS n ON n.id = l.finding_id
                            JOIN incident AS i ON i.id = n.incident_id
                        WHERE l.guardrail_id = g.id AND l.deleted_at IS NULL AND n.deleted_at IS NULL
                            AND \(visibleIncident("i")) LIMIT \(RegisterRow.mostAskedForBy + 1)))
                """,
            tables: "guardrail AS g LEFT JOIN team AS t ON t.id = g.owner_team_id AND t.deleted_at IS NULL",
            conditions: conditions, arguments: arguments, order: Self.order(of: query, at: now))
    }

    /// Each order is that of an index.
    private static func order(of query: GuardrailQuery, at now: Date) -> ListOrder {
        let isUp = query.isAscending
        let byName: [ListOrder.Term] = [
            .init("g.name COLLATE NOCASE", isAscending: true), .init("g.id", isAscending: true),
        ]
        switch query.order {
        case .attention:
            let present: StatementArguments = [now.milliseconds]
            return ListOrder(
                parts: [
                    "g.state = 'degraded'",
                    // Written so that the index by name is used, and not the one by the day of the next proof.
                    .init("g.state = 'proven' AND \(Staleness.isStale()) IS TRUE", present), "g.state = 'in_place'",
                    "g.state = 'building'", "g.state = 'proposed'", .init(Staleness.isProven(), present),
                    "g.state = 'retired'",
                ], isAscending: isUp, by: byName)
        case .name:
            return ListOrder(
                by: [.init("g.name COLLATE NOCASE", isAscending: isUp), .init("g.id", isAscending: isUp)])
        case .updated:
            return ListOrder(by: [.init("g.updated_at", isAscending: isUp), .init("g.id", isAscending: !isUp)])
        case .strength:
            let ranked = Strength.allCases.sorted { $0.rank < $1.rank }
            return ListOrder(
                parts: ranked.map { .init("g.strength = '\($0.rawValue)'") }, isAscending: isUp, by: byName)
        }
    }
}
