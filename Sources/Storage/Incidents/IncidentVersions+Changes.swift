import Domain
import Foundation

extension Reading {
    /// The fields of an incident as they are.
    func fields(of id: ID<Incident>) throws -> IncidentFields? {
        guard let incident = try incident(id) else { return nil }
        return IncidentFields(
            incident, services: Set(try services(of: id).map(\.id)), times: try times(of: id),
            impacts: try impacts(of: id),
            roles: Set(try roles(of: id).map { RoleAssignment(role: $0.role, personID: $0.personID) }))
    }

    /// The times as they were at a version, as far as that is known.
    package func times(of id: ID<Incident>, at version: Int?) throws -> IncidentTimes {
        try version.flatMap { try fields(of: id, at: $0)?.timesOfMarks } ?? times(of: id)
    }

    fileprivate func fields(of id: ID<Incident>, at version: Int) throws -> IncidentFields? {
        let json = try first(
            """
            SELECT v.fields FROM incident_version AS v
            WHERE v.incident_id = ? AND v.version = ? AND \(visibleThroughIncident("v.incident_id"))
            """, [id.rawValue, version]
        ) { $0.text() }
        return try json.map { try JSONDecoder().decode(IncidentFields.self, from: Data($0.utf8)) }
    }
}

extension Change {
    /// Makes an edit of an incident that came from a form, which holds some of the fields and says which version it was filled
    /// from: what the edit changed is changed, also if somebody else was faster, and what it did not touch stays as it is now.
    ///
    /// - Parameters:
    ///   - fill: puts what was typed into the fields.
    ///   - apply: saves the fields; it is given those that are to be stored.
    func edit(
        _ id: ID<Incident>, from version: Int?, fill: (inout IncidentFields) -> Void,
        apply: (IncidentFields) throws -> Void
    ) throws {
        let incident = try requireIncident(id)
        guard let current = try reading.fields(of: id) else { return }
        let base = try version.flatMap { $0 == incident.version ? nil : try reading.fields(of: id, at: $0) } ?? current
        var mine = base
        fill(&mine)
        let merged = mine.merged(base: base, current: current)
        if merged == current { return try apply(current) }
        try keep(current, id, incident.version)
        try apply(merged)
        guard let stored = try reading.fields(of: id), stored != current else { return }
        try run("UPDATE incident SET version = ? WHERE id = ?", [incident.version + 1, id.rawValue])
        try keep(stored, id, incident.version + 1)
    }

    private func keep(_ fields: IncidentFields, _ id: ID<Incident>, _ version: Int) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try run(
            "INSERT OR REPLACE INTO incident_version (incident_id, version, fields) VALUES (?, ?, ?)",
            [id.rawValue, version, String(decoding: try encoder.encode(fields), as: UTF8.self)])
    }

    /// Takes back what led to a version: each field that it changed and nobody has changed since is as it was before.
    package func takeBack(_ id: ID<Incident>, version: Int) throws {
        try requireMember()
        let incident = try requireIncident(id)
        guard let before = try reading.fields(of: id, at: version - 1),
            let after = try reading.fields(of: id, at: version), let current = try reading.fields(of: id)
        else { throw Refusal("There is no such edit of \(id.key).") }
        let target = before.merged(base: after, current: current, isLast: false)
        if target == current { throw Refusal("\(id.key) has been changed again since. Edit it instead.") }
        try edit(id, target.details, from: incident.version)
        try setTimes(of: id, target.timesOfMarks)
        try setImpacts(of: id, target.figures)
        try setRoles(of: id, target.assignments)
    }
}
