import Domain

/// The fields for declaring an incident; everything else comes later.
package struct IncidentDeclaration: Equatable, Sendable {
    package var title: String
    package var severity: Severity
    package var kind: IncidentKind
    /// Whether it is already over, with nothing left to mitigate.
    package var isOver: Bool

    package init(title: String, severity: Severity, kind: IncidentKind = .incident, isOver: Bool = false) {
        self.title = title
        self.severity = severity
        self.kind = kind
        self.isOver = isOver
    }
}

extension Change {
    package func declare(_ declaration: IncidentDeclaration) throws -> ID<Incident> {
        try requireMember()
        let title = try Incident.title(declaration.title)
        let state: IncidentState = declaration.isOver && declaration.kind.hasDurations ? .resolved : .reported
        let id: ID<Incident> = try insert(
            """
            INSERT INTO incident (title, kind, severity, state, declared_at, declared_by, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                title, declaration.kind.rawValue, declaration.severity.level, state.rawValue, now.milliseconds,
                asker.personID?.rawValue, now.milliseconds,
            ])
        try record(.incident(id), "declared it as \(declaration.severity.code)", incident: id)
        try addSystemEvent(to: id, "Declared as \(declaration.severity.code): \(title)")
        return id
    }
}
