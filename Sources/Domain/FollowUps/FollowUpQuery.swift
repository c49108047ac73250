/// A query for a list of follow-ups: its filters, its order and the place of its page.
package struct FollowUpQuery: Equatable, Sendable {
    package enum Order: String, CaseIterable, Sendable {
        case due, updated, title
    }

    /// Empty means any state.
    package var states: Set<FollowUpState>
    package var owner: ID<Person>?
    package var hasNoOwner: Bool
    /// The slug of a team.
    package var team: String?
    /// Only unfinished follow-ups that were due before this day.
    package var overdueOn: Day?
    package var order: Order
    package var isAscending: Bool
    package var place: ListPlace<FollowUp>

    package init(
        states: Set<FollowUpState> = [], owner: ID<Person>? = nil, hasNoOwner: Bool = false, team: String? = nil,
        overdueOn: Day? = nil, order: Order = .due, isAscending: Bool = true, place: ListPlace<FollowUp> = .start
    ) {
        self.states = states
        self.owner = owner
        self.hasNoOwner = hasNoOwner
        self.team = team
        self.overdueOn = overdueOn
        self.order = order
        self.isAscending = isAscending
        self.place = place
    }
}
