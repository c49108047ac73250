import Domain

extension Change {
    /// Moves an incident to another state by the rules of ``IncidentState/move(to:kind:)``.
    ///
    /// - Throws: ``Refusal`` if the move is not allowed, a reason is missing, or the incident cannot close yet.
    package func move(_ id: ID<Incident>, to state: IncidentState, reason: String = "") throws {
        try require(.editorOrInvolved, on: .incident(id))
        let incident = try requireIncident(id)
        guard let move = incident.state.move(to: state, kind: incident.kind), move != .merge else {
            throw Refusal(
                "An incident in the state “\(incident.state.label.lowercased())” cannot become “\(state.label.lowercased())”."
            )
        }
        let reason = try Text.paragraphs(
            reason, field: "reason", called: "the reason", atMost: Text.Limit.reason, required: move.needsReason)
        if state == .closed { try checkClosing(id) }
        let before = try freezeStanding(of: incident)
        try run(
            """
            UPDATE incident SET state = ?, merged_into = NULL, dismissed_reason = ?, version = version + 1, updated_at = ?
            WHERE id = ?
            """,
            [state.rawValue, state == .dismissed ? reason : incident.dismissedReason, now.milliseconds, id.rawValue])
        try markTime(of: incident, reached: state)
        let action =
            move == .reopen ? "reopened it as \(state.label.lowercased())" : "moved it to \(state.label.lowercased())"
        var changes = [FieldChange(field: "State", from: incident.state.label, to: state.label)]
        if !reason.isEmpty { changes.append(FieldChange(field: "Reason", from: "", to: reason)) }
        try record(.incident(id), action, incident: id, changes: changes)
        try addSystemEvent(
            to: id,
            "State changed from \(incident.state.label.lowercased()) to \(state.label.lowercased())"
                + (reason.isEmpty ? "" : ": \(reason)"))
        try keepFreeze(of: id, since: before, isReopened: move == .reopen)
        if let former = incident.mergedInto {
            try record(.incident(former), "separated \(incident.key) from it", incident: former)
            try addSystemEvent(
                to: former,
                "\(incident.key) is no longer part of this incident\(incident.isPrivate ? "" : ": \(reason)")")
            try touch(former)
        }
    }

    /// Sets the reason why it may close although none of its guardrails is strong or medium.
    package func setWeakGuardrailsReason(of id: ID<Incident>, _ reason: String) throws {
        try require(.editorOrInvolved, on: .incident(id))
        let incident = try requireIncident(id)
        let reason = try Text.paragraphs(
            reason, field: "weak_guardrails_reason", called: "the reason", atMost: Text.Limit.reason, required: true)
        if reason == incident.weakGuardrailsReason { return }
        try run(
            "UPDATE incident SET weak_guardrails_reason = ?, version = version + 1, updated_at = ? WHERE id = ?",
            [reason, now.milliseconds, id.rawValue])
        try record(
            .incident(id), "wrote why it has no stronger guardrail", incident: id,
            changes: [FieldChange(field: "Reason", from: incident.weakGuardrailsReason, to: reason)])
    }

    private func checkClosing(_ id: ID<Incident>) throws {
        guard let missing = try reading.incidentDossier(id)?.closingCheck.missing, !missing.isEmpty else { return }
        throw Refusal(missing)
    }

    /// Sets the time of a state that is reached as the incident unfolds, unless the time has been filled in.
    private func markTime(of incident: Incident, reached state: IncidentState) throws {
        guard incident.state.isOngoing, incident.kind.hasDurations else { return }
        let mark: IncidentMark
        switch state {
        case .mitigated: mark = .mitigated
        case .resolved: mark = .resolved
        case .reported, .active, .postIncident, .closed, .dismissed, .merged: return
        }
        guard let before = try reading.fields(of: incident.id), before.times[mark] == nil else { return }
        try insertTime(incident.id, mark, Moment(now))
        var after = before
        after.times[mark] = Moment(now)
        try keep(before, after, of: .incident(incident.id), version: incident.version + 1)
    }
}
