import Domain

extension Change {
    /// - Parameter version: the version that the edit is based on; fields that the edit did not change keep their
    ///   present values.
    package func edit(_ id: ID<Incident>, _ edit: IncidentEdit, from version: Int) throws {
        try require(.editorOrInvolved, on: .incident(id))
        let edit = try edit.checked()
        try self.edit(id, from: version) {
            $0.details = edit
        } apply: {
            try store(id, $0.details, version: $1)
        }
    }

    private func store(_ id: ID<Incident>, _ edit: IncidentEdit, version: Int) throws {
        let old = try requireIncident(id)
        if !edit.kind.hasDurations && [.active, .mitigated, .resolved].contains(old.state) {
            throw Refusal(
                field: "kind",
                "A near miss cannot be “\(old.state.label.lowercased())”. Keep the kind or dismiss this incident, and declare the near miss separately."
            )
        }
        var changes = ChangeList()
        changes.add("Title", old.title, edit.title)
        changes.add("Kind", old.kind.label, edit.kind.label)
        changes.add("Severity", old.severity.code, edit.severity.code)
        changes.add("Summary", old.summary, edit.summary)
        changes.add("How it was noticed", old.howNoticed, edit.howNoticed)
        changes.add("Why we were surprised", old.surprise, edit.surprise)
        let oldServices = try reading.services(of: id)
        changes.add(
            "Services", oldServices.map(\.name).sorted().joined(separator: ", "),
            try serviceNames(edit.services, besides: oldServices))
        if changes.changes.isEmpty { return }
        let before = try freezeStanding(of: old)
        try run(
            """
            UPDATE incident SET title = ?, kind = ?, severity = ?, summary = ?, how_noticed = ?, surprise = ?,
                updated_at = ? WHERE id = ?
            """,
            [
                edit.title, edit.kind.rawValue, edit.severity.level, edit.summary, edit.howNoticed, edit.surprise,
                now.milliseconds, id.rawValue,
            ])
        try setServices(edit.services, table: "incident_service", column: "incident_id", id: id.rawValue)
        try record(.incident(id), "edited it", incident: id, changes: changes.changes, version: version)
        if edit.severity != old.severity {
            try addSystemEvent(to: id, "Severity changed from \(old.severity.code) to \(edit.severity.code)")
        }
        try keepFreeze(of: id, since: before)
    }

    func touch(_ id: ID<Incident>) throws {
        try run("UPDATE incident SET updated_at = ? WHERE id = ?", [now.milliseconds, id.rawValue])
    }

    /// - Throws: ``Refusal`` if there is no such incident that the asker may see.
    func requireIncident(_ id: ID<Incident>) throws -> Incident {
        guard let incident = try reading.incident(id) else {
            throw Refusal("\(id.key) does not exist, or was moved to the bin.")
        }
        return incident
    }
}
