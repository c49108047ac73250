import Domain
import Foundation

/// The fields of a grant or of a request for one.
package struct GrantEdit: Equatable, Sendable {
    package var level: Level
    package var scope: GrantScope
    package var reason: String
    package var endsAt: Date?

    package init(level: Level, scope: GrantScope, reason: String, endsAt: Date? = nil) {
        self.level = level
        self.scope = scope
        self.reason = reason
        self.endsAt = endsAt
    }
}

extension Change {
    /// Requests a higher level for the asker. It counts once an administrator has approved it.
    ///
    /// - Throws: ``Refusal`` for the fields `level`, `scope`, `reason` and `ends_at`.
    package func requestGrant(_ edit: GrantEdit) throws -> ID<Grant> {
        try require(.observer)
        guard let id = asker.personID else { throw Refusal("Only a person can request a level.") }
        return try insert(edit, for: requirePerson(id), isDecided: false)
    }

    /// Gives somebody a higher level.
    ///
    /// - Throws: ``Refusal`` for the fields `level`, `scope`, `reason` and `ends_at`.
    package func give(_ edit: GrantEdit, to id: ID<Person>) throws -> ID<Grant> {
        try require(.administrator)
        if id == asker.personID { throw Refusal("You cannot give yourself a level. Ask another administrator.") }
        return try insert(edit, for: requirePerson(id), isDecided: true)
    }

    package func decide(on id: ID<Grant>, isApproved: Bool) throws {
        try require(.administrator)
        let summary = try requireGrant(id)
        try GrantRule.checkDecision(on: summary.grant, by: asker.personID, at: now)
        try run(
            "UPDATE access_grant SET decided_at = ?, decided_by = ?, is_refused = ? WHERE id = ?",
            [now.milliseconds, asker.personID?.rawValue, !isApproved, id.rawValue])
        try record(summary, isApproved ? "approved" : "refused")
    }

    /// Ends a grant, or takes back a request; for the person and for administrators.
    package func end(_ id: ID<Grant>) throws {
        let summary = try requireGrant(id)
        let isOwn = summary.grant.personID == asker.personID
        if !isOwn { try require(.administrator) }
        let state = summary.grant.state(at: now)
        guard state == .inForce || (state == .requested && isOwn) else {
            throw Refusal("This is over already. Its state is “\(state.label.lowercased())”.")
        }
        try run(
            "UPDATE access_grant SET ended_at = ?, ended_by = ? WHERE id = ?",
            [now.milliseconds, asker.personID?.rawValue, id.rawValue])
        try record(summary, state == .inForce ? "ended" : "withdrew")
    }

    private func insert(_ edit: GrantEdit, for person: Person, isDecided: Bool) throws -> ID<Grant> {
        var problems = Problems()
        let reason = problems.checking { () throws(Refusal) in
            try Text.paragraphs(
                edit.reason, field: "reason", called: "the reason", atMost: Text.Limit.reason, required: true)
        }
        _ = problems.checking { () throws(Refusal) in
            try GrantRule.check(edit.level, above: person.level, for: edit.scope, until: edit.endsAt, now: now)
        }
        try problems.throwIfAny()
        try requireScope(edit.scope, for: person.id)
        let (team, service, incident): (Int64?, Int64?, Int64?) =
            switch edit.scope {
            case .everything: (nil, nil, nil)
            case .team(let id): (id.rawValue, nil, nil)
            case .service(let id): (nil, id.rawValue, nil)
            case .incident(let id): (nil, nil, id.rawValue)
            }
        let id: ID<Grant> = try insert(
            """
            INSERT INTO access_grant (person_id, level, scope, team_id, service_id, incident_id, reason, asked_at,
                decided_at, decided_by, ends_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                person.id.rawValue, edit.level.rawValue, edit.scope.kind.rawValue, team, service, incident, reason,
                now.milliseconds, isDecided ? now.milliseconds : nil, isDecided ? asker.personID?.rawValue : nil,
                edit.endsAt?.milliseconds,
            ])
        try record(try requireGrant(id), isDecided ? "gave" : "requested")
        return id
    }

    private func requireScope(_ scope: GrantScope, for person: ID<Person>) throws {
        switch scope {
        case .everything: return
        case .team(let id): _ = try requireTeam(id)
        case .service(let id):
            if try reading.service(id) == nil { throw Refusal(field: "service", "Choose a service.") }
        case .incident(let id):
            if try reading.incident(id) == nil { throw Refusal(field: "incident", "\(id.key) does not exist.") }
            try requireNamed([person], in: .incident(id), field: "incident")
        }
    }

    private func requireGrant(_ id: ID<Grant>) throws -> GrantSummary {
        guard let summary = try reading.grant(id) else { throw Refusal("This does not exist.") }
        return summary
    }

    private func record(_ summary: GrantSummary, _ verb: String) throws {
        let grant = summary.grant
        var changes = ChangeList()
        changes.add("For", "", summary.scopeWords)
        changes.add("Reason", "", grant.reason)
        changes.add("Ends", "", grant.endsAt?.iso ?? "")
        var incident: ID<Incident>?
        if case .incident(let id) = grant.scope { incident = id }
        try record(
            .person(grant.personID), "\(verb) the level \(grant.level.label.lowercased()) for \(summary.personName)",
            incident: incident, changes: changes.changes)
    }
}
