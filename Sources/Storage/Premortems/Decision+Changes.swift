import Domain

extension Change {
    package func decide(_ id: ID<Premortem>, _ decision: LaunchDecision, note: String) throws {
        let premortem = try requireFacilitator(of: id)
        guard premortem.phase == .decision else {
            throw Refusal("You can record the decision only in the phase “Decision”.")
        }
        let note = try Text.paragraphs(
            note, field: "note", called: decision == .noGo ? "what would have to change" : "the note",
            atMost: Text.Limit.passage,
            required: decision == .noGo)
        if decision == .goWithConditions, try reading.conditions(of: id).isEmpty {
            throw Refusal(
                field: "decision",
                "Add at least one condition first: a follow-up with an owner, due by the day of the launch."
            )
        }
        try run(
            "UPDATE premortem SET decision = ?, decision_note = ?, decided_at = ?, version = version + 1 WHERE id = ?",
            [decision.rawValue, note, now.milliseconds, id.rawValue])
        var changes = [FieldChange(field: "Decision", from: premortem.decision?.label ?? "", to: decision.label)]
        if note != premortem.decisionNote {
            changes.append(FieldChange(field: "Note", from: premortem.decisionNote, to: note))
        }
        try record(.premortem(id), "decided on \(id.key)", changes: changes)
        try announcePremortem(id)
    }

    func requireDeciding(_ id: ID<Premortem>) throws -> Premortem {
        try require(.contributor, on: .premortem(id))
        let premortem = try requirePremortem(id)
        guard premortem.phase == .mitigation || premortem.phase == .decision else {
            throw Refusal("The pre-mortem is closed, so its conditions can no longer change.")
        }
        return premortem
    }
}
