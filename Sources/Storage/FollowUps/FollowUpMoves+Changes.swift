import Domain

/// A change of a follow-up's state, with the values that the new state may need.
package struct FollowUpMove: Equatable, Sendable {
    package var state: FollowUpState
    /// The reason why it is declined, or why it left no guardrail.
    package var reason: String
    package var supersededBy: ID<FollowUp>?

    package init(state: FollowUpState, reason: String = "", supersededBy: ID<FollowUp>? = nil) {
        self.state = state
        self.reason = reason
        self.supersededBy = supersededBy
    }
}

extension Change {
    package func moveFollowUp(_ id: ID<FollowUp>, _ move: FollowUpMove) throws {
        try require(.editorOrInvolved, on: .followUp(id))
        let old = try requireFollowUp(id).followUp
        if move.state == old.state { return }
        var next = old
        let reason = try Text.paragraphs(move.reason, field: "reason", called: "the reason", atMost: Text.Limit.reason)
        if move.state == .declined { next.declinedReason = reason }
        if move.state == .done && !reason.isEmpty { next.noGuardrailReason = reason }
        if let successor = move.supersededBy {
            guard successor != id, try reading.followUp(successor) != nil else {
                throw Refusal(field: "superseded_by", "Enter the key of another follow-up, such as FU-12.")
            }
            next.supersededBy = successor
        }
        try FollowUpRule.check(next, movingTo: move.state, from: old.state)
        next.state = move.state
        try settlePromise(of: &next)
        try run(
            """
            UPDATE follow_up SET state = ?, declined_reason = ?, superseded_by = ?, no_guardrail_reason = ?,
                owner_day = ?, promised_due = ?, due_moves = ?, version = version + 1, updated_at = ? WHERE id = ?
            """,
            [
                move.state.rawValue, next.declinedReason, move.state == .superseded ? next.supersededBy?.rawValue : nil,
                next.noGuardrailReason, next.ownerDay?.iso, next.promisedDue?.iso, next.dueMoves, now.milliseconds,
                id.rawValue,
            ])
        var changes = [FieldChange(field: "State", from: old.state.label, to: move.state.label)]
        if !reason.isEmpty { changes.append(FieldChange(field: "Reason", from: "", to: reason)) }
        try record(
            .followUp(id), "moved \(id.key) to \(move.state.label.lowercased())", incident: old.incidentID,
            changes: changes)
    }

    func settlePromise(of followUp: inout FollowUp) throws {
        followUp.settlePromise(today: CivilTime(utc: now).day, try reading.deadlines())
    }
}
