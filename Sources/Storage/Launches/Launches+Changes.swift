import Domain

extension Change {
    /// - Parameter audience: the people and teams that may see it besides the one who adds it; nil for everybody.
    package func addLaunch(_ edit: LaunchEdit, for audience: Audience? = nil) throws -> ID<Launch> {
        try require(.contributor)
        let edit = try edit.checked()
        try requireOwner(edit.ownerID, team: nil)
        let names = try serviceNames(edit.services)
        let id: ID<Launch> = try insert(
            """
            INSERT INTO launch (title, plan, launch_on, owner_id, blast_radius, created_at, created_by, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                edit.title, edit.plan, edit.date?.iso, edit.ownerID?.rawValue, edit.blastRadius, now.milliseconds,
                asker.personID?.rawValue, now.milliseconds,
            ])
        try setServices(edit.services, table: "launch_service", column: "launch_id", id: id.rawValue)
        var changes = [FieldChange(field: "Launch", from: "", to: edit.title)]
        if !names.isEmpty { changes.append(FieldChange(field: "Services", from: "", to: names)) }
        if let audience {
            changes.append(FieldChange(field: "May see it", from: "", to: try makePrivate(.launch(id), audience)))
        }
        try record(.launch(id), "planned a launch", changes: changes)
        return id
    }

    /// - Parameter version: the version that the edit is based on; fields that the edit did not change keep their
    ///   present values.
    package func editLaunch(_ id: ID<Launch>, _ edit: LaunchEdit, from version: Int) throws {
        try require(.editorOrInvolved, on: .launch(id))
        let old = try requireLaunch(id)
        let oldServices = try reading.services(of: id)
        let current = LaunchEdit(old, services: oldServices)
        let edit = try merged(
            edit.checked(), from: version, of: .launch(id), at: old.version, current: current
        ).checked()
        if edit.ownerID != old.ownerID {
            try requireOwner(edit.ownerID, team: nil)
            if let owner = edit.ownerID { try requireNamed([owner], in: .launch(id), field: "owner") }
        }
        var changes = ChangeList()
        changes.add("Title", old.title, edit.title)
        changes.add("Plan", old.plan, edit.plan)
        changes.add("Date", old.date?.iso ?? "", edit.date?.iso ?? "")
        changes.add(
            "Owner", try old.ownerID.flatMap { try reading.personName($0) } ?? "",
            try edit.ownerID.flatMap { try reading.personName($0) } ?? "", isChanged: old.ownerID != edit.ownerID)
        changes.add("Blast radius", old.blastRadius, edit.blastRadius)
        changes.add(
            "Services", oldServices.map(\.name).sorted().joined(separator: ", "),
            try serviceNames(edit.services, besides: oldServices))
        if changes.changes.isEmpty { return }
        try run(
            """
            UPDATE launch SET title = ?, plan = ?, launch_on = ?, owner_id = ?, blast_radius = ?, version = version + 1,
                updated_at = ? WHERE id = ?
            """,
            [
                edit.title, edit.plan, edit.date?.iso, edit.ownerID?.rawValue, edit.blastRadius, now.milliseconds,
                id.rawValue,
            ])
        try setServices(edit.services, table: "launch_service", column: "launch_id", id: id.rawValue)
        try keep(current, edit, of: .launch(id), version: old.version + 1)
        try record(.launch(id), "edited the launch", changes: changes.changes, version: old.version + 1)
    }

    func requireLaunch(_ id: ID<Launch>) throws -> Launch {
        guard let launch = try reading.launch(id) else {
            throw Refusal("This launch does not exist, or was moved to the bin.")
        }
        return launch
    }
}
