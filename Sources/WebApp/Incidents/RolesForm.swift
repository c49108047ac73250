import Domain
import Storage
import WebServer

/// The people chosen for each role.
struct RolesForm: Sendable {
    var chosen: [IncidentRole: Picked] = [:]
    /// The version of the incident that it was filled from.
    var version: Int?

    static let pickers = IncidentRole.allCases.map { role in
        Picker(name: role.rawValue, kind: .person, isMany: role.isShared)
    }

    init(_ holders: [RoleHolder], version: Int, _ reading: Reading) throws {
        self.version = version
        for role in IncidentRole.allCases {
            let people = holders.filter { $0.role == role }.map(\.personID.rawValue)
            chosen[role] = Picked(try reading.picks(.person, of: people))
        }
    }

    init(_ form: PickedForm) {
        version = form["version"].flatMap { Int($0) }
        for role in IncidentRole.allCases { chosen[role] = form.picked(role.rawValue) }
    }

    func assignments() throws(Refusal) -> Set<RoleAssignment> {
        var problems = Problems()
        var assignments: Set<RoleAssignment> = []
        for role in IncidentRole.allCases {
            let people = problems.checking { () throws(Refusal) in
                try chosen[role]?.ids(role.rawValue) as Set<ID<Person>>?
            }
            for person in (people ?? nil) ?? [] { assignments.insert(RoleAssignment(role: role, personID: person)) }
        }
        try problems.throwIfAny()
        return assignments
    }
}
