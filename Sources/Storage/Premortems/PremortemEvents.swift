import Domain

/// What pages of a session are told. Before the reveal it is numbers only, and never whose or what.
extension Change {
    private struct Nothing: Encodable {}

    private struct Counts: Encodable {
        let cards: Int
        let writers: Int
        let voters: Int
    }

    /// Something that pages have to ask for.
    func announcePremortem(_ id: ID<Premortem>) throws {
        try announce(.premortemChanged, to: .premortem(id), Nothing())
    }

    func announceCards(_ premortem: Premortem) throws {
        // A card that comes late is seen by everyone at once, and so is who writes in a session with names.
        if premortem.phase.showsCards || premortem.anonymity.showsWriters(in: premortem.phase) {
            try announcePremortem(premortem.id)
        } else {
            try announceCounts(premortem.id)
        }
    }

    func announceVotes(_ premortem: Premortem) throws { try announceCounts(premortem.id) }

    private func announceCounts(_ id: ID<Premortem>) throws {
        let counts = try reading.roomCounts(of: id)
        try announce(
            .countsChanged, to: .premortem(id),
            Counts(cards: counts.cards, writers: counts.writers, voters: counts.voters))
    }
}
