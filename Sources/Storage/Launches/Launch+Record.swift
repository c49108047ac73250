import Domain
import Foundation

/// A launch as a row of a list, with the last decision about it.
package struct LaunchSummary: Sendable {
    package let launch: Launch
    package let ownerName: String?
    /// The pre-mortem that decided last, or else the newest.
    package let premortem: (id: ID<Premortem>, phase: PremortemPhase, decision: LaunchDecision?)?
    package let unmetConditions: Int
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

    /// Upcoming launches by date, then launches without a date, then past launches, latest first.
    package func launches(today: Day, atMost limit: Int = 200) throws -> [LaunchSummary] {
        try launchSummaries(
            "1 ORDER BY l.launch_on < ?1, CASE WHEN l.launch_on >= ?1 THEN l.launch_on END NULLS LAST, l.launch_on DESC, l.id DESC LIMIT \(limit)",
            today)
    }

    /// The launches from today on.
    package func launchesAhead(today: Day, atMost limit: Int) throws -> [LaunchSummary] {
        try launchSummaries("l.launch_on >= ?1 ORDER BY l.launch_on, l.id LIMIT \(limit)", today)
    }

    private func launchSummaries(_ rest: String, _ today: Day) throws -> [LaunchSummary] {
        try rows(
            """
            SELECT \(Launch.columns), o.name, p.id, p.phase, p.decision,
                (SELECT count(*) FROM premortem_condition AS c JOIN follow_up AS f ON f.id = c.follow_up_id
                 JOIN premortem AS q ON q.id = c.premortem_id
                 WHERE q.launch_id = l.id AND \(visiblePremortem("q")) AND \(visibleFollowUp("f"))
                    AND f.state NOT IN ('done', 'verified', 'declined', 'superseded'))
            FROM launch AS l LEFT JOIN person AS o ON o.id = l.owner_id
            LEFT JOIN premortem AS p ON p.id = (
                SELECT q.id FROM premortem AS q WHERE q.launch_id = l.id AND \(visiblePremortem("q"))
                ORDER BY q.decided_at IS NULL, q.decided_at DESC, q.id DESC LIMIT 1)
            WHERE \(visibleLaunch("l")) AND \(rest)
            """, [today.iso]
        ) { columns in
            let launch = Launch(&columns)
            let owner = columns.optionalText()
            let id: ID<Premortem>? = columns.optionalID()
            let phase: PremortemPhase? = columns.optionalValue()
            let decision: LaunchDecision? = columns.optionalValue()
            let unmet = columns.int()
            return LaunchSummary(
                launch: launch, ownerName: owner,
                premortem: id.flatMap { id in phase.map { (id, $0, decision) } }, unmetConditions: unmet)
        }
    }

    package func services(of launch: ID<Launch>) throws -> [Service] {
        try services(in: "launch_service", of: "launch_id", launch.rawValue, if: visibleThroughLaunch("l.launch_id"))
    }
}
