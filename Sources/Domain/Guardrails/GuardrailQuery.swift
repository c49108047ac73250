/// A query for the register of guardrails: its filters, its order and the place of its page.
package struct GuardrailQuery: Equatable, Sendable {
    package enum Order: String, CaseIterable, Sendable {
        /// Guardrails that need attention come first.
        case attention
        case name, updated, strength
    }

    /// Empty means any state; `stale` means proven guardrails whose proof is overdue, `proven` the others.
    package var states: Set<GuardrailState>
    package var grades: Set<Strength.Grade>
    package var kinds: Set<GuardrailKind>
    /// The slug of a service it protects.
    package var service: String?
    /// The slug of the team that owns it.
    package var team: String?
    package var order: Order
    package var isAscending: Bool
    package var place: ListPlace<Guardrail>

    package init(
        states: Set<GuardrailState> = [], grades: Set<Strength.Grade> = [], kinds: Set<GuardrailKind> = [],
        service: String? = nil, team: String? = nil, order: Order = .attention, isAscending: Bool = true,
        place: ListPlace<Guardrail> = .start
    ) {
        self.states = states
        self.grades = grades
        self.kinds = kinds
        self.service = service
        self.team = team
        self.order = order
        self.isAscending = isAscending
        self.place = place
    }
}
