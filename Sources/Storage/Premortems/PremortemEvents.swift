import Domain

/// Events for the pages of a pre-mortem. Before the reveal they contain only counts, never names or texts.
extension Change {
    private struct Nothing: Encodable {}

    private struct Counts: Encodable {
        let cards: Int
        let writers: Int
        let voters: Int
    }

    /// Announces a change that pages have to fetch.
    func announcePremortem(_ id: ID<Premortem>) throws {
        try announce(.premortemChanged, to: .premortem(id), Nothing())
    }

    func announceCards(_ premortem: Premortem) throws {
        // Everyone sees a late card at once and, in a pre-mortem with names, who is writing.
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
