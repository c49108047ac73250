import Domain
import HTML
import Storage
import WebServer

/// The filter of the list of incidents, as written in the address, which contains the whole state of the list.
struct IncidentFilter: Sendable {
    var state = ""
    var severity = ""
    var kind = ""
    var service = PickFilter(.service, "service")
    /// Days such as `2026-03-01`.
    var from = ""
    var to = ""
    var sort = ""
    var place = PlaceFilter()
    /// The page with the list: its own, or that of exports.
    private let list: @Sendable ([(name: String, value: String)]) -> Link
    private var names: [String] = []

    init(
        _ query: Form,
        on list: @escaping @Sendable ([(name: String, value: String)]) -> Link = { Paths.incidents(filteredBy: $0) }
    ) {
        self.list = list
        state = query["state"] ?? ""
        severity = query["severity"] ?? ""
        kind = query["kind"] ?? ""
        service.read(query)
        from = query["from"] ?? ""
        to = query["to"] ?? ""
        sort = query["sort"] ?? ""
        place = PlaceFilter(query)
        names = query.fields.map(\.name)
    }

    var isEmpty: Bool { [state, severity, kind, from, to].allSatisfy(\.isEmpty) && service.isEmpty }

    /// The filter with the name of the service looked up.
    func resolved(_ reading: Reading) throws -> IncidentFilter {
        var filter = self
        filter.service = try service.resolved(reading)
        return filter
    }

    private var states: Set<IncidentState>? {
        switch state {
        case "open": Set(IncidentState.allCases.filter(\.isOpen))
        case "ongoing": Set(IncidentState.allCases.filter(\.isOngoing))
        default: IncidentState(rawValue: state).map { [$0] }
        }
    }

    /// An unknown value is a problem beside its field, never ignored.
    func query() -> (IncidentQuery, [Refusal.Problem]) {
        var query = IncidentQuery()
        var problems = FilterProblems(
            names, known: ["state", "severity", "kind", "from", "to", "sort"] + PlaceFilter.names + service.names)
        query.states = problems.choice("state", state) { _ in states } ?? []
        query.isOngoing = state == "ongoing"
        query.happenedFrom = problems.day("from", from)
        query.happenedTo = problems.day("to", to)
        query.severities =
            problems.choice("severity", severity) {
                Int($0).flatMap(Severity.init(level:)).map { [$0] }
            } ?? []
        query.kinds = problems.choice("kind", kind) { IncidentKind(rawValue: $0).map { [$0] } } ?? []
        problems.pick(service)
        query.service = service.word.isEmpty ? nil : service.word
        if let (order, isAscending): (IncidentQuery.Order, Bool) = problems.order(sort) {
            (query.order, query.isAscending) = (order, isAscending)
        }
        query.place = problems.place(place, .incident)
        return (query, problems.all)
    }

    func fields(services: PickChoices, problems: [Refusal.Problem]) -> HTML {
        let states =
            [("", "Any state"), ("open", "Open"), ("ongoing", "Ongoing")]
            + IncidentState.allCases.map { ($0.rawValue, $0.label) }
        let severities = [("", "Any")] + Severity.allCases.map { (String($0.level), $0.code) }
        let kinds = [("", "Any")] + IncidentKind.allCases.map { ($0.rawValue, $0.label) }
        return listFilter(
            [
                ListFilter("state", "State", state, .choice(states)),
                ListFilter("severity", "Severity", severity, .choice(severities)),
                ListFilter("kind", "Kind", kind, .choice(kinds)),
                ListFilter("Service", service, services, none: "Any"),
                ListFilter("from", "Happened from", from, .day),
                ListFilter("to", "Happened until", to, .day),
            ], sort: sort, problems: problems, action: list([]), link: list)
    }

    var heads: HTML {
        """
        \(head("Incident", .title, .title))\(head("Severity", .severity, .severity))\(headCell("State", .state))\
        \(headCell("Services", .names, isDetail: true))\(headCell("Postmortem", .state, isDetail: true))\
        \(head("Happened", .moment, .happened, descendsFirst: true))\
        \(headCell("Noticed after", .span, isDetail: true))\(headCell("Duration", .span, isDetail: true))
        """
    }

    private func head(
        _ label: String, _ column: Column, _ order: IncidentQuery.Order, descendsFirst: Bool = false
    ) -> HTML {
        let current = sort.isEmpty ? "-happened" : sort
        let direction: SortDirection? =
            current == order.rawValue ? .ascending : current == "-\(order.rawValue)" ? .descending : nil
        let next: String
        switch direction {
        case .ascending: next = "-\(order.rawValue)"
        case .descending: next = order.rawValue
        case nil: next = descendsFirst ? "-\(order.rawValue)" : order.rawValue
        }
        return sortHeader(label, column, isSorted: direction, link: link(sort: next))
    }

    func link(_ place: PlaceFilter = PlaceFilter(), sort: String? = nil) -> Link {
        list(items(sort: sort) + place.items)
    }

    /// The filter as fields of a form or an address.
    func items(sort: String? = nil) -> [(name: String, value: String)] {
        [
            ("state", state), ("severity", severity), ("kind", kind), ("service", service.word),
            ("from", from), ("to", to), ("sort", sort ?? self.sort),
        ]
    }
}
