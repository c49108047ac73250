import Domain
import Storage

struct FollowUpLists: Sendable {
    /// Nil if the filter leaves only ideas.
    var commitments: ListSlice<FollowUpSummary>?
    /// The viewer's own commitments, shown before everybody else's and left out of ``others``.
    var mine: ListSlice<FollowUpSummary>?
    var others: [FollowUpSummary] = []
    /// Nil if the filter leaves none.
    var ideas: ListSlice<FollowUpSummary>?

    init(_ reading: Reading, _ filter: FollowUpFilter, _ query: FollowUpQuery, viewer: ID<Person>?) throws {
        var query = query
        let wantsIdeas = query.states.contains(.proposed)
        let isOnlyIdeas = query.states == [.proposed]
        if wantsIdeas && (isOnlyIdeas || query.place == .start) {
            var ideas = query
            ideas.states = [.proposed]
            self.ideas = try reading.followUps(ideas)
        }
        if isOnlyIdeas { return }
        query.states.remove(.proposed)
        let list = try reading.followUps(query)
        commitments = list
        others = list.items
        guard let viewer, filter.state.isEmpty, filter.owner.word.isEmpty else { return }
        query.owner = viewer
        query.place = .start
        let mine = try reading.followUps(query)
        if mine.items.isEmpty { return }
        self.mine = mine
        others.removeAll { $0.followUp.ownerID == viewer }
    }

    var isEmpty: Bool { commitments?.items.isEmpty != false && ideas?.items.isEmpty != false }
}
