import Domain

extension Change {
    /// - Parameters:
    ///   - state: proposed, building or in place.
    ///   - entry: the slug of the catalogue entry that it was made from.
    package func addGuardrail(
        _ edit: GuardrailEdit, state: GuardrailState = .proposed, entry: String? = nil
    ) throws -> ID<Guardrail> {
        try require(.contributor)
        let edit = try edit.checked()
        guard [.proposed, .building, .inPlace].contains(state) else {
            throw Refusal(field: "state", "A new guardrail must be proposed, building or in place.")
        }
        let serviceNames = try serviceNames(edit.services)
        try requireTeam(edit.ownerTeamID)
        let id: ID<Guardrail> = try insert(
            """
            INSERT INTO guardrail (name, statement, kind, position, strength, state, owner_team_id, proof_method,
                proof_every_days, bypass, created_at, created_by, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                edit.name, edit.statement, edit.kind.rawValue, edit.position.rawValue, edit.strength.rawValue,
                state.rawValue, edit.ownerTeamID?.rawValue, edit.proofMethod?.rawValue, edit.proofEveryDays,
                edit.bypass, now.milliseconds, asker.personID?.rawValue, now.milliseconds,
            ])
        try setServices(edit.services, table: "guardrail_service", column: "guardrail_id", id: id.rawValue)
        try setEvidence(edit.evidence, of: id)
        if let entry {
            try run("INSERT INTO guardrail_origin (guardrail_id, entry) VALUES (?, ?)", [id.rawValue, entry])
        }
        var changes = [FieldChange(field: "Guardrail", from: "", to: edit.name)]
        if !serviceNames.isEmpty { changes.append(FieldChange(field: "Services", from: "", to: serviceNames)) }
        try record(.guardrail(id), "added \(id.key) as \(state.label.lowercased())", changes: changes)
        return id
    }

    /// - Parameter version: the version that the edit is based on; fields that the edit did not change keep their
    ///   present values.
    package func editGuardrail(_ id: ID<Guardrail>, _ edit: GuardrailEdit, from version: Int) throws {
        try require(.editorOrInvolved, on: .guardrail(id))
        let old = try requireGuardrail(id)
        let oldServices = try reading.services(of: id)
        let oldEvidence = try reading.evidence(of: id)
        let current = GuardrailEdit(old, services: oldServices, evidence: oldEvidence)
        let edit = try merged(
            edit.checked(), from: version, of: .guardrail(id), at: old.version, current: current
        ).checked()
        if edit.ownerTeamID != old.ownerTeamID { try requireTeam(edit.ownerTeamID) }
        var changes = ChangeList()
        changes.add("Name", old.name, edit.name)
        changes.add("What it stops", old.statement, edit.statement)
        changes.add("Kind", old.kind.label, edit.kind.label)
        changes.add("Position", old.position.label, edit.position.label)
        changes.add("Strength", old.strength.label, edit.strength.label)
        changes.add(
            "Owner", try old.ownerTeamID.flatMap { try teamName($0) } ?? "",
            try edit.ownerTeamID.flatMap { try teamName($0) } ?? "")
        changes.add("How it is proven", old.proofMethod?.label ?? "", edit.proofMethod?.label ?? "")
        changes.add(
            "Proof every … days", old.proofEveryDays.map(String.init) ?? "", edit.proofEveryDays.map(String.init) ?? "")
        changes.add("Who can bypass it", old.bypass, edit.bypass)
        changes.add(
            "Services", oldServices.map(\.name).sorted().joined(separator: ", "),
            try serviceNames(edit.services, besides: oldServices))
        changes.add("Evidence", oldEvidence.words, edit.evidence.words)
        if changes.changes.isEmpty { return }
        try run(
            """
            UPDATE guardrail SET name = ?, statement = ?, kind = ?, position = ?, strength = ?, owner_team_id = ?,
                proof_method = ?, proof_every_days = ?, bypass = ?, version = version + 1, updated_at = ? WHERE id = ?
            """,
            [
                edit.name, edit.statement, edit.kind.rawValue, edit.position.rawValue, edit.strength.rawValue,
                edit.ownerTeamID?.rawValue, edit.proofMethod?.rawValue, edit.proofEveryDays, edit.bypass,
                now.milliseconds, id.rawValue,
            ])
        try setServices(edit.services, table: "guardrail_service", column: "guardrail_id", id: id.rawValue)
        try setEvidence(edit.evidence, of: id)
        try keep(current, edit, of: .guardrail(id), version: old.version + 1)
        try record(.guardrail(id), "edited \(id.key)", changes: changes.changes, version: old.version + 1)
    }

    /// - Parameters:
    ///   - reason: required for retiring it.
    package func moveGuardrail(
        _ id: ID<Guardrail>, to state: GuardrailState, reason: String = "", replacedBy: ID<Guardrail>? = nil
    ) throws {
        try require(.editorOrInvolved, on: .guardrail(id))
        let old = try requireGuardrail(id)
        if state == old.recordedState { return }
        guard old.state(at: now).choices.contains(state) else {
            throw Refusal(
                field: "state",
                "A guardrail in the state “\(old.state(at: now).label.lowercased())” cannot be set to “\(state.label.lowercased())”."
            )
        }
        let reason = try Text.paragraphs(
            reason, field: "reason", called: "why it is retired", atMost: Text.Limit.reason, required: state == .retired
        )
        if let replacedBy, try replacedBy == id || reading.guardrail(replacedBy) == nil {
            throw Refusal(field: "replaced_by", "Enter the key of another guardrail, such as GR-7.")
        }
        try run(
            """
            UPDATE guardrail SET state = ?, retired_reason = ?, replaced_by = ?, version = version + 1, updated_at = ?
            WHERE id = ?
            """,
            [
                state.rawValue, state == .retired ? reason : "", state == .retired ? replacedBy?.rawValue : nil,
                now.milliseconds, id.rawValue,
            ])
        try recordState(of: old, state, reason: reason)
    }

    func requireGuardrail(_ id: ID<Guardrail>) throws -> Guardrail {
        guard let guardrail = try reading.guardrail(id) else {
            throw Refusal("\(id.key) does not exist, or was moved to the bin.")
        }
        return guardrail
    }

    /// - Parameter incident: the incident that led to it.
    func recordState(
        of old: Guardrail, _ state: GuardrailState, reason: String, incident: ID<Incident>? = nil
    ) throws {
        var changes = [FieldChange(field: "State", from: old.recordedState.label, to: state.label)]
        if !reason.isEmpty { changes.append(FieldChange(field: "Reason", from: "", to: reason)) }
        try record(
            .guardrail(old.id), "moved \(old.key) to \(state.label.lowercased())", incident: incident, changes: changes)
    }

    private func requireTeam(_ id: ID<Team>?) throws {
        if let id, try teamName(id) == nil {
            throw Refusal(field: "owner_team", "This team no longer exists. Choose another.")
        }
    }

    private func setEvidence(_ evidence: [Evidence], of id: ID<Guardrail>) throws {
        try run("DELETE FROM guardrail_evidence WHERE guardrail_id = ?", [id.rawValue])
        for (position, item) in evidence.enumerated() {
            try run(
                "INSERT INTO guardrail_evidence (guardrail_id, position, label, address) VALUES (?, ?, ?, ?)",
                [id.rawValue, position, item.label, item.address])
        }
    }
}

extension [Evidence] {
    package var words: String {
        map { $0.label.isEmpty ? $0.address : "\($0.label) \($0.address)" }.joined(separator: "\n")
    }
}
