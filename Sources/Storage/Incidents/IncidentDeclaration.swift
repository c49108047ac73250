import Domain

/// The fields for declaring an incident; everything else comes later.
package struct IncidentDeclaration: Equatable, Sendable {
    package var title: String
    package var severity: Severity
    package var kind: IncidentKind
    /// Reported, active, or resolved if it is already over. A near miss is over, and has only its aftermath ahead.
    package var state: IncidentState
    package var services: Set<ID<Service>>
    package var times: IncidentTimes
    /// The people and teams that may see it besides the one who declares it; nil for everybody.
    package var audience: Audience?

    package init(
        title: String, severity: Severity, kind: IncidentKind = .incident, state: IncidentState = .reported,
        services: Set<ID<Service>> = [], times: IncidentTimes = IncidentTimes(), audience: Audience? = nil
    ) {
        self.title = title
        self.severity = severity
        self.kind = kind
        self.state = state
        self.services = services
        self.times = times
        self.audience = audience
    }
}

extension Change {
    package func declare(_ declaration: IncidentDeclaration) throws -> ID<Incident> {
        try require(.contributor)
        let title = try Incident.title(declaration.title)
        let (severity, kind) = (declaration.severity, declaration.kind)
        let state: IncidentState = kind.hasDurations ? declaration.state : .postIncident
        guard !kind.hasDurations || [.reported, .active, .resolved].contains(state) else {
            throw Refusal(field: "stage", "A new incident must be reported, active or resolved.")
        }
        if !kind.hasDurations, declaration.times.marks.keys.contains(where: { $0 != .noticed }) {
            throw Refusal("A near miss has only one time: when it was noticed.")
        }
        var changes = ChangeList()
        changes.add("Services", "", try serviceNames(declaration.services))
        for mark in IncidentMark.allCases { changes.add(mark.label, "", Change.words(declaration.times[mark])) }
        let id: ID<Incident> = try insert(
            """
            INSERT INTO incident (title, kind, severity, state, declared_at, declared_by, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                title, kind.rawValue, severity.level, state.rawValue, now.milliseconds, asker.personID?.rawValue,
                now.milliseconds,
            ])
        if let audience = declaration.audience {
            changes.add("May see it", "", try makePrivate(.incident(id), audience))
        }
        try setServices(declaration.services, table: "incident_service", column: "incident_id", id: id.rawValue)
        for (mark, moment) in declaration.times.marks { try insertTime(id, mark, moment) }
        try record(.incident(id), "declared it as \(severity.code)", incident: id, changes: changes.changes)
        try addSystemEvent(to: id, "Declared as \(severity.code): \(title)")
        try keepFreeze(
            of: id, since: FreezeStanding(state: .reported, severity: severity, kind: kind, services: []))
        return id
    }
}
