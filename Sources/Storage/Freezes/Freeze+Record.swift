import Domain
import Foundation

/// A freeze with the names that a page shows beside it.
package struct FreezeSummary: Equatable, Sendable {
    package let freeze: Freeze
    /// In alphabetical order; empty if it holds everything.
    package let services: [String]
    package let createdByName: String?
    package let endedByName: String?

    /// Whether the asker may know only that it holds, because its incident is private. It has no page for them.
    package var isHidden: Bool { freeze.source == .incident && freeze.incidentID == nil }

    /// `all services`, or their names.
    package var scopeWords: String { freeze.scope.words(services) }
}

extension FreezeScope {
    func words(_ names: [String]) -> String {
        switch self {
        case .everything: "all services"
        case .services: names.joined(separator: ", ")
        }
    }
}

extension Reading {
    /// The reason for an incident's freeze is the incident with its present title. Those who may not see the incident are
    /// told that there is one, and not which.
    var freezeColumns: String {
        let told = asker.isMember ? visibleIncident("i") : incidentToldToPipelines("i")
        return """
            z.id, z.source, (SELECT i.id FROM incident AS i WHERE i.id = z.incident_id AND \(told)),
            CASE WHEN z.incident_id IS NULL THEN z.reason ELSE coalesce(
                (SELECT 'INC-' || i.id || ' (SEV' || i.severity || '): ' || i.title FROM incident AS i
                 WHERE i.id = z.incident_id AND \(told)),
                'an incident is active') END,
            z.scope, (SELECT group_concat(l.service_id, ' ') FROM freeze_service AS l WHERE l.freeze_id = z.id),
            z.starts_at, z.ends_at, z.zone, z.ended_at, z.ended_as, z.ended_reason
            """
    }

    var freezeSummaryColumns: String {
        """
        \(freezeColumns),
        (SELECT group_concat(name, char(10)) FROM
            (SELECT s.name FROM freeze_service AS l JOIN service AS s ON s.id = l.service_id
             WHERE l.freeze_id = z.id ORDER BY s.name COLLATE NOCASE)),
        (SELECT p.name FROM person AS p WHERE p.id = z.created_by),
        (SELECT p.name FROM person AS p WHERE p.id = z.ended_by)
        """
    }

    /// A freeze by its number, if the asker may see it and its incident.
    package func freeze(_ id: ID<Freeze>) throws -> FreezeSummary? {
        try first(
            "SELECT \(freezeSummaryColumns) FROM freeze AS z WHERE z.id = ? AND \(visibleFreeze("z"))", [id.rawValue]
        ) { try FreezeSummary(&$0) }
    }

    /// The freezes in force, the one that ends last first; those of incidents that the asker may not see are among them,
    /// see ``FreezeSummary/isHidden``.
    package func freezesInForce(at now: Date) throws -> [FreezeSummary] {
        try rows(
            """
            SELECT \(freezeSummaryColumns) FROM freeze AS z
            WHERE z.starts_at <= ? AND z.ends_at > ? AND \(holdingFreeze("z")) AND \(seesOrganisation)
            ORDER BY z.ends_at DESC, z.id DESC
            """, [now.milliseconds, now.milliseconds]
        ) { try FreezeSummary(&$0) }
    }

    /// The scheduled freezes, next first.
    package func freezesScheduled(at now: Date) throws -> [FreezeSummary] {
        try rows(
            """
            SELECT \(freezeSummaryColumns) FROM freeze AS z
            WHERE z.starts_at > ? AND z.ended_at IS NULL AND \(visibleFreeze("z")) ORDER BY z.starts_at, z.id LIMIT 200
            """, [now.milliseconds]
        ) { try FreezeSummary(&$0) }
    }

    /// Past freezes, latest first.
    package func freezesOver(at now: Date, page: Int) throws -> ListPage<FreezeSummary> {
        let condition = "z.over_at <= ? AND \(visibleFreeze("z"))"
        let count = try count(
            upTo: ListLimits.counted + 1, "SELECT 1 FROM freeze AS z WHERE \(condition)", [now.milliseconds])
        let items = try rows(
            """
            SELECT \(freezeSummaryColumns) FROM freeze AS z WHERE \(condition)
            ORDER BY z.over_at DESC, z.id DESC
            LIMIT \(ListLimits.pageSize) OFFSET \(ListLimits.offset(ofPage: page))
            """, [now.milliseconds]
        ) { try FreezeSummary(&$0) }
        return ListPage(items: items, number: max(page, 1), count: count)
    }

    /// The freezes of an incident, latest first.
    package func freezes(ofIncident id: ID<Incident>) throws -> [FreezeSummary] {
        try rows(
            """
            SELECT \(freezeSummaryColumns) FROM freeze AS z
            WHERE z.incident_id = ? AND \(visibleFreeze("z")) ORDER BY z.id DESC
            """, [id.rawValue]
        ) { try FreezeSummary(&$0) }
    }
}

extension Freeze {
    init(_ columns: inout Columns) throws {
        let id: ID<Freeze> = columns.id()
        let source: FreezeSource = try columns.value()
        let incidentID: ID<Incident>? = columns.optionalID()
        let reason = columns.text()
        let kind: FreezeScopeKind = try columns.value()
        let services = (columns.optionalText() ?? "").split(separator: " ").compactMap { ID<Service>(text: String($0)) }
        let startsAt = columns.date()
        let endsAt = columns.date()
        let zone = columns.text()
        let endedAt = columns.optionalDate()
        let cause: FreezeEndCause? = columns.optionalValue()
        let endedReason = columns.text()
        var ending: FreezeEnding?
        if let endedAt, let cause { ending = FreezeEnding(at: endedAt, cause: cause, reason: endedReason) }
        self.init(
            id: id, source: source, incidentID: incidentID, reason: reason,
            scope: kind == .everything ? .everything : .services(Set(services)), startsAt: startsAt, endsAt: endsAt,
            zone: zone, ending: ending)
    }
}

extension FreezeSummary {
    init(_ columns: inout Columns) throws {
        self.init(
            freeze: try Freeze(&columns),
            services: columns.optionalText()?.split(separator: "\n").map(String.init) ?? [],
            createdByName: columns.optionalText(), endedByName: columns.optionalText())
    }
}
