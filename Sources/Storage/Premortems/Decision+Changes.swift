import Domain
import Foundation

extension Reading {
    package func conditions(of id: ID<Premortem>) throws -> [FollowUpSummary] {
        try rows(
            """
            SELECT \(FollowUpSummary.columns) FROM \(FollowUpSummary.tables)
            JOIN premortem_condition AS c ON c.follow_up_id = f.id
            WHERE c.premortem_id = ? AND \(visibleFollowUp("f")) AND \(visibleThroughPremortem("c.premortem_id"))
            ORDER BY f.due, f.id
            """, [id.rawValue]
        ) { try FollowUpSummary(&$0) }
    }

    func conditions(ofLaunch id: ID<Launch>) throws -> [FollowUpSummary] {
        try rows(
            """
            SELECT DISTINCT \(FollowUpSummary.columns) FROM \(FollowUpSummary.tables)
            JOIN premortem_condition AS c ON c.follow_up_id = f.id JOIN premortem AS p ON p.id = c.premortem_id
            WHERE p.launch_id = ? AND \(visibleFollowUp("f")) AND \(visiblePremortem("p")) ORDER BY f.due, f.id
            """, [id.rawValue]
        ) { try FollowUpSummary(&$0) }
    }

    /// Conditions that are still unmet on or after the day of their launch, for the home page and the manager's review.
    package func conditionsNotMet(today: Day, atMost limit: Int = 200) throws -> [UnmetCondition] {
        guard asker.isMember else { return [] }
        return try rows(
            """
            SELECT l.id, l.title, l.launch_on, p.id, \(FollowUpSummary.columns) FROM \(FollowUpSummary.tables)
            JOIN premortem_condition AS c ON c.follow_up_id = f.id JOIN premortem AS p ON p.id = c.premortem_id
            JOIN launch AS l ON l.id = p.launch_id
            WHERE l.launch_on <= ? AND f.state NOT IN ('done', 'verified', 'declined', 'superseded')
                AND \(visibleFollowUp("f")) AND \(visiblePremortem("p")) AND \(visibleLaunch("l"))
            ORDER BY l.launch_on, f.id LIMIT ?
            """, [today.iso, limit]
        ) { columns in
            let launch: ID<Launch> = columns.id()
            let title = columns.text()
            let day = columns.optionalDay()
            let premortem: ID<Premortem> = columns.id()
            return UnmetCondition(
                launchID: launch, launchTitle: title, launchOn: day, premortemID: premortem,
                followUp: try FollowUpSummary(&columns))
        }
    }
}

/// A condition that was not met before its launch.
package struct UnmetCondition: Sendable {
    package let launchID: ID<Launch>
    package let launchTitle: String
    package let launchOn: Day?
    package let premortemID: ID<Premortem>
    package let followUp: FollowUpSummary
}

extension Change {
    /// Adds a condition: a new committed follow-up that is due before the launch.
    package func addCondition(to id: ID<Premortem>, _ edit: FollowUpEdit) throws -> ID<FollowUp> {
        let premortem = try requireDeciding(id)
        try requireBefore(premortem, due: edit.due)
        let followUp = try addFollowUp(edit, incident: nil, finding: nil, state: .committed)
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
        try record(.premortem(id), "removed \(followUp.key) from the conditions")
        try announcePremortem(id)
    }

    package func decide(_ id: ID<Premortem>, _ decision: LaunchDecision, note: String) throws {
        let premortem = try requireFacilitator(of: id)
        guard premortem.phase == .decision else {
            throw Refusal("You can record the decision only in the phase “Decision”.")
        }
        let note = try Text.paragraphs(
            note, field: "note", called: decision == .noGo ? "what would have to change" : "the note", atMost: 5_000,
            required: decision == .noGo)
        if decision == .goWithConditions, try reading.conditions(of: id).isEmpty {
            throw Refusal(
                field: "decision", "Add at least one condition first: a follow-up with an owner, due before the launch."
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

    private func setCondition(_ followUp: ID<FollowUp>, of id: ID<Premortem>) throws {
        try run(
            "INSERT OR IGNORE INTO premortem_condition (premortem_id, follow_up_id) VALUES (?, ?)",
            [id.rawValue, followUp.rawValue])
        try record(.premortem(id), "made \(followUp.key) a condition")
        try announcePremortem(id)
    }

    private func requireDeciding(_ id: ID<Premortem>) throws -> Premortem {
        try requireMember()
        let premortem = try requirePremortem(id)
        guard premortem.phase == .mitigation || premortem.phase == .decision else {
            throw Refusal("The session is closed, so its conditions can no longer change.")
        }
        return premortem
    }

    private func requireBefore(_ premortem: Premortem, due: Day?) throws {
        guard let launch = try premortem.launchID.flatMap({ try reading.launch($0) }), let day = launch.date, let due
        else { return }
        if due > day {
            throw Refusal(field: "due", "The launch is on \(day.words). A condition must be due by then.")
        }
    }
}
