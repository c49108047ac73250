import Domain
import HTML

/// All addresses of the web application. Links and forms get their addresses only from here, so that each address has
/// one spelling.
enum Paths {
    static let home = Link([])
    static let signIn = Link(["sign-in"])
    static let signOut = Link(["sign-out"])
    static let firstRun = Link(["first-run"])
    static let theme = Link(["theme"])
    static let help = Link(["help"])
    static let search = Link(["search"])
    static let bin = Link(["bin"])
    static let restorations = Link(["bin", "restorations"])

    static let settings = Link(["settings"])
    static let profile = Link(["profile"])

    static func search(_ text: String) -> Link { Link(["search"], query: [("q", text)]) }
    static func search(_ text: String, in kind: SearchKind) -> Link {
        Link(["search"], query: [("q", text), ("kind", kind.rawValue)])
    }

    static func key(_ key: Key) -> Link {
        switch key.prefix {
        case .incident: incident(ID(key.number))
        case .guardrail: guardrail(ID(key.number))
        case .followUp: followUp(ID(key.number))
        case .premortem: premortem(ID(key.number))
        }
    }
}

extension Paths {
    /// A list with a filter. Filters that are not set are left out of the address.
    static func list(_ segment: String, filteredBy choices: [(name: String, value: String)]) -> Link {
        Link([segment], query: choices.filter { !$0.value.isEmpty })
    }

    /// The records that a new record will be linked to, in the query of its form.
    static func query(
        incident: ID<Incident>? = nil, finding: ID<Finding>? = nil, followUp: ID<FollowUp>? = nil
    ) -> [(name: String, value: String)] {
        var items: [(name: String, value: String)] = []
        if let incident { items.append(("incident", incident.key.description)) }
        if let finding { items.append(("finding", finding.description)) }
        if let followUp { items.append(("follow_up", followUp.key.description)) }
        return items
    }
}
