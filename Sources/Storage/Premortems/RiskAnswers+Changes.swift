import Domain

extension Change {
    /// Links an existing guardrail as a mitigation of a risk.
    package func mitigateRisk(_ risk: ID<Risk>, in id: ID<Premortem>, by guardrail: ID<Guardrail>) throws {
        _ = try requireMitigation(of: risk, in: id)
        guard try reading.guardrail(guardrail) != nil else {
            throw Refusal(
                field: "guardrail",
                "\(guardrail.key) does not exist. Enter the key of another guardrail, or describe a new one.")
        }
        try link(guardrail, .mitigates, .risk(risk))
        try announcePremortem(id)
    }

    /// Proposes a new guardrail against a risk, for the services of the pre-mortem.
    package func mitigateRisk(_ risk: ID<Risk>, in id: ID<Premortem>, byNew edit: GuardrailEdit) throws -> ID<Guardrail>
    {
        let old = try requireMitigation(of: risk, in: id)
        var edit = edit
        edit.services = Set(try reading.services(of: id).map(\.id))
        // A guardrail is seen by everybody.
        if try edit.statement.isEmpty && !isPrivate(id) { edit.statement = "Against the risk: \(old.title)" }
        let guardrail = try addGuardrail(edit)
        try link(guardrail, .mitigates, .risk(risk))
        try announcePremortem(id)
        return guardrail
    }

    package func followUpRisk(_ risk: ID<Risk>, in id: ID<Premortem>, _ edit: FollowUpEdit) throws -> ID<FollowUp> {
        _ = try requireMitigation(of: risk, in: id)
        let state: FollowUpState = edit.ownerID != nil && edit.due != nil ? .committed : .proposed
        let followUp = try addFollowUp(edit, incident: nil, finding: nil, state: state, premortem: id)
        try run(
            "INSERT INTO risk_follow_up (risk_id, follow_up_id) VALUES (?, ?)", [risk.rawValue, followUp.rawValue])
        try record(.premortem(id), "answered a risk with \(followUp.key)")
        try announcePremortem(id)
        return followUp
    }

    private func isPrivate(_ id: ID<Premortem>) throws -> Bool {
        try reading.isPrivate(.premortem(id)) != false || reading.privateLaunch(of: .premortem(id)) != nil
    }

    func requireMitigation(of risk: ID<Risk>, in id: ID<Premortem>) throws -> Risk {
        try require(.contributor, on: .premortem(id))
        let premortem = try requirePremortem(id)
        guard premortem.phase.isAtLeast(.mitigation) else {
            throw Refusal("You can answer risks once voting has ended.")
        }
        return try requireRisk(risk, in: id)
    }
}
