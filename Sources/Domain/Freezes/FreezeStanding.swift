/// The properties of an incident that decide whether it freezes deployments.
package struct FreezeStanding: Equatable, Sendable {
    package let state: IncidentState
    package let severity: Severity
    package let kind: IncidentKind
    package let services: Set<ID<Service>>

    package init(state: IncidentState, severity: Severity, kind: IncidentKind, services: Set<ID<Service>>) {
        self.state = state
        self.severity = severity
        self.kind = kind
        self.services = services
    }
}
