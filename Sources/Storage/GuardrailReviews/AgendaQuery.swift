import Domain
import Foundation
import GRDB

/// A query for the agenda: which part of it, on which day, and in which sitting.
package struct AgendaQuery: Hashable, Sendable {
    package var team: ID<Team>?
    package var service: ID<Service>?
    package var now: Date
    /// The present day for the reader.
    package var today: Day
    /// The sitting whose decided items are left out.
    package var sitting: ID<Sitting>?
    /// Whether to show items that a verdict has put off to a later day.
    package var showsPutOff: Bool
    /// Only this item, whatever its place in the list.
    package var only: AgendaSubject?
    /// The number of items shown for each question.
    package var limit: Int
    /// The slug of a question that is shown in full.
    package var expanded: String?

    package static let expandedLimit = 200

    package init(
        team: ID<Team>? = nil, service: ID<Service>? = nil, now: Date, today: Day, sitting: ID<Sitting>? = nil,
        showsPutOff: Bool = false, only: AgendaSubject? = nil, limit: Int = 10, expanded: String? = nil
    ) {
        self.team = team
        self.service = service
        self.now = now
        self.today = today
        self.sitting = sitting
        self.showsPutOff = showsPutOff
        self.only = only
        self.limit = limit
        self.expanded = expanded
    }
}

extension AgendaItemQuery {
    mutating func require(_ condition: String, _ more: StatementArguments = []) {
        conditions.append(condition)
        arguments += more
    }

    /// A follow-up without a team belongs to the teams whose services its incident touched.
    mutating func scopeFollowUps(_ query: AgendaQuery) {
        if let team = query.team {
            require(
                """
                (f.team_id = ? OR (f.team_id IS NULL AND f.incident_id IN (\(Self.incidentsOfTeam))))
                """, [team.rawValue, team.rawValue])
        }
        if let service = query.service { require("f.incident_id IN (\(Self.incidentsOfService))", [service.rawValue]) }
    }

    mutating func scopeIncidents(_ query: AgendaQuery) {
        if let team = query.team { require("i.id IN (\(Self.incidentsOfTeam))", [team.rawValue]) }
        if let service = query.service { require("i.id IN (\(Self.incidentsOfService))", [service.rawValue]) }
    }

    mutating func scopeGuardrails(_ query: AgendaQuery) {
        if let team = query.team { require("g.owner_team_id = ?", [team.rawValue]) }
        if let service = query.service {
            require(
                "g.id IN (SELECT y.guardrail_id FROM guardrail_service AS y WHERE y.service_id = ?)",
                [service.rawValue])
        }
    }

    // Written without references to the outer rows, so that the query can start with these few rows.
    private static let incidentsOfTeam =
        "SELECT x.incident_id FROM incident_service AS x JOIN service AS xs ON xs.id = x.service_id WHERE xs.team_id = ?"
    private static let incidentsOfService = "SELECT y.incident_id FROM incident_service AS y WHERE y.service_id = ?"
}
