import Domain
import HTML
import WebServer

/// The filter of the register, as written in the address, which contains the whole state of the list.
struct GuardrailFilter: Sendable {
    /// Empty for any; `attention`, `standing` or a state.
    var state = ""
    /// `strong`, `medium` or `weak`.
    var strength = ""
    var kind = ""
    /// The slug of a service it protects.
    var service = ""
    /// The slug of the team that owns it.
    var team = ""
    var sort = ""
    var page = ""
    private var names: [String] = []

    init(_ query: Form) {
        state = query["state"] ?? ""
        strength = query["strength"] ?? ""
        kind = query["kind"] ?? ""
        service = query["service"] ?? ""
        team = query["team"] ?? ""
        sort = query["sort"] ?? ""
        page = query["page"] ?? ""
        names = query.fields.map(\.name)
    }

    var isEmpty: Bool { [state, strength, kind, service, team].allSatisfy(\.isEmpty) }

    /// The states it lets through; nil for any.
    private var states: Set<GuardrailState>? {
        switch state {
        case "": []
        case "attention": Set(GuardrailState.allCases.filter(\.needsAttention))
        case "standing": Set(GuardrailState.allCases.filter(\.isInPlace))
        default: GuardrailState(rawValue: state).map { [$0] }
        }
    }

    /// An unknown value is a problem beside its field, never ignored.
    func query(_ choices: GuardrailChoices) -> (GuardrailQuery, [Refusal.Problem]) {
        var query = GuardrailQuery()
        var problems = FilterProblems(names, known: ["state", "strength", "kind", "service", "team", "sort", "page"])
        query.states = problems.choice("state", state) { _ in states } ?? []
        query.grades = problems.choice("strength", strength) { Strength.Grade(rawValue: $0).map { [$0] } } ?? []
        query.kinds = problems.choice("kind", kind) { GuardrailKind(rawValue: $0).map { [$0] } } ?? []
        query.service = problems.choice("service", service) { slug in
            choices.services.first { $0.slug == slug }?.slug
        }
        query.team = problems.choice("team", team) { slug in choices.teams.first { $0.slug == slug }?.slug }
        if let (order, isAscending): (GuardrailQuery.Order, Bool) = problems.order(sort) {
            (query.order, query.isAscending) = (order, isAscending)
        }
        query.page = problems.page(page)
        return (query, problems.all)
    }

    func link(page: Int = 1, sort: String? = nil) -> Link {
        let items: [(name: String, value: String)] = [
            ("state", state), ("strength", strength), ("kind", kind), ("service", service), ("team", team),
            ("sort", sort ?? self.sort), ("page", page == 1 ? "" : String(page)),
        ]
        return Paths.guardrails(filteredBy: items)
    }

    /// The same list with another state, from its first page; choosing the present state again removes the filter.
    func withState(_ state: String) -> Link {
        var filter = self
        filter.state = self.state == state ? "" : state
        return filter.link()
    }
}
