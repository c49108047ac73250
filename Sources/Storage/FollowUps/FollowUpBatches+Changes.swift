import Domain

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

extension Change {
    /// Makes the bulk change that the dry run showed: all of it, or nothing if a row has changed since.
    ///
    /// - Parameter rows: the rows that the dry run said would change, each with the version that was shown.
    /// - Throws: ``Refusal``; its field is `confirmation` if the dry run is out of date.
    package func changeFollowUps(
        _ alteration: FollowUpAlteration, _ rows: [(id: ID<FollowUp>, version: Int)]
    ) throws -> ID<Batch> {
        try require(.editor)
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
        try require(.contributor)
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
