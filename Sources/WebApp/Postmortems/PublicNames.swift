import Domain
import Storage

/// How people appear in published documents: by their role, unless they chose to be named.
struct PublicNames: Sendable {
    private let named: [ID<Person>: String]
    private let roles: [RoleHolder]

    init(named: [ID<Person>: String], roles: [RoleHolder]) {
        self.named = named
        self.roles = roles
    }

    /// `Ines Vartola, the guardrail lead and 2 authors`; nil if nobody has written in it.
    func authors(_ people: [ID<Person>]) -> String? {
        let names = people.compactMap { named[$0] }.sorted()
        let others = people.filter { named[$0] == nil }.map { id in roles.first { $0.personID == id }?.role }
        let known = IncidentRole.allCases.compactMap { role in
            counted(others.count { $0 == role }, one: role.publicName, many: role.manyName)
        }
        let rest = counted(others.count { $0 == nil }, one: "an author", many: "authors")
        let all = names + known + [rest].compactMap { $0 }
        return all.isEmpty ? nil : listed(all)
    }

    /// `Ines Vartola and 2 others`, `3 people`; nil if nobody has the role.
    func holders(of role: IncidentRole) -> String? {
        let people = roles.filter { $0.role == role }.map(\.personID)
        let names = people.compactMap { named[$0] }.sorted()
        let unnamed = people.count - names.count
        let rest =
            names.isEmpty
            ? counted(unnamed, one: "one person", many: "people")
            : counted(unnamed, one: "one other", many: "others")
        let all = names + [rest].compactMap { $0 }
        return all.isEmpty ? nil : listed(all)
    }

    /// The owner of a follow-up: the person if named, or else their role in the incident, or else their team.
    func owner(_ followUp: FollowUpSummary) -> String? {
        guard let id = followUp.followUp.ownerID else { return followUp.teamName }
        if let name = named[id] { return name }
        if let role = roles.first(where: { $0.personID == id })?.role { return role.publicName }
        return followUp.teamName.map { "somebody in \($0)" } ?? "a colleague"
    }
}

extension IncidentRole {
    fileprivate var manyName: String {
        switch self {
        case .guardrailLead: "guardrail leads"
        case .facilitator: "facilitators"
        case .incidentCommander: "incident commanders"
        case .communications: "people responsible for communications"
        case .responder: "responders"
        case .scribe: "scribes"
        }
    }
}
