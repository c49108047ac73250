import Domain

extension Reading {
    /// The first page of the open follow-ups that somebody owns and the asker may see, by due date.
    package func openFollowUps(ownedBy id: ID<Person>) throws -> ListSlice<FollowUpSummary> {
        try followUps(.open(ownedBy: id))
    }
}

extension Change {
    /// Deactivates a person and gives their open follow-ups to somebody else, as a bulk change that can be undone.
    ///
    /// - Returns: the bulk change; nil if there was nothing to hand over.
    /// - Throws: ``Refusal``; its field is `heir` if that person cannot take the follow-ups, or if they are more than a
    ///   bulk change takes.
    package func deactivate(_ id: ID<Person>, handingOverTo heir: ID<Person>) throws -> ID<Batch>? {
        let next = try requirePerson(heir)
        if heir == id || next.deactivatedAt != nil {
            throw Refusal(field: "heir", "\(next.name) cannot take them over. Choose somebody with an active account.")
        }
        let owned = try reading.followUps(.open(ownedBy: id), atMost: Batch.mostRows + 1)
        if owned.count > Batch.mostRows {
            throw Refusal(
                field: "heir",
                """
                More than \(Batch.mostRows) are open, and only \(Batch.mostRows) can be handed over at once. Change the \
                owner of some in the list of follow-ups first.
                """)
        }
        let batch =
            owned.isEmpty
            ? nil
            : try changeFollowUps(
                FollowUpAlteration(owner: .set(heir)), owned.map { ($0.followUp.id, $0.followUp.version) })
        try deactivate(id)
        return batch
    }
}

extension FollowUpQuery {
    fileprivate static func open(ownedBy id: ID<Person>) -> FollowUpQuery {
        FollowUpQuery(states: Set(FollowUpState.allCases.filter(\.isOpen)), owner: id)
    }
}
