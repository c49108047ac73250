/// A query for a list of incidents: its filters, its order and the place of its page.
package struct IncidentQuery: Equatable, Sendable {
    package enum Order: String, CaseIterable, Sendable {
        case happened, declared, updated, severity, title
    }

    /// Empty means any state; the same goes for the other filters.
    package var states: Set<IncidentState>
    package var severities: Set<Severity>
    package var kinds: Set<IncidentKind>
    /// The slug of a service.
    package var service: String?
    /// Only incidents that still do harm, or might; see ``IncidentState/isOngoing``.
    package var isOngoing: Bool
    /// The first and the last day on which it happened, in UTC.
    package var happenedFrom: Day?
    package var happenedTo: Day?
    package var order: Order
    package var isAscending: Bool
    package var place: ListPlace<Incident>

    package init(
        states: Set<IncidentState> = [], severities: Set<Severity> = [], kinds: Set<IncidentKind> = [],
        service: String? = nil, isOngoing: Bool = false, happenedFrom: Day? = nil, happenedTo: Day? = nil,
        order: Order = .happened, isAscending: Bool = false, place: ListPlace<Incident> = .start
    ) {
        self.isOngoing = isOngoing
        self.happenedFrom = happenedFrom
        self.happenedTo = happenedTo
        self.states = states
        self.severities = severities
        self.kinds = kinds
        self.service = service
        self.order = order
        self.isAscending = isAscending
        self.place = place
    }
}
