import Domain

/// The effect of a bulk change on one follow-up.
package struct PlannedFollowUpChange: Sendable {
    package let summary: FollowUpSummary
    /// Empty if nothing would change, or if the change is not allowed.
    package let changes: [FieldChange]
    /// The reason why it is left out.
    package let obstacle: String?

    package var followUp: FollowUp { summary.followUp }
    package var isChanged: Bool { !changes.isEmpty }
}

extension Reading {
    /// The dry run of a bulk change: what would change, row by row. Only reads.
    ///
    /// - Returns: the follow-ups that the asker may see, in the given order; each once.
    package func plannedFollowUpChanges(
        _ alteration: FollowUpAlteration, of ids: [ID<FollowUp>]
    ) throws -> [PlannedFollowUpChange] {
        let owner = try name(alteration.owner) { try personName($0) }
        let team = try name(alteration.team) { id in
            try first("SELECT name FROM team WHERE id = ? AND deleted_at IS NULL", [id.rawValue]) { $0.text() }
        }
        var seen: Set<ID<FollowUp>> = []
        return try ids.filter { seen.insert($0).inserted }.compactMap { id -> PlannedFollowUpChange? in
            guard let summary = try followUp(id) else { return nil }
            let old = summary.followUp
            let next = alteration.applied(to: old)
            do throws(Refusal) {
                try FollowUpRule.check(next, movingTo: old.state, from: old.state)
            } catch {
                return PlannedFollowUpChange(summary: summary, changes: [], obstacle: error.words)
            }
            if !old.state.isOpen {
                return PlannedFollowUpChange(
                    summary: summary, changes: [], obstacle: "Its state is “\(old.state.label.lowercased())”.")
            }
            var changes = ChangeList()
            changes.add("Owner", summary.ownerName ?? "", owner ?? "", isChanged: next.ownerID != old.ownerID)
            changes.add("Team", summary.teamName ?? "", team ?? "", isChanged: next.teamID != old.teamID)
            changes.add("Due", old.due?.iso ?? "", next.due?.iso ?? "")
            return PlannedFollowUpChange(summary: summary, changes: changes.changes, obstacle: nil)
        }
    }

    private func name<Value>(
        _ choice: FollowUpAlteration.Choice<ID<Value>>, _ look: (ID<Value>) throws -> String?
    ) throws -> String? {
        switch choice {
        case .keep, .clear: nil
        case .set(let id): try look(id)
        }
    }
}
