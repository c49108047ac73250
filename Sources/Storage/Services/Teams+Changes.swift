import Domain

extension Change {
    /// - Throws: ``Refusal`` for the field `name`.
    package func createTeam(name: String) throws -> ID<Team> {
        try require(.editor)
        let (name, slug) = try teamName(name, besides: nil)
        let id: ID<Team> = try insert(
            "INSERT INTO team (name, slug, created_at) VALUES (?, ?, ?)", [name, slug, now.milliseconds])
        try record(.team(id), "added the team \(name)")
        return id
    }

    package func renameTeam(_ id: ID<Team>, to newName: String) throws {
        try require(.editor)
        let team = try requireTeam(id)
        let (name, slug) = try teamName(newName, besides: id)
        if name == team.name { return }
        try run("UPDATE team SET name = ?, slug = ? WHERE id = ?", [name, slug, id.rawValue])
        try record(
            .team(id), "renamed the team \(team.name)", changes: [FieldChange(field: "Name", from: team.name, to: name)]
        )
    }

    /// Deletes a team. Its records stay and show no owner until they get another owner or the team is restored.
    package func deleteTeam(_ id: ID<Team>) throws {
        try require(.administrator)
        let team = try requireTeam(id)
        try run(
            "UPDATE team SET deleted_at = ?, deleted_by = ? WHERE id = ?",
            [now.milliseconds, asker.personID?.rawValue, id.rawValue])
        try record(.team(id), "deleted the team \(team.name)")
    }

    package func restoreTeam(_ id: ID<Team>) throws {
        try require(.administrator)
        let name = try reading.first("SELECT name FROM team WHERE id = ? AND deleted_at IS NOT NULL", [id.rawValue]) {
            $0.text()
        }
        guard let name else { throw Refusal("This deleted team does not exist.") }
        let (_, slug) = try teamName(name, besides: id)
        try run("UPDATE team SET deleted_at = NULL, deleted_by = NULL, slug = ? WHERE id = ?", [slug, id.rawValue])
        try record(.team(id), "restored the team \(name)")
    }

    /// The team with this name, created if it does not exist; for imports.
    package func team(named name: String) throws -> ID<Team> {
        let slug = Slug.make(from: name)
        let known = try reading.first("SELECT id FROM team WHERE slug = ? AND deleted_at IS NULL", [slug]) {
            $0.id(Team.self)
        }
        return try known ?? createTeam(name: name)
    }

    func requireTeam(_ id: ID<Team>) throws -> Team {
        guard let team = try reading.team(id) else { throw Refusal("This team no longer exists.") }
        return team
    }

    private func teamName(_ input: String, besides id: ID<Team>?) throws -> (name: String, slug: String) {
        let name = try Text.line(input, field: "name", called: "a name", atMost: 80, required: true)
        let slug = Slug.make(from: name)
        if slug.isEmpty { throw Refusal(field: "name", "Enter a name with at least one letter or digit.") }
        let other = try reading.first(
            "SELECT name FROM team WHERE slug = ? AND deleted_at IS NULL AND id <> ?", [slug, id?.rawValue ?? 0]
        ) { $0.text() }
        if let other { throw Refusal(field: "name", "There is already a team called \(other).") }
        return (name, slug)
    }
}
