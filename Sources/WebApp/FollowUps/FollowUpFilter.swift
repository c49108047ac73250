import Domain
import HTML
import WebServer

/// The filter of the list as it stands in the address. The whole state of the list is in there.
struct FollowUpFilter: Sendable {
    /// Empty for what is open; `finished`, `dropped`, `any` or a state.
    var state = ""
    /// Empty for anybody; `me`, `none` or a person's number.
    var owner = ""
    /// The slug of a team.
    var team = ""
    /// `yes` or empty.
    var overdue = ""
    var sort = ""
    var page = ""
    private var unknown: [String] = []

    init() {}

    init(_ query: Form) {
        state = query["state"] ?? ""
        owner = query["owner"] ?? ""
        team = query["team"] ?? ""
        overdue = query["overdue"] ?? ""
        sort = query["sort"] ?? ""
        page = query["page"] ?? ""
        let known = ["state", "owner", "team", "overdue", "sort", "page"]
        unknown = query.fields.map(\.name).filter { !known.contains($0) }
    }

    var isEmpty: Bool { state.isEmpty && owner.isEmpty && team.isEmpty && overdue.isEmpty }

    /// Which states it lets through. Without a choice: what is promised and what is proposed.
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
        var problems = unknown.map { Refusal.Problem("There is no filter “\($0.prefix(40))”. Use those of this page.") }
        if let states {
            query.states = states
        } else {
            problems.append(.init(field: "state", "There is no state “\(state.prefix(40))”. Choose one of the list."))
        }
        switch owner {
        case "": break
        case "me": query.owner = viewer
        case "none": query.hasNoOwner = true
        default:
            query.owner = choices.people.first { $0.id.description == owner }?.id
            if query.owner == nil {
                problems.append(
                    .init(field: "owner", "There is no owner “\(owner.prefix(40))”. Choose one of the list."))
            }
        }
        if !team.isEmpty {
            query.team = team
            if !choices.teams.contains(where: { $0.slug == team }) {
                problems.append(.init(field: "team", "There is no team “\(team.prefix(40))”. Choose one of the list."))
            }
        }
        switch overdue {
        case "": break
        case "yes": query.overdueOn = today
        default:
            problems.append(.init(field: "overdue", "Overdue is “yes” or nothing, and not “\(overdue.prefix(40))”."))
        }
        if !sort.isEmpty {
            query.isAscending = !sort.hasPrefix("-")
            if let order = FollowUpQuery.Order(rawValue: query.isAscending ? sort : String(sort.dropFirst())) {
                query.order = order
            } else {
                problems.append(.init("There is no order “\(sort.prefix(40))”. Use the heads of the table."))
            }
        }
        if let number = pageNumber(page) {
            query.page = number
        } else {
            problems.append(.init("There is no page “\(page.prefix(40))”. Use the links below the table."))
        }
        return (query, problems)
    }

    func link(page: Int = 1, sort: String? = nil) -> Link {
        let items = [
            ("state", state), ("owner", owner), ("team", team), ("overdue", overdue), ("sort", sort ?? self.sort),
            ("page", page == 1 ? "" : String(page)),
        ]
        return Link(["follow-ups"], query: items.filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) })
    }

    /// The same list with one thing changed, from its first page.
    func with(_ change: (inout FollowUpFilter) -> Void) -> Link {
        var filter = self
        change(&filter)
        return filter.link()
    }
}

/// The page of a list as the address says it; nil for what is no number of a page.
func pageNumber(_ text: String) -> Int? {
    if text.isEmpty { return 1 }
    guard text.utf8.count < 7, let number = Int(text), (1...ListLimits.lastPage).contains(number) else { return nil }
    return number
}
