import Domain

/// The fields of a service that people fill in on a form.
package struct ServiceEdit: Equatable, Sendable {
    package var name: String
    /// A sentence about its purpose.
    package var purpose: String
    package var teamID: ID<Team>?

    package init(name: String, purpose: String = "", teamID: ID<Team>? = nil) {
        self.name = name
        self.purpose = purpose
        self.teamID = teamID
    }
}

extension Change {
    /// - Throws: ``Refusal`` for the fields `name`, `purpose` and `team`.
    package func createService(_ edit: ServiceEdit) throws -> ID<Service> {
        try require(.editor)
        return try addService(edit)
    }

    private func addService(_ edit: ServiceEdit) throws -> ID<Service> {
        let (edit, slug) = try checked(edit, besides: nil)
        let id: ID<Service> = try insert(
            "INSERT INTO service (name, slug, purpose, team_id, created_at) VALUES (?, ?, ?, ?, ?)",
            [edit.name, slug, edit.purpose, edit.teamID?.rawValue, now.milliseconds])
        try record(.service(id), "added the service \(edit.name)")
        return id
    }

    package func edit(_ id: ID<Service>, _ edit: ServiceEdit) throws {
        try require(.editor, on: .service(id))
        let old = try requireService(id)
        let (edit, slug) = try checked(edit, besides: id)
        var changes = ChangeList()
        changes.add("Name", old.name, edit.name)
        changes.add("Purpose", old.purpose, edit.purpose)
        changes.add("Team", try teamName(old.teamID), try teamName(edit.teamID))
        if changes.changes.isEmpty { return }
        try run(
            "UPDATE service SET name = ?, slug = ?, purpose = ?, team_id = ? WHERE id = ?",
            [edit.name, slug, edit.purpose, edit.teamID?.rawValue, id.rawValue])
        try record(.service(id), "changed the service \(edit.name)", changes: changes.changes)
    }

    /// Deletes a service. Incidents and guardrails keep naming it, but it can no longer be chosen.
    package func deleteService(_ id: ID<Service>) throws {
        try require(.administrator)
        let service = try requireService(id)
        try run(
            "UPDATE service SET deleted_at = ?, deleted_by = ? WHERE id = ?",
            [now.milliseconds, asker.personID?.rawValue, id.rawValue])
        try record(.service(id), "deleted the service \(service.name)")
    }

    package func restoreService(_ id: ID<Service>) throws {
        try require(.administrator)
        let name = try reading.first("SELECT name FROM service WHERE id = ? AND deleted_at IS NOT NULL", [id.rawValue])
        {
            $0.text()
        }
        guard let name else { throw Refusal("This deleted service does not exist.") }
        let slug = try slug(of: name, besides: id)
        try run("UPDATE service SET deleted_at = NULL, deleted_by = NULL, slug = ? WHERE id = ?", [slug, id.rawValue])
        try record(.service(id), "restored the service \(name)")
    }

    /// The service with this name, created if it does not exist: whoever records what happened may name what it
    /// happened to.
    package func service(named name: String) throws -> ID<Service> {
        try require(.contributor)
        let slug = Slug.make(from: name)
        let known = try reading.first("SELECT id FROM service WHERE slug = ? AND deleted_at IS NULL", [slug]) {
            $0.id(Service.self)
        }
        return try known ?? addService(ServiceEdit(name: name))
    }

    private func requireService(_ id: ID<Service>) throws -> Service {
        guard let service = try reading.service(id) else { throw Refusal("This service no longer exists.") }
        return service
    }

    private func checked(_ edit: ServiceEdit, besides id: ID<Service>?) throws -> (ServiceEdit, slug: String) {
        var edit = edit
        var problems = Problems()
        let name = problems.checking { () throws(Refusal) in
            try Text.line(edit.name, field: "name", called: "a name", atMost: 80, required: true)
        }
        let purpose = problems.checking { () throws(Refusal) in
            try Text.line(edit.purpose, field: "purpose", called: "the purpose", atMost: Text.Limit.sentence)
        }
        if let team = edit.teamID, try reading.team(team) == nil {
            problems.add(field: "team", "This team no longer exists. Choose another.")
        }
        try problems.throwIfAny()
        edit.name = name ?? ""
        edit.purpose = purpose ?? ""
        return (edit, try slug(of: edit.name, besides: id))
    }

    private func slug(of name: String, besides id: ID<Service>?) throws -> String {
        let slug = Slug.make(from: name)
        if slug.isEmpty { throw Refusal(field: "name", "Enter a name with at least one letter or digit.") }
        let other = try reading.first(
            "SELECT name FROM service WHERE slug = ? AND deleted_at IS NULL AND id <> ?", [slug, id?.rawValue ?? 0]
        ) { $0.text() }
        if let other { throw Refusal(field: "name", "There is already a service called \(other).") }
        return slug
    }

    private func teamName(_ id: ID<Team>?) throws -> String {
        try id.flatMap { try reading.team($0) }?.name ?? ""
    }
}
