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

/// A follow-up that a bulk action opens.
package struct FollowUpOpening: Sendable {
    package var edit: FollowUpEdit
    package var incident: ID<Incident>?
    package var finding: ID<Finding>?
    package var state: FollowUpState

    package init(
        _ edit: FollowUpEdit, incident: ID<Incident>? = nil, finding: ID<Finding>? = nil,
        state: FollowUpState = .proposed
    ) {
        self.edit = edit
        self.incident = incident
        self.finding = finding
        self.state = state
    }
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

extension Change {
    /// Makes the bulk change that the dry run showed: all of it, or nothing if a row has changed since.
    ///
    /// - Parameter rows: the rows that the dry run said would change, each with the version that was shown.
    /// - Throws: ``Refusal``; its field is `confirmation` if the dry run is out of date.
    package func changeFollowUps(
        _ alteration: FollowUpAlteration, _ rows: [(id: ID<FollowUp>, version: Int)]
    ) throws -> ID<Batch> {
        try requireMember()
        if rows.isEmpty { throw Refusal("Nothing was selected, so nothing was changed.") }
        if rows.count > Batch.mostRows {
            throw Refusal("You can change at most \(Batch.mostRows) at once. Select fewer.")
        }
        if case .set(let person) = alteration.owner { try requireOwner(person, team: nil) }
        if case .set(let team) = alteration.team { try requireOwner(nil, team: team) }
        let plan = try reading.plannedFollowUpChanges(alteration, of: rows.map(\.id))
        let versions = Dictionary(rows.map { ($0.id, $0.version) }) { first, _ in first }
        let changed = plan.filter { $0.followUp.version != versions[$0.followUp.id] || !$0.isChanged }
        if !changed.isEmpty || plan.count != versions.count {
            let keys = changed.map(\.followUp.key.description).joined(separator: ", ")
            throw Refusal(
                field: "confirmation",
                """
                \(keys.isEmpty ? "Something that was selected" : keys) changed since this was shown. Nothing was changed: \
                look at it again, as it is now.
                """)
        }
        for row in plan {
            let next = alteration.applied(to: row.followUp)
            try editFollowUp(
                next.id, FollowUpEdit(next), from: row.followUp.version, togetherWith: plan.count - 1)
        }
        return try recordBatch(.followUpChange, plan.map { ($0.followUp.id, $0.followUp) })
    }

    /// Opens several follow-ups in one action that can be undone as a whole.
    package func openFollowUps(_ openings: [FollowUpOpening]) throws -> ID<Batch> {
        try requireMember()
        if openings.isEmpty { throw Refusal("Nothing was selected, so nothing was opened.") }
        if openings.count > Batch.mostRows {
            throw Refusal("You can open at most \(Batch.mostRows) at once. Select fewer.")
        }
        let ids = try openings.map {
            try addFollowUp($0.edit, incident: $0.incident, finding: $0.finding, state: $0.state)
        }
        return try recordBatch(.followUpOpening, ids.map { ($0, nil) })
    }
}
