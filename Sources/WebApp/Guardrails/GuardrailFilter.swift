import Domain
import HTML
import Storage
import WebServer

/// The filter of the register, as written in the address, which contains the whole state of the list.
struct GuardrailFilter: Sendable {
    /// Empty for any; `attention`, `standing` or a state.
    var state = ""
    /// `strong`, `medium` or `weak`.
    var strength = ""
    var kind = ""
    /// A service it protects.
    var service = PickFilter(.service, "service")
    /// The slug of the team that owns it.
    var team = ""
    var sort = ""
    var place = PlaceFilter()
    private var names: [String] = []

    init(_ query: Form) {
        state = query["state"] ?? ""
        strength = query["strength"] ?? ""
        kind = query["kind"] ?? ""
        service.read(query)
        team = query["team"] ?? ""
        sort = query["sort"] ?? ""
        place = PlaceFilter(query)
        names = query.fields.map(\.name)
    }

    var isEmpty: Bool { [state, strength, kind, team].allSatisfy(\.isEmpty) && service.isEmpty }

    /// The filter with the name of the service looked up.
    func resolved(_ reading: Reading) throws -> GuardrailFilter {
        var filter = self
        filter.service = try service.resolved(reading)
        return filter
    }

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
        var problems = FilterProblems(
            names, known: ["state", "strength", "kind", "team", "sort"] + PlaceFilter.names + service.names)
        query.states = problems.choice("state", state) { _ in states } ?? []
        query.grades = problems.choice("strength", strength) { Strength.Grade(rawValue: $0).map { [$0] } } ?? []
        query.kinds = problems.choice("kind", kind) { GuardrailKind(rawValue: $0).map { [$0] } } ?? []
        problems.pick(service)
        query.service = service.word.isEmpty ? nil : service.word
        query.team = problems.choice("team", team) { slug in choices.teams.first { $0.slug == slug }?.slug }
        if let (order, isAscending): (GuardrailQuery.Order, Bool) = problems.order(sort) {
            (query.order, query.isAscending) = (order, isAscending)
        }
        query.place = problems.place(place, .guardrail)
        return (query, problems.all)
    }

    func link(_ place: PlaceFilter = PlaceFilter(), sort: String? = nil) -> Link {
        let items: [(name: String, value: String)] =
            [
                ("state", state), ("strength", strength), ("kind", kind), ("service", service.word), ("team", team),
                ("sort", sort ?? self.sort),
            ] + place.items
        return Paths.guardrails(filteredBy: items)
    }

    /// The same list with another state, from its first page; choosing the present state again removes the filter.
    func withState(_ state: String) -> Link {
        var filter = self
        filter.state = self.state == state ? "" : state
        return filter.link()
    }
}
