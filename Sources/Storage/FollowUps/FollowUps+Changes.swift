import Domain

extension Change {
    /// - Parameters:
    ///   - state: proposed for an idea, committed or in progress for a commitment, which needs an owner and a due date.
    ///   - quotation: the sentence of the incident's postmortem that it was made from.
    ///   - premortem: the pre-mortem in which it is made.
    package func addFollowUp(
        _ edit: FollowUpEdit, incident: ID<Incident>?, finding: ID<Finding>?, state: FollowUpState,
        from quotation: QuotationEdit? = nil, premortem: ID<Premortem>? = nil
    ) throws -> ID<FollowUp> {
        try require(.contributor, on: incident.map { .incident($0) } ?? finding.map { .finding($0) })
        let edit = try edit.checked()
        var incident = incident
        if let finding { incident = try requireFinding(finding).incidentID }
        if let incident { _ = try requireIncident(incident) }
        try requireOwner(edit.ownerID, team: edit.teamID)
        try requireNamed(edit.ownerID, inIncident: incident, premortem)
        if state != .proposed && !state.isCommitted {
            throw Refusal(field: "state", "A new follow-up must be proposed or committed.")
        }
        var candidate = FollowUp(
            id: ID(0), title: edit.title, state: state, ownerID: edit.ownerID, due: edit.due, createdAt: now,
            updatedAt: now)
        try FollowUpRule.check(candidate, movingTo: state, from: state)
        try settlePromise(of: &candidate)
        let id: ID<FollowUp> = try insert(
            """
            INSERT INTO follow_up (title, detail, state, incident_id, finding_id, owner_id, team_id, due,
                owner_day, promised_due, due_moves, tracker_address, evidence_address, created_at, created_by,
                updated_at, premortem_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                edit.title, edit.detail, state.rawValue, incident?.rawValue, finding?.rawValue, edit.ownerID?.rawValue,
                edit.teamID?.rawValue, edit.due?.iso, candidate.ownerDay?.iso, candidate.promisedDue?.iso,
                candidate.dueMoves, edit.trackerAddress, edit.evidenceAddress, now.milliseconds,
                asker.personID?.rawValue, now.milliseconds, premortem?.rawValue,
            ])
        var changes = [FieldChange(field: "Follow-up", from: "", to: edit.title)]
        if let quotation {
            guard let incident else {
                throw Refusal(
                    field: "quote", "Choose the incident that the sentence is about, or leave the sentence out.")
            }
            changes.append(try quote(quotation, from: incident, in: .followUp(id)))
        }
        try record(
            .followUp(id), "\(state == .proposed ? "proposed" : "committed to") \(id.key)", incident: incident,
            changes: changes)
        if let incident { try touch(incident) }
        return id
    }

    /// - Parameters:
    ///   - version: the version that the edit is based on; fields that the edit did not change keep their present
    ///     values.
    ///   - others: the number of follow-ups changed together with it.
    ///   - takingBack: whether this undoes an edit; restoring a due date does not count as moving it.
    package func editFollowUp(
        _ id: ID<FollowUp>, _ edit: FollowUpEdit, from version: Int, togetherWith others: Int = 0,
        takingBack: Bool = false
    ) throws {
        try require(.editorOrInvolved, on: .followUp(id))
        let summary = try requireFollowUp(id)
        let old = summary.followUp
        let current = FollowUpEdit(old)
        let edit = try merged(
            edit.checked(), from: version, of: .followUp(id), at: old.version, current: current
        ).checked()
        // A team that has been deleted since must not prevent its work from being finished.
        try requireOwner(edit.ownerID, team: edit.teamID == old.teamID ? nil : edit.teamID)
        if edit.ownerID != old.ownerID {
            try requireNamed(edit.ownerID, inIncident: old.incidentID, try premortem(ofFollowUp: id))
        }
        var next = old
        next.ownerID = edit.ownerID
        next.due = edit.due
        try FollowUpRule.check(next, movingTo: old.state, from: old.state)
        var changes = ChangeList()
        changes.add("Title", old.title, edit.title)
        changes.add("Detail", old.detail, edit.detail)
        changes.add(
            "Owner", summary.ownerName ?? "", try edit.ownerID.flatMap { try reading.personName($0) } ?? "",
            isChanged: edit.ownerID != old.ownerID)
        changes.add("Team", summary.teamName ?? "", try edit.teamID.flatMap { try teamName($0) } ?? "")
        changes.add("Due", old.due?.iso ?? "", edit.due?.iso ?? "")
        changes.add("Tracker", old.trackerAddress, edit.trackerAddress)
        changes.add("Evidence", old.evidenceAddress, edit.evidenceAddress)
        if changes.changes.isEmpty { return }
        try settlePromise(of: &next)
        if takingBack && next.due != old.due { next.dueMoves = max(0, old.dueMoves - 1) }
        try run(
            """
            UPDATE follow_up SET title = ?, detail = ?, owner_id = ?, team_id = ?, due = ?, owner_day = ?,
                promised_due = ?, due_moves = ?, tracker_address = ?, evidence_address = ?, version = version + 1,
                updated_at = ? WHERE id = ?
            """,
            [
                edit.title, edit.detail, edit.ownerID?.rawValue, edit.teamID?.rawValue, edit.due?.iso,
                next.ownerDay?.iso, next.promisedDue?.iso, next.dueMoves, edit.trackerAddress, edit.evidenceAddress,
                now.milliseconds, id.rawValue,
            ])
        try keep(current, edit, of: .followUp(id), version: old.version + 1)
        let company = others == 0 ? "" : " together with \(others) other\(others == 1 ? "" : "s")"
        try record(
            .followUp(id), "edited \(id.key)\(company)", incident: old.incidentID, changes: changes.changes,
            version: old.version + 1)
    }

    /// The pre-mortem in which a follow-up was made.
    func premortem(ofFollowUp id: ID<FollowUp>) throws -> ID<Premortem>? {
        try reading.first("SELECT premortem_id FROM follow_up WHERE id = ?", [id.rawValue]) { $0.optionalID() } ?? nil
    }

    /// Whoever owns a follow-up has to see it.
    private func requireNamed(_ owner: ID<Person>?, inIncident incident: ID<Incident>?, _ premortem: ID<Premortem>?)
        throws
    {
        guard let owner else { return }
        if let incident { try requireNamed([owner], in: .incident(incident), field: "owner") }
        if let premortem { try requireNamed([owner], in: .premortem(premortem), field: "owner") }
    }

    func requireFollowUp(_ id: ID<FollowUp>) throws -> FollowUpSummary {
        guard let summary = try reading.followUp(id) else {
            throw Refusal("\(id.key) does not exist, or was moved to the bin.")
        }
        return summary
    }

    func teamName(_ id: ID<Team>) throws -> String? {
        try reading.first("SELECT name FROM team WHERE id = ? AND deleted_at IS NULL", [id.rawValue]) { $0.text() }
    }

    func requireOwner(_ person: ID<Person>?, team: ID<Team>?) throws {
        var problems = Problems()
        if let person, try reading.personName(person) == nil {
            problems.add(field: "owner", "This person no longer exists. Choose somebody else.")
        }
        if let team, try teamName(team) == nil {
            problems.add(field: "team", "This team no longer exists. Choose another.")
        }
        try problems.throwIfAny()
    }
}
