import Domain

extension Reading {
    /// The present fields of an incident.
    func fields(of id: ID<Incident>) throws -> IncidentFields? {
        guard let incident = try incident(id) else { return nil }
        return IncidentFields(
            details: IncidentEdit(incident, services: try services(of: id)), times: try times(of: id),
            impacts: try impacts(of: id),
            roles: Set(try roles(of: id).map { RoleAssignment(role: $0.role, personID: $0.personID) }))
    }

    /// The times at a version, as far as that version is known.
    package func times(of id: ID<Incident>, at version: Int?) throws -> IncidentTimes {
        guard let version, let current = try fields(of: id) else { return try times(of: id) }
        return try edit(of: .incident(id), at: version, now: current)?.times ?? current.times
    }
}

extension Change {
    /// Makes an edit from a form, which has some of the fields and the version it was filled from: fields that the edit
    /// changed are changed, even if somebody else changed them first, and all others stay as they are now.
    ///
    /// - Parameters:
    ///   - fill: puts the typed values into the fields.
    ///   - apply: saves the fields; it is given the fields to store and the new version.
    func edit(
        _ id: ID<Incident>, from version: Int?, fill: (inout IncidentFields) -> Void,
        apply: (IncidentFields, Int) throws -> Void
    ) throws {
        let incident = try requireIncident(id)
        guard let current = try reading.fields(of: id) else { return }
        let base = try version.flatMap { try reading.edit(of: .incident(id), at: $0, now: current) } ?? current
        var mine = version == incident.version ? current : base
        fill(&mine)
        let merged = try merged(mine, from: version, of: .incident(id), at: incident.version, current: current)
        let next = incident.version + 1
        if merged == current { return try apply(current, next) }
        try apply(merged, next)
        guard let stored = try reading.fields(of: id), stored != current else { return }
        try run("UPDATE incident SET version = ? WHERE id = ?", [next, id.rawValue])
        try keep(current, stored, of: .incident(id), version: next)
    }

    func takeBack(_ id: ID<Incident>, version: Int) throws {
        let incident = try requireIncident(id)
        guard let current = try reading.fields(of: id) else { return }
        let target = try reverted(.incident(id), version: version, current: current)
        try edit(id, target.details, from: incident.version)
        try setTimes(of: id, target.times)
        try setImpacts(of: id, target.impacts)
        try setRoles(of: id, target.roles)
    }
}
