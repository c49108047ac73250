import Domain

extension Reading {
    /// The open follow-ups that somebody owns and the asker may see, by due date; at most as many as a bulk change takes.
    package func openFollowUps(ownedBy id: ID<Person>) throws -> [FollowUpSummary] {
        try followUps(
            FollowUpQuery(states: Set(FollowUpState.allCases.filter(\.isOpen)), owner: id), atMost: Batch.mostRows)
    }
}

extension Change {
    /// Deactivates a person and gives their open follow-ups to somebody else, as a bulk change that can be undone.
    ///
    /// - Returns: the bulk change; nil if there was nothing to hand over.
    /// - Throws: ``Refusal``; its field is `heir` if that person cannot take the follow-ups.
    package func deactivate(_ id: ID<Person>, handingOverTo heir: ID<Person>) throws -> ID<Batch>? {
        let next = try requirePerson(heir)
        if heir == id || next.deactivatedAt != nil {
            throw Refusal(field: "heir", "\(next.name) cannot take them over. Choose somebody with an active account.")
        }
        let owned = try reading.openFollowUps(ownedBy: id)
        let batch =
            owned.isEmpty
            ? nil
            : try changeFollowUps(
                FollowUpAlteration(owner: .set(heir)), owned.map { ($0.followUp.id, $0.followUp.version) })
        try deactivate(id)
        return batch
    }
}
