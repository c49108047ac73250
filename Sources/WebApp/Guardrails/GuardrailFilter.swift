import Domain
import HTML
import WebServer

/// The filter of the register as it stands in the address. The whole state of the list is in there.
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
    private var unknown: [String] = []

    init(_ query: Form) {
        state = query["state"] ?? ""
        strength = query["strength"] ?? ""
        kind = query["kind"] ?? ""
        service = query["service"] ?? ""
        team = query["team"] ?? ""
        sort = query["sort"] ?? ""
        page = query["page"] ?? ""
        let known = ["state", "strength", "kind", "service", "team", "sort", "page"]
        unknown = query.fields.map(\.name).filter { !known.contains($0) }
    }

    var isEmpty: Bool { [state, strength, kind, service, team].allSatisfy(\.isEmpty) }

    /// Which states it lets through; empty for any.
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
        var problems = unknown.map { Refusal.Problem("There is no filter “\($0.prefix(40))”. Use those of this page.") }
        func refuse(_ field: String, _ value: String, _ isUnknown: Bool) {
            if isUnknown {
                problems.append(
                    .init(field: field, "There is no \(field) “\(value.prefix(40))”. Choose one of the list."))
            }
        }
        query.states = states ?? []
        refuse("state", state, states == nil)
        if !strength.isEmpty {
            let grade = Strength.Grade(rawValue: strength)
            query.grades = grade.map { [$0] } ?? []
            refuse("strength", strength, grade == nil)
        }
        if !kind.isEmpty {
            let known = GuardrailKind(rawValue: kind)
            query.kinds = known.map { [$0] } ?? []
            refuse("kind", kind, known == nil)
        }
        if !service.isEmpty {
            query.service = service
            refuse("service", service, !choices.services.contains { $0.slug == service })
        }
        if !team.isEmpty {
            query.team = team
            refuse("team", team, !choices.teams.contains { $0.slug == team })
        }
        if !sort.isEmpty {
            query.isAscending = !sort.hasPrefix("-")
            if let order = GuardrailQuery.Order(rawValue: query.isAscending ? sort : String(sort.dropFirst())) {
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
            ("state", state), ("strength", strength), ("kind", kind), ("service", service), ("team", team),
            ("sort", sort ?? self.sort), ("page", page == 1 ? "" : String(page)),
        ]
        return Link(["guardrails"], query: items.filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) })
    }

    /// The same list with another state, from its first page; the present state again takes the filter off.
    func withState(_ state: String) -> Link {
        var filter = self
        filter.state = self.state == state ? "" : state
        return filter.link()
    }
}
