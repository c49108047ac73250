import Domain
import HTML
import WebServer

/// The filter of the list as it stands in the address. The whole state of the list is in there.
struct IncidentFilter: Sendable {
    var state = ""
    var severity = ""
    var kind = ""
    var service = ""
    var sort = ""
    var page = 1

    init(_ query: Form) {
        state = query["state"] ?? ""
        severity = query["severity"] ?? ""
        kind = query["kind"] ?? ""
        service = query["service"] ?? ""
        sort = query["sort"] ?? ""
        page = min(max(query["page"].flatMap { Int($0) } ?? 1, 1), ListLimits.lastPage)
    }

    var isEmpty: Bool { state.isEmpty && severity.isEmpty && kind.isEmpty && service.isEmpty }

    /// An unknown value is a problem beside its field, never ignored.
    func query(services: [Service]) -> (IncidentQuery, [Refusal.Problem]) {
        var query = IncidentQuery(page: page)
        var problems: [Refusal.Problem] = []
        switch state {
        case "": break
        case "open": query.states = Set(IncidentState.allCases.filter(\.isOpen))
        case "ongoing": query.states = Set(IncidentState.allCases.filter(\.isOngoing))
        default:
            if let state = IncidentState(rawValue: state) {
                query.states = [state]
            } else {
                problems.append(.init(field: "state", "There is no state “\(state)”. Choose one of the list."))
            }
        }
        if !severity.isEmpty {
            if let severity = Int(severity).flatMap(Severity.init(level:)) {
                query.severities = [severity]
            } else {
                problems.append(.init(field: "severity", "There is no severity “\(severity)”. They go from 1 to 5."))
            }
        }
        if !kind.isEmpty {
            if let kind = IncidentKind(rawValue: kind) {
                query.kinds = [kind]
            } else {
                problems.append(.init(field: "kind", "There is no kind “\(kind)”. Choose one of the list."))
            }
        }
        if !service.isEmpty {
            query.service = service
            if !services.contains(where: { $0.slug == service }) {
                problems.append(.init(field: "service", "There is no service “\(service)”. Choose one of the list."))
            }
        }
        if !sort.isEmpty {
            query.isAscending = !sort.hasPrefix("-")
            if let order = IncidentQuery.Order(rawValue: query.isAscending ? sort : String(sort.dropFirst())) {
                query.order = order
            } else {
                problems.append(.init("There is no order “\(sort)”. Use the heads of the table."))
            }
        }
        return (query, problems)
    }

    func fields(services: [Service], problems: [Refusal.Problem]) -> HTML {
        let states =
            [("", "Any state"), ("open", "Open"), ("ongoing", "Ongoing")]
            + IncidentState.allCases.map { ($0.rawValue, $0.label) }
        return """
            <form class="filter" action="\(Paths.incidents)" method="get" role="search" aria-label="Filter">
            \(selectField("state", label: "State", options: states, selected: state, problems: problems))
            \(selectField("severity", label: "Severity", options: [("", "Any")] + Severity.allCases.map { (String($0.level), $0.code) }, selected: severity, problems: problems))
            \(selectField("kind", label: "Kind", options: [("", "Any")] + IncidentKind.allCases.map { ($0.rawValue, $0.label) }, selected: kind, problems: problems))
            \(selectField("service", label: "Service", options: [("", "Any")] + services.map { ($0.slug, $0.name) }, selected: service, problems: problems))
            \(when: !sort.isEmpty, hiddenField("sort", sort))
            \(submitButton("Filter", style: .plain))\(when: !isEmpty, linkButton("Clear", to: Paths.incidents, style: .quiet))
            </form>
            """
    }

    var heads: HTML {
        """
        \(head("Incident", .title, descendsFirst: false))\(head("Severity", .severity, descendsFirst: false))\
        \(headCell("State"))\(headCell("Services"))\(headCell("Postmortem"))\(head("Declared", .declared, descendsFirst: true))
        """
    }

    private func head(_ label: String, _ order: IncidentQuery.Order, descendsFirst: Bool) -> HTML {
        let current = sort.isEmpty ? "-declared" : sort
        let direction: SortDirection? =
            current == order.rawValue ? .ascending : current == "-\(order.rawValue)" ? .descending : nil
        let next: String
        switch direction {
        case .ascending: next = "-\(order.rawValue)"
        case .descending: next = order.rawValue
        case nil: next = descendsFirst ? "-\(order.rawValue)" : order.rawValue
        }
        return sortHeader(label, isSorted: direction, link: link(page: 1, sort: next))
    }

    func link(page: Int, sort: String? = nil) -> Link {
        let items = [
            ("state", state), ("severity", severity), ("kind", kind), ("service", service), ("sort", sort ?? self.sort),
            ("page", page == 1 ? "" : String(page)),
        ]
        return Link(["incidents"], query: items.filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) })
    }
}
