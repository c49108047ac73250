import Domain
import HTML
import Storage
import WebServer

/// The filter of the list of follow-ups, as written in the address, which contains the whole state of the list.
struct FollowUpFilter: Sendable {
    /// Empty for open ones; `finished`, `dropped`, `any` or a state.
    var state = ""
    var owner = PickFilter(.person, "owner", others: [("me", "Me"), ("none", "No owner")])
    /// The slug of a team.
    var team = ""
    /// `yes` or empty.
    var overdue = ""
    var sort = ""
    var place = PlaceFilter()
    private var names: [String] = []

    init() {}

    init(_ query: Form) {
        state = query["state"] ?? ""
        owner.read(query)
        team = query["team"] ?? ""
        overdue = query["overdue"] ?? ""
        sort = query["sort"] ?? ""
        place = PlaceFilter(query)
        names = query.fields.map(\.name)
    }

    var isEmpty: Bool { state.isEmpty && owner.isEmpty && team.isEmpty && overdue.isEmpty }

    /// The filter with the name of the owner looked up.
    func resolved(_ reading: Reading) throws -> FollowUpFilter {
        var filter = self
        filter.owner = try owner.resolved(reading)
        return filter
    }

    /// The states it lets through; by default committed and proposed ones.
    var states: Set<FollowUpState>? {
        switch state {
        case "": Set(FollowUpState.allCases.filter(\.isOpen))
        case "any": Set(FollowUpState.allCases)
        case "finished": [.done, .verified]
        case "dropped": [.declined, .superseded]
        default: FollowUpState(rawValue: state).map { [$0] }
        }
    }

    /// An unknown value is a problem beside its field, never ignored.
    func query(
        _ choices: FollowUpChoices, viewer: ID<Person>?, today: Day
    ) -> (FollowUpQuery, [Refusal.Problem]) {
        var query = FollowUpQuery()
        var problems = FilterProblems(
            names, known: ["state", "team", "overdue", "sort"] + PlaceFilter.names + owner.names)
        query.states = problems.choice("state", state) { _ in states } ?? states ?? []
        problems.pick(owner)
        switch owner.word {
        case "me": query.owner = viewer
        case "none": query.hasNoOwner = true
        default: query.owner = ID(text: owner.word)
        }
        query.team = problems.choice("team", team) { slug in choices.teams.first { $0.slug == slug }?.slug }
        if problems.flag("overdue", called: "Overdue", overdue, on: "yes") { query.overdueOn = today }
        if let (order, isAscending): (FollowUpQuery.Order, Bool) = problems.order(sort) {
            (query.order, query.isAscending) = (order, isAscending)
        }
        query.place = problems.place(place, .followUp)
        return (query, problems.all)
    }

    func link(_ place: PlaceFilter = PlaceFilter(), sort: String? = nil) -> Link {
        let items: [(name: String, value: String)] =
            [
                ("state", state), ("owner", owner.word), ("team", team), ("overdue", overdue),
                ("sort", sort ?? self.sort),
            ] + place.items
        return Paths.followUps(filteredBy: items)
    }

    /// The same list with one filter changed, from its first page.
    func with(_ change: (inout FollowUpFilter) -> Void) -> Link {
        var filter = self
        change(&filter)
        return filter.link()
    }
}
