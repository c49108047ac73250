import Domain

/// What a line of a list of people would do.
package struct PlannedInvitation: Equatable, Sendable {
    package enum Outcome: Equatable, Sendable {
        case new
        /// There is an account already.
        case exists(String)
        case faulty(String)
    }

    package let line: Int
    package let name: String
    package let email: String
    package let level: Level
    package let teams: [Team]
    package let outcome: Outcome

    package var isNew: Bool { outcome == .new }

    /// Everything that a dry run shows of it, for telling whether it is still the same.
    package var shown: String {
        ([email, name, level.rawValue] + teams.map { "\($0.id) \($0.name)" }).map { $0.debugDescription }
            .joined(separator: " ")
    }
}

extension Reading {
    /// What inviting the people of a list would do, line by line; for administrators.
    ///
    /// - Parameter standard: the level of lines that name none.
    package func plannedInvitations(_ people: [ListedPerson], level standard: Level) throws -> [PlannedInvitation] {
        guard asker.isAdministrator else { return [] }
        let teams = Dictionary(try teams().map { (Slug.make(from: $0.name), $0) }) { first, _ in first }
        var lines: [String: Int] = [:]
        return try people.map { listed in
            var problems = Problems()
            if let fault = listed.fault { problems.add(fault) }
            let email = problems.checking { () throws(Refusal) in try EmailAddress.checked(listed.email) }
            let name =
                listed.name.isEmpty
                ? "" : problems.checking { () throws(Refusal) in try PersonRule.name(listed.name) }
            let level = listed.level.isEmpty ? standard : Level(listed: listed.level)
            if level == nil { problems.add("There is no level “\(listed.level)”.") }
            var joined: [Team] = []
            for typed in listed.teams {
                guard let team = teams[Slug.make(from: typed)] else {
                    problems.add("There is no team “\(typed)”.")
                    continue
                }
                if try !mayAdd(to: team.id, asker.personID) {
                    problems.add("Only a member of \(team.name) can add people to it.")
                }
                if !joined.contains(team) { joined.append(team) }
            }
            if let email {
                if let earlier = lines[email] {
                    problems.add("The same address is in line \(earlier).")
                } else {
                    lines[email] = listed.line
                }
            }
            let sentences = problems.sentences
            let outcome: PlannedInvitation.Outcome =
                if !sentences.isEmpty {
                    .faulty(sentences.joined(separator: " "))
                } else if let account = try email.flatMap({ try account($0) }) {
                    .exists(account)
                } else {
                    .new
                }
            return PlannedInvitation(
                line: listed.line, name: name ?? listed.name, email: email ?? listed.email, level: level ?? standard,
                teams: joined, outcome: outcome)
        }
    }

    /// Whether somebody can add members to a team: once it has members, only they can.
    func mayAdd(to team: ID<Team>, _ person: ID<Person>?) throws -> Bool {
        let members = try rows("SELECT person_id FROM team_member WHERE team_id = ?", [team.rawValue]) {
            $0.id(Person.self)
        }
        return members.isEmpty || person.map(members.contains) ?? false
    }

    private func account(_ email: String) throws -> String? {
        try first("SELECT deactivated_at IS NOT NULL FROM person WHERE email = ?", [email]) { columns in
            columns.bool()
                ? "The account with this address is deactivated. Reactivate it under People."
                : "There is already an account with this address."
        }
    }
}

extension Level {
    /// As a list writes it: `Reviewer`.
    fileprivate init?(listed text: String) {
        let word = text.lowercased()
        guard let level = Level.allCases.first(where: { $0.rawValue == word || $0.label.lowercased() == word }) else {
            return nil
        }
        self = level
    }
}
