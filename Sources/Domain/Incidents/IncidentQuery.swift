/// A query for a list of incidents: its filters, its order and its page.
package struct IncidentQuery: Equatable, Sendable {
    package enum Order: String, CaseIterable, Sendable {
        case declared, updated, severity, title
    }

    /// Empty means any state; the same goes for the other filters.
    package var states: Set<IncidentState>
    package var severities: Set<Severity>
    package var kinds: Set<IncidentKind>
    /// The slug of a service.
    package var service: String?
    package var order: Order
    package var isAscending: Bool
    /// Counted from 1.
    package var page: Int

    package init(
        states: Set<IncidentState> = [], severities: Set<Severity> = [], kinds: Set<IncidentKind> = [],
        service: String? = nil, order: Order = .declared, isAscending: Bool = false, page: Int = 1
    ) {
        self.states = states
        self.severities = severities
        self.kinds = kinds
        self.service = service
        self.order = order
        self.isAscending = isAscending
        self.page = page
    }
}
