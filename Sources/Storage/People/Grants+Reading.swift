import Domain
import Foundation
import GRDB

/// A grant with the names that a list shows.
package struct GrantSummary: Equatable, Sendable {
    package let grant: Grant
    package let personName: String
    /// “Everything”, or the name of the team, service or incident.
    package let scopeWords: String
    /// The administrator who gave, approved or refused it; empty before a decision, and for a command.
    package let decidedBy: String

    static let columns = """
        g.id, g.person_id, g.level, g.scope, coalesce(g.team_id, g.service_id, g.incident_id), g.reason, g.asked_at,
        g.decided_at, g.is_refused, g.ends_at, g.ended_at, p.name,
        CASE g.scope WHEN 'everything' THEN 'Everything' WHEN 'team' THEN t.name WHEN 'service' THEN s.name
            ELSE 'INC-' || g.incident_id END, coalesce(d.name, '')
        FROM access_grant AS g JOIN person AS p ON p.id = g.person_id LEFT JOIN person AS d ON d.id = g.decided_by
        LEFT JOIN team AS t ON t.id = g.team_id LEFT JOIN service AS s ON s.id = g.service_id
        """

    init(_ columns: inout Columns) throws {
        let (id, person) = (columns.id(Grant.self), columns.id(Person.self))
        let (level, kind) = (try columns.value(Level.self), try columns.value(GrantScope.Kind.self))
        let number = columns.optionalInt64() ?? 0
        let scope: GrantScope =
            switch kind {
            case .everything: .everything
            case .team: .team(ID(number))
            case .service: .service(ID(number))
            case .incident: .incident(ID(number))
            }
        grant = Grant(
            id: id, personID: person, level: level, scope: scope, reason: columns.text(), askedAt: columns.date(),
            decidedAt: columns.optionalDate(), isRefused: columns.bool(), endsAt: columns.optionalDate(),
            endedAt: columns.optionalDate())
        personName = columns.text()
        scopeWords = columns.text()
        decidedBy = columns.text()
    }
}

extension Reading {
    /// The asker's own grants and requests, latest first.
    package func ownGrants(atMost limit: Int = 50) throws -> [GrantSummary] {
        guard let person = asker.personID else { return [] }
        return try grants("g.person_id = ?1", person.rawValue, limit)
    }

    /// The grants and requests of one person, latest first; for administrators.
    package func grants(of person: ID<Person>, atMost limit: Int = 50) throws -> [GrantSummary] {
        asker.isAdministrator ? try grants("g.person_id = ?1", person.rawValue, limit) : []
    }

    /// Requests that wait for a decision, oldest first; for administrators.
    package func grantRequests(at now: Date) throws -> [GrantSummary] {
        guard asker.isAdministrator else { return [] }
        return try grants("g.decided_at IS NULL AND g.ended_at IS NULL AND ?1 = 0", 0, 100).reversed()
            .filter { $0.grant.state(at: now) == .requested }
    }

    package func grant(_ id: ID<Grant>) throws -> GrantSummary? {
        guard asker.isMember else { return nil }
        return try grants("g.id = ?1", id.rawValue, 1).first
    }

    private func grants(_ condition: StaticString, _ value: Int64, _ limit: Int) throws -> [GrantSummary] {
        try rows(

            """
            SELECT \(GrantSummary.columns) WHERE \(condition) AND \(seesThroughIncident("g.incident_id"))
            ORDER BY g.id DESC LIMIT ?2
            """, [value, limit]
        ) { try GrantSummary(&$0) }
    }

    /// The level of a person for everything, with what they were granted for a time. Anybody may ask: this is how a
    /// session finds out on whose behalf it acts.
    func level(of person: Person, at now: Date) throws -> Level {
        let grants = try rows(
            "SELECT \(GrantSummary.columns) WHERE g.person_id = ? AND g.scope = 'everything' AND g.ended_at IS NULL",
            [person.id.rawValue]
        ) { try GrantSummary(&$0).grant }
        return GrantRule.level(person.level, with: grants, at: now)
    }
}
