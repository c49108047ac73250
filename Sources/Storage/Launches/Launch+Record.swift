import Domain
import Foundation
import GRDB

/// A launch as a row of a list, with the last decision about it.
package struct LaunchSummary: Sendable {
    package let launch: Launch
    package let ownerName: String?
    /// The pre-mortem that decided last, or else the newest.
    package let premortem: (id: ID<Premortem>, phase: PremortemPhase, decision: LaunchDecision?)?
    package let unmetConditions: Int
}

extension LaunchSummary {
    fileprivate init(_ columns: inout Columns) {
        launch = Launch(&columns)
        ownerName = columns.optionalText()
        let id: ID<Premortem>? = columns.optionalID()
        let phase: PremortemPhase? = columns.optionalValue()
        let decision: LaunchDecision? = columns.optionalValue()
        premortem = id.flatMap { id in phase.map { (id, $0, decision) } }
        unmetConditions = columns.int()
    }
}

extension Launch {
    static let columns =
        "l.id, l.title, l.plan, l.launch_on, l.owner_id, l.blast_radius, l.version, l.updated_at, l.is_private"

    init(_ columns: inout Columns) {
        self.init(
            id: columns.id(), title: columns.text(), plan: columns.text(), date: columns.optionalDay(),
            ownerID: columns.optionalID(), blastRadius: columns.text(), version: columns.int(),
            updatedAt: columns.date(), isPrivate: columns.bool())
    }
}

extension Reading {
    package func launch(_ id: ID<Launch>) throws -> Launch? {
        try first("SELECT \(Launch.columns) FROM launch AS l WHERE l.id = ? AND \(visibleLaunch("l"))", [id.rawValue]) {
            Launch(&$0)
        }
    }

    /// Upcoming launches by date, then those without a date.
    package func launchesAhead(
        today: Day, at place: ListPlace<Launch> = .start
    ) throws -> ListSlice<LaunchSummary> {
        let parts: [ListOrder.Part] = [.init("l.launch_on >= ?", [today.iso]), "l.launch_on IS NULL"]
        return try slice(launchList(parts: parts, isAscending: true), at: place) { LaunchSummary(&$0) }
    }

    /// The first launches from today on.
    package func launchesAhead(today: Day, atMost limit: Int) throws -> [LaunchSummary] {
        try start(
            of: launchList(parts: [.init("l.launch_on >= ?", [today.iso])], isAscending: true), atMost: limit
        ) { LaunchSummary(&$0) }
    }

    /// Launches before today, latest first.
    package func launchesPast(today: Day, at place: ListPlace<Launch> = .start) throws -> ListSlice<LaunchSummary> {
        try slice(pastLaunches(today), at: place) { LaunchSummary(&$0) }
    }

    /// The latest launches before today.
    package func launchesPast(today: Day, atMost limit: Int) throws -> [LaunchSummary] {
        try start(of: pastLaunches(today), atMost: limit) { LaunchSummary(&$0) }
    }

    private func pastLaunches(_ today: Day) -> OrderedList {
        launchList(parts: [.init("l.launch_on < ?", [today.iso])], isAscending: false)
    }

    private func launchList(parts: [ListOrder.Part], isAscending: Bool) -> OrderedList {
        // Rows that are in no part are left out of the count by the condition of all parts together.
        let isInPart = parts.map { "(\($0.condition))" }.joined(separator: " OR ")
        return OrderedList(
            record: "launch AS l", id: "l.id", visible: visibleLaunch("l"),
            columns: """
                \(Launch.columns), o.name, p.id, p.phase, p.decision,
                (SELECT count(*) FROM premortem_condition AS c JOIN follow_up AS f ON f.id = c.follow_up_id
                 JOIN premortem AS q ON q.id = c.premortem_id
                 WHERE q.launch_id = l.id AND \(visiblePremortem("q")) AND \(visibleFollowUp("f"))
                    AND f.state NOT IN ('done', 'verified', 'declined', 'superseded'))
                """,
            tables: """
                launch AS l LEFT JOIN person AS o ON o.id = l.owner_id
                LEFT JOIN premortem AS p ON p.id = (
                    SELECT q.id FROM premortem AS q WHERE q.launch_id = l.id AND \(visiblePremortem("q"))
                    ORDER BY q.decided_at IS NULL, q.decided_at DESC, q.id DESC LIMIT 1)
                """,
            conditions: ["(\(isInPart))"], arguments: parts.reduce([]) { $0 + $1.arguments },
            order: ListOrder(
                parts: parts,
                by: [.init("l.launch_on", isAscending: isAscending), .init("l.id", isAscending: isAscending)]))
    }

    package func services(of launch: ID<Launch>) throws -> [Service] {
        try services(in: "launch_service", of: "launch_id", launch.rawValue, if: visibleThroughLaunch("l.launch_id"))
    }
}
