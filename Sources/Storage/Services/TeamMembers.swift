import Domain

extension Reading {
    /// The members of a team, by name.
    package func members(of team: ID<Team>) throws -> [(id: ID<Person>, name: String)] {
        try rows(
            """
            SELECT p.id, p.name FROM team_member AS m JOIN person AS p ON p.id = m.person_id
            WHERE m.team_id = ? AND \(seesOrganisation) ORDER BY p.name COLLATE NOCASE, p.id
            """, [team.rawValue]
        ) { (id: $0.id(Person.self), name: $0.text()) }
    }

    /// The member who leads a team.
    package func lead(of team: ID<Team>) throws -> (id: ID<Person>, name: String)? {
        try first(
            """
            SELECT p.id, p.name FROM team AS t JOIN person AS p ON p.id = t.lead_id
            WHERE t.id = ? AND \(seesOrganisation)
            """, [team.rawValue]
        ) { (id: $0.id(Person.self), name: $0.text()) }
    }

    /// The teams that have members, with their names, for choosing who may see something.
    package func teamsWithMembers() throws -> [(team: Team, members: [String])] {
        try teams().map { (team: $0, members: try members(of: $0.id).map(\.name)) }.filter { !$0.members.isEmpty }
    }
}

extension Change {
    /// Sets the member who leads a team; nil for nobody. A lead may do nothing more than other members: people know whom to
    /// ask.
    ///
    /// - Throws: ``Refusal`` for the field `lead`.
    package func setLead(of id: ID<Team>, _ person: ID<Person>?) throws {
        try require(.editor)
        let team = try requireTeam(id)
        let old = try reading.lead(of: id)
        if person == old?.id { return }
        let members = try reading.members(of: id)
        let name = members.first { $0.id == person }?.name
        if person != nil && name == nil {
            throw Refusal(field: "lead", "Only a member of \(team.name) can lead it.")
        }
        try run("UPDATE team SET lead_id = ? WHERE id = ?", [person?.rawValue, id.rawValue])
        try record(
            .team(id), "changed the lead of the team \(team.name)",
            changes: [FieldChange(field: "Lead", from: old?.name ?? "", to: name ?? "")])
    }

    /// Sets the members of a team. They see what is private to the team, so once it has members, only a member adds
    /// others, and one always remains.
    ///
    /// - Throws: ``Refusal`` for the field `members`.
    package func setMembers(of id: ID<Team>, _ people: Set<ID<Person>>) throws {
        try require(.editor)
        let team = try requireTeam(id)
        let old = try reading.members(of: id)
        let before = Set(old.map(\.id))
        if people == before { return }
        if people.isEmpty { throw Refusal(field: "members", "One member has to remain.") }
        let isMember = asker.personID.map(before.contains) ?? false
        if !before.isEmpty && !isMember && !people.isSubset(of: before) {
            throw Refusal(
                field: "members",
                "Only a member of \(team.name) can add people to it, because its members see what is private to the team."
            )
        }
        let names = try people.sorted().map { person in
            if let kept = old.first(where: { $0.id == person }) { return kept.name }
            guard let name = try reading.activePersonName(person) else {
                throw Refusal(field: "members", "One of these people no longer has an account. Choose again.")
            }
            return name
        }
        for person in before.subtracting(people) {
            try run("DELETE FROM team_member WHERE team_id = ? AND person_id = ?", [id.rawValue, person.rawValue])
        }
        // Nobody leads a team without being in it.
        if let lead = try reading.lead(of: id), !people.contains(lead.id) { try setLead(of: id, nil) }
        for person in people.subtracting(before).sorted() {
            try run(
                "INSERT INTO team_member (team_id, person_id, added_at, added_by) VALUES (?, ?, ?, ?)",
                [id.rawValue, person.rawValue, now.milliseconds, asker.personID?.rawValue])
        }
        try record(
            .team(id), "changed the members of the team \(team.name)",
            changes: [
                FieldChange(
                    field: "Members", from: old.map(\.name).joined(separator: ", "),
                    to: names.sorted().joined(separator: ", "))
            ])
        try lookAgain()
    }
}
