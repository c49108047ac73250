/// The properties of an incident that decide whether it freezes deployments.
package struct FreezeStanding: Equatable, Sendable {
    package let state: IncidentState
    package let severity: Severity
    package let kind: IncidentKind
    package let services: Set<ID<Service>>
    /// Whether it was resolved before it was declared, and has not been reopened with this change.
    package let isPast: Bool

    package init(
        state: IncidentState, severity: Severity, kind: IncidentKind, services: Set<ID<Service>>, isPast: Bool = false
    ) {
        self.isPast = isPast
        self.state = state
        self.severity = severity
        self.kind = kind
        self.services = services
    }
}
