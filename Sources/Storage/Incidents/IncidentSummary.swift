import Domain
import Foundation
import GRDB

/// An incident as a row of a list.
package struct IncidentSummary: Equatable, Sendable {
    package let id: ID<Incident>
    package let title: String
    package let kind: IncidentKind
    package let severity: Severity
    package let state: IncidentState
    /// When it started; if that is unknown, when it was noticed, and otherwise when it was declared.
    package let happenedAt: Date
    package let declaredAt: Date
    package let updatedAt: Date
    package let isPrivate: Bool
    /// Names, in alphabetical order.
    package let services: [String]
    package let postmortem: PostmortemState?
    /// From the start until somebody noticed.
    package let timeToNotice: TimeInterval?
    /// From the start until it was over.
    package let duration: TimeInterval?

    static let columns = """
        i.id, i.title, i.kind, i.severity, i.state, i.happened_at, i.declared_at, i.updated_at, i.is_private,
        (SELECT group_concat(name, char(10)) FROM
            (SELECT s.name FROM incident_service AS l JOIN service AS s ON s.id = l.service_id
             WHERE l.incident_id = i.id ORDER BY s.name)),
        (SELECT p.state FROM postmortem AS p WHERE p.incident_id = i.id AND p.deleted_at IS NULL),
        \(["started", "noticed", "resolved"].map {
            "(SELECT t.at FROM incident_time AS t WHERE t.incident_id = i.id AND t.mark = '\($0)')"
        }.joined(separator: ", "))
        """

    init(_ columns: inout Columns) throws {
        id = columns.id()
        title = columns.text()
        kind = try columns.value()
        severity = try columns.severity()
        state = try columns.value()
        happenedAt = columns.date()
        declaredAt = columns.date()
        updatedAt = columns.date()
        isPrivate = columns.bool()
        services = columns.optionalText()?.split(separator: "\n").map(String.init) ?? []
        postmortem = columns.optionalValue()
        var times = IncidentTimes()
        for mark in [IncidentMark.started, .noticed, .resolved] {
            times[mark] = columns.optionalDate().map { Moment($0) }
        }
        (timeToNotice, duration) = (times.timeToNotice, times.duration)
    }

    package var key: Key { id.key }
}

extension Reading {
    package func incidents(_ query: IncidentQuery) throws -> ListSlice<IncidentSummary> {
        let isFrequent = try query.service.map { try touchesMuch($0) } ?? false
        return try slice(list(query, isFrequent: isFrequent), at: query.place) { try IncidentSummary(&$0) }
    }

    /// The first incidents of a list, uncounted.
    package func incidents(_ query: IncidentQuery, atMost limit: Int) throws -> [IncidentSummary] {
        try start(of: list(query), atMost: limit) { try IncidentSummary(&$0) }
    }

    /// Whether so many incidents touched a service that a walk through the list soon meets the next of them.
    private func touchesMuch(_ service: String) throws -> Bool {
        try count(upTo: ListLimits.counted + 1, Reading.touching, [service]) > ListLimits.counted
    }

    /// The incidents that touched the service of a slug, whoever may see them.
    private static let touching = """
        SELECT q.incident_id FROM service AS s JOIN incident_service AS q ON q.service_id = s.id WHERE s.slug = ?
        """

    /// - Parameter isFrequent: see `touchesMuch`. The incidents of other services are read and sorted.
    func list(_ query: IncidentQuery, isFrequent: Bool = false) -> OrderedList {
        var conditions: [String] = []
        var arguments: StatementArguments = []
        func any(_ column: String, _ values: [any DatabaseValueConvertible]) {
            if values.isEmpty { return }
            conditions.append("\(column) IN (\(values.map { _ in "?" }.joined(separator: ", ")))")
            arguments += StatementArguments(values)
        }
        if !query.states.isEmpty {
            conditions.append(ListCondition.oneOf("i.state", query.states.map(\.rawValue)))
        }
        any("i.severity", query.severities.map(\.level).sorted())
        any("i.kind", query.kinds.map(\.rawValue).sorted())
        if let service = query.service {
            conditions.append(
                isFrequent
                    ? "EXISTS (\(Reading.touching) AND q.incident_id = i.id)" : "i.id IN (\(Reading.touching))")
            arguments += [service]
        }
        if query.isOngoing { conditions.append(isOngoing("i")) }
        if let day = query.happenedFrom {
            conditions.append("i.happened_at >= ?")
            arguments += [day.startInUTC]
        }
        if let day = query.happenedTo {
            conditions.append("i.happened_at < ?")
            arguments += [day.startInUTC + 86_400_000]
        }
        return OrderedList(
            record: "incident AS i", id: "i.id", visible: visibleIncident("i"), columns: IncidentSummary.columns,
            conditions: conditions, arguments: arguments, order: Self.order(of: query))
    }

    /// Each order is that of an index.
    private static func order(of query: IncidentQuery) -> ListOrder {
        let isUp = query.isAscending
        return switch query.order {
        case .happened: ListOrder(by: [.init("i.happened_at", isAscending: isUp), .init("i.id", isAscending: isUp)])
        case .declared: ListOrder(by: [.init("i.declared_at", isAscending: isUp), .init("i.id", isAscending: isUp)])
        case .updated: ListOrder(by: [.init("i.updated_at", isAscending: isUp), .init("i.id", isAscending: isUp)])
        case .title:
            ListOrder(by: [.init("i.title COLLATE NOCASE", isAscending: isUp), .init("i.id", isAscending: isUp)])
        case .severity:
            ListOrder(
                parts: Severity.allCases.map { .init("i.severity = \($0.level)") }, isAscending: isUp,
                by: [.init("i.happened_at", isAscending: false), .init("i.id", isAscending: true)])
        }
    }

    /// The incidents that are ongoing, for the home page.
    package func incidentsOngoing(atMost limit: Int) throws -> [IncidentSummary] {
        try rows(
            """
            SELECT \(IncidentSummary.columns) FROM incident AS i
            WHERE \(isOngoing("i")) AND \(visibleIncident("i"))
            ORDER BY i.severity, i.happened_at DESC LIMIT ?
            """, [limit]
        ) { try IncidentSummary(&$0) }
    }

    /// The condition that an incident still does harm, or might. A report of something that was resolved before it was
    /// declared is about the past, and so is a near miss.
    private func isOngoing(_ incident: String) -> String {
        """
        \(incident).state IN ('reported', 'active', 'mitigated') AND \(incident).kind <> 'near_miss' AND NOT (\(incident).state = 'reported' AND EXISTS (
            SELECT 1 FROM incident_time AS r WHERE r.incident_id = \(incident).id AND r.mark = 'resolved'
                AND r.at <= \(incident).declared_at))
        """
    }
}

extension Day {
    /// Its first moment, in milliseconds since 1970.
    fileprivate var startInUTC: Int64 { Int64(daysSince1970) * 86_400_000 }
}
