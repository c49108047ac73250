import Domain

extension Change {
    /// Adds a condition: a new committed follow-up that is due by the day of the launch.
    package func addCondition(to id: ID<Premortem>, _ edit: FollowUpEdit) throws -> ID<FollowUp> {
        let premortem = try requireDeciding(id)
        try requireBefore(premortem, due: edit.due)
        let followUp = try addFollowUp(edit, incident: nil, finding: nil, state: .committed, premortem: id)
        try setCondition(followUp, of: id)
        return followUp
    }

    /// Makes an existing follow-up, such as one that answers a risk, a condition.
    package func addCondition(to id: ID<Premortem>, existing followUp: ID<FollowUp>) throws {
        let premortem = try requireDeciding(id)
        let found = try requireFollowUp(followUp).followUp
        guard found.state.isCommitted || found.state == .done || found.state == .verified else {
            throw Refusal(
                field: "follow_up",
                "\(followUp.key) is “\(found.state.label.lowercased())”. A condition needs an owner and a date, so commit to the follow-up first."
            )
        }
        try requireBefore(premortem, due: found.due)
        try setCondition(followUp, of: id)
    }

    package func removeCondition(_ followUp: ID<FollowUp>, of id: ID<Premortem>) throws {
        _ = try requireDeciding(id)
        try run(
            "DELETE FROM premortem_condition WHERE premortem_id = ? AND follow_up_id = ?",
            [id.rawValue, followUp.rawValue])
        if db.changesCount == 0 { return }
        try recordCondition("removed \(followUp.key) from the conditions", followUp, of: id)
        try announcePremortem(id)
    }

    private func setCondition(_ followUp: ID<FollowUp>, of id: ID<Premortem>) throws {
        try run(
            "INSERT OR IGNORE INTO premortem_condition (premortem_id, follow_up_id) VALUES (?, ?)",
            [id.rawValue, followUp.rawValue])
        try recordCondition("made \(followUp.key) a condition", followUp, of: id)
        try announcePremortem(id)
    }

    /// Those who may see the follow-up read of it.
    private func recordCondition(_ action: String, _ followUp: ID<FollowUp>, of id: ID<Premortem>) throws {
        let origin = try reading.first(
            "SELECT incident_id, premortem_id FROM follow_up WHERE id = ?", [followUp.rawValue]
        ) { ($0.optionalID(Incident.self), $0.optionalID(Premortem.self)) }
        try record(.premortem(id), action, incident: origin?.0, premortem: origin?.1)
    }

    private func requireBefore(_ premortem: Premortem, due: Day?) throws {
        guard let launch = try premortem.launchID.flatMap({ try reading.launch($0) }), let day = launch.date, let due
        else { return }
        if due > day {
            throw Refusal(field: "due", "The launch is on \(day.words). A condition must be due by then.")
        }
    }
}
