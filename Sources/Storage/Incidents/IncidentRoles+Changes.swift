import Domain

extension Change {
    /// - Parameter version: the version that the roles are based on; nil for the present one.
    package func setRoles(
        of id: ID<Incident>, _ assignments: Set<RoleAssignment>, from version: Int? = nil
    ) throws {
        try require(.editorOrInvolved, on: .incident(id))
        try assign(assignments, in: id, from: version)
    }

    private func assign(
        _ assignments: Set<RoleAssignment>, in id: ID<Incident>, from version: Int? = nil
    ) throws {
        for role in IncidentRole.allCases where !role.isShared && assignments.count(where: { $0.role == role }) > 1 {
            throw Refusal(field: role.rawValue, "Only one person can be \(role.label.lowercased()).")
        }
        try edit(id, from: version) {
            $0.roles = assignments
        } apply: {
            try storeRoles(of: id, $0.roles, version: $1)
        }
    }

    /// Gives a role to the person who asks.
    package func takeRole(_ role: IncidentRole, in id: ID<Incident>) throws {
        try require(.contributor, on: .incident(id))
        guard let person = asker.personID else { throw Refusal("Only a person can take a role.") }
        let holders = try reading.roles(of: id)
        if !role.isShared, let holder = holders.first(where: { $0.role == role && $0.personID != person }) {
            throw Refusal("\(holder.name) is \(role.holderName) already. Agree on it, then set the roles.")
        }
        var assignments = Set(holders.map { RoleAssignment(role: $0.role, personID: $0.personID) })
        assignments.insert(RoleAssignment(role: role, personID: person))
        try assign(assignments, in: id)
    }

    private func storeRoles(of id: ID<Incident>, _ assignments: Set<RoleAssignment>, version: Int) throws {
        let old = try reading.roles(of: id)
        var changes = ChangeList()
        for role in IncidentRole.allCases {
            let people = assignments.filter { $0.role == role }.map(\.personID)
            let names = try people.map { id -> String in
                guard let name = try reading.personName(id) else {
                    throw Refusal(field: role.rawValue, "This person no longer exists. Choose somebody else.")
                }
                return name
            }
            let holders = old.filter { $0.role == role }
            changes.add(
                role.label, holders.map(\.name).joined(separator: ", "), names.sorted().joined(separator: ", "),
                isChanged: Set(holders.map(\.personID)) != Set(people))
        }
        if changes.changes.isEmpty { return }
        for assignment in assignments {
            try requireNamed([assignment.personID], in: .incident(id), field: assignment.role.rawValue)
        }
        try run("DELETE FROM incident_role WHERE incident_id = ?", [id.rawValue])
        for assignment in assignments {
            try run(
                "INSERT INTO incident_role (incident_id, role, person_id) VALUES (?, ?, ?)",
                [id.rawValue, assignment.role.rawValue, assignment.personID.rawValue])
        }
        try touch(id)
        try record(.incident(id), "set its roles", incident: id, changes: changes.changes, version: version)
    }
}
