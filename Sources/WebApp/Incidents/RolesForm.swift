import Domain
import Storage
import WebServer

/// The people chosen for each role, by number.
struct RolesForm: Sendable {
    var chosen: [IncidentRole: Set<String>] = [:]
    /// The version of the incident that it was filled from.
    var version: Int?

    init(_ holders: [RoleHolder], version: Int) {
        self.version = version
        for holder in holders { chosen[holder.role, default: []].insert(holder.personID.description) }
    }

    init(_ form: Form) {
        version = form["version"].flatMap { Int($0) }
        for role in IncidentRole.allCases { chosen[role] = Set(form.all(role.rawValue).filter { !$0.isEmpty }) }
    }

    var assignments: Set<RoleAssignment> {
        var assignments: Set<RoleAssignment> = []
        for (role, people) in chosen {
            for person in people.compactMap({ ID<Person>(text: $0) }) {
                assignments.insert(RoleAssignment(role: role, personID: person))
            }
        }
        return assignments
    }
}
